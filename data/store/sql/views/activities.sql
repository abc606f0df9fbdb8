-- grain: programme, activity, municipality
SELECT programme, activity, phase, municipality, date, note, batch
FROM current_activities
