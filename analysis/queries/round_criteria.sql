-- grain: year, stage, criterion; every round of the programme
SELECT year, stage, criterion, weight, weight_in_words, is_listed, note
FROM criteria
WHERE programme = $programme
ORDER BY year, stage, weight DESC NULLS LAST, criterion
