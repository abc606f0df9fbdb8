-- grain: programme, event
SELECT programme, event, date, text, indicator, kind, batch
FROM current_events
