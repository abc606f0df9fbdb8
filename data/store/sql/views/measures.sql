-- grain: programme, measure, year, indicator
SELECT programme, measure, year, value, unit, target, higher_is_better, indicator, batch
FROM current_measures
