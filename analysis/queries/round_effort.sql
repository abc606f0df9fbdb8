-- grain: year, effort, actor; what somebody has counted of the work, every round of the programme
SELECT year, effort, actor, value_min, value_max, unit, period, note
FROM effort
WHERE programme = $programme
ORDER BY year, unit NULLS LAST, value_min DESC NULLS LAST, effort, actor NULLS FIRST
