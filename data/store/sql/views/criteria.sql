-- grain: programme, year, stage, criterion
SELECT programme, year, stage, criterion, weight, weight_in_words, is_listed, note, batch
FROM current_criteria
