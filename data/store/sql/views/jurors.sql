-- grain: programme, year, juror, municipality
SELECT programme, year, juror, municipality, body, is_local, seats, note, batch
FROM current_jurors
