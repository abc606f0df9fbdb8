-- grain: programme, item
SELECT programme, item, text, responsible, due, status, done_on, batch
FROM current_readiness
