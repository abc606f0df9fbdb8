-- grain: year, item; of the yearly plans, what has a due date, one programme
SELECT year, item, text, responsible, due, status
FROM plan_items
WHERE programme = $programme AND due IS NOT NULL
ORDER BY due, item, year
