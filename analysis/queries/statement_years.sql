-- grain: year, form, indicator, statement; every year of one programme
SELECT year, form, indicator, statement, score
FROM indicator_scores
WHERE programme = $programme AND NOT is_total
ORDER BY year, form, indicator, statement
