-- grain: programme, year, subject
SELECT programme, year, subject, judgement, text, batch
FROM current_statements_in_words
