-- grain: programme, measure, year, indicator
SELECT
    programme, measure, year, value, unit, target, higher_is_better, indicator,
    focus_area, goal,
    batch
FROM current_measures
