-- grain: part, place; what the report of one year concludes of the whole programme
SELECT part, text
FROM narratives
WHERE programme = $programme AND year = $year AND indicator IS NULL
ORDER BY part, place
