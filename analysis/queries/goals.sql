-- grain: goal; one programme, in the board's order
SELECT goal, rank, coalesce(text, goal) AS text, target, unit, measured_by
FROM goals
WHERE programme = $programme
ORDER BY rank NULLS LAST, goal
