-- grain: item; the action plan of a year, apart from what the assessment advises, one programme
SELECT item, coalesce(text, item) AS text, focus_area, responsible, due, status, deviation
FROM plan_items
WHERE programme = $programme AND year = $year
ORDER BY due NULLS LAST, item
