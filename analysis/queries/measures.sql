-- grain: measure, year, indicator; one programme
SELECT measure, year, indicator, value, unit, target, higher_is_better,
    least_level, good_level, excellent_level
FROM measures
WHERE programme = $programme
ORDER BY measure, indicator, year
