-- grain: action; one programme and year
SELECT action, indicator, text, responsible, due, status
FROM actions
WHERE programme = $programme AND year = $year
ORDER BY due NULLS LAST, action
