-- grain: programme, date, kind, text
SELECT programme, date, kind, text, responsible, done_on, batch
FROM current_wheel
