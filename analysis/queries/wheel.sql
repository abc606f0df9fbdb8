-- grain: date, kind, text; the programme's year, one programme
SELECT date, kind, text, responsible, done_on
FROM wheel
WHERE programme = $programme
ORDER BY date, text, kind NULLS LAST
