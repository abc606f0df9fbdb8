-- grain: recommendation, recipient; what was recommended after one round, and what became of it
SELECT recommendation, recipient, text, lesson, decided_change, status, result, place
FROM recommendations
WHERE programme = $programme AND year = $year
ORDER BY recommendation, recipient NULLS LAST
