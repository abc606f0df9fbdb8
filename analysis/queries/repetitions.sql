-- grain: year, text, earlier_year, earlier_text; what somebody has answered of one indicator of one programme
SELECT year, text, earlier_year, earlier_text, is_same
FROM repetitions
WHERE programme = $programme AND indicator = $indicator
ORDER BY year, text, earlier_year, earlier_text
