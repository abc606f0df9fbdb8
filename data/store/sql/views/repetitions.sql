-- grain: programme, year, indicator, text, earlier_year, earlier_text
SELECT programme, year, indicator, text, earlier_year, earlier_text, is_same, batch
FROM current_repetitions
