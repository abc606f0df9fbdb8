-- grain: role; how many take part in one round, and how many of them are known to have been interviewed
SELECT role, count(*) AS members, count(*) FILTER (WHERE was_interviewed) AS interviewed
FROM participants
WHERE programme = $programme AND year = $year AND role IS NOT NULL
GROUP BY role
ORDER BY role
