-- grain: criterion; what the jury of one round was told beforehand to weigh, the heaviest first
SELECT criterion, weight, weight_in_words, is_listed, note
FROM criteria
WHERE programme = $programme AND year = $year AND stage = 'jury'
ORDER BY weight DESC NULLS LAST, criterion
