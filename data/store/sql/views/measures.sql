-- grain: programme, measure, year, indicator
SELECT
    programme, measure, year, value, unit, target, higher_is_better, indicator,
    focus_area, goal, least_level, good_level, excellent_level,
    batch
FROM current_measures
