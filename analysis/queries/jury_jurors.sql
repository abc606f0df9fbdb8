-- grain: municipality, juror; the juries of one round, those of the municipality itself first
SELECT municipality, juror, body, is_local, seats, note
FROM jurors
WHERE programme = $programme AND year = $year
ORDER BY is_local DESC NULLS LAST, juror, municipality NULLS FIRST
