-- grain: programme, action
SELECT programme, action, year, indicator, text, responsible, due, status, batch
FROM current_actions
