-- grain: programme, year, actor, activity
SELECT programme, year, actor, activity, degree, how_many, note, batch
FROM current_participation
