-- grain: programme, year, indicator, statement; statement is NULL on the row of the total
SELECT programme, year, form, indicator, statement, score, is_total, batch
FROM current_scores
