-- grain: year, indicator, text; every action that the report of a year recommends, until and including a year; one programme
SELECT year, indicator, text
FROM findings
WHERE programme = $programme AND year <= $year AND kind = 'action'
ORDER BY year, indicator NULLS LAST, text
