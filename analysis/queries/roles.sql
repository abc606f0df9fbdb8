-- grain: municipality; what each takes part as in one round, and its county
SELECT municipality, role, county
FROM participants
WHERE programme = $programme AND year = $year
ORDER BY municipality
