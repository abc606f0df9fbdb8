-- grain: part, indicator, place; what the report of one year says in running text; one programme
SELECT part, indicator, place, text
FROM narratives
WHERE programme = $programme AND year = $year
ORDER BY part, indicator NULLS FIRST, place NULLS LAST, text
