-- grain: programme, year, item
SELECT programme, year, item, text, focus_area, responsible, due, status, deviation, batch
FROM current_plan_items
