-- grain: year; the day of each assessment that has one, one programme
SELECT year, held_on
FROM assessments
WHERE programme = $programme AND held_on IS NOT NULL
ORDER BY year
