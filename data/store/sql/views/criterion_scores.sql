-- grain: programme, year, stage, criterion, candidate
SELECT programme, year, stage, criterion, candidate, score, batch
FROM current_criterion_scores
