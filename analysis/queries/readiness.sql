-- grain: item; what must be in place before the programme ends, one programme
SELECT item, text, responsible, due, status, done_on
FROM readiness
WHERE programme = $programme
ORDER BY due NULLS LAST, item
