-- grain: programme, event
SELECT programme, event, date, text, indicator, batch
FROM current_events
