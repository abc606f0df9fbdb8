-- grain: event; what happened, those without a day last, one programme
SELECT event, date, text, indicator, kind
FROM events
WHERE programme = $programme
ORDER BY date NULLS LAST, event
