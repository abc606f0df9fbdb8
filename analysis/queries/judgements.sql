-- grain: year, subject; what reports say in words of the budget and of indicators, one programme
SELECT year, subject, judgement, text
FROM statements_in_words
WHERE programme = $programme AND (judgement IS NOT NULL OR text IS NOT NULL)
ORDER BY year, subject
