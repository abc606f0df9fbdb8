-- grain: programme, year, part, indicator, place
SELECT programme, year, part, indicator, place, text, batch
FROM current_narratives
