-- grain: programme, year, indicator, kind, text
SELECT programme, year, indicator, kind, text, batch
FROM current_findings
