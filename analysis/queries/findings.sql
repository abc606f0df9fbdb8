-- grain: indicator, kind, text; one programme and year
SELECT indicator, kind, text
FROM findings
WHERE programme = $programme AND year = $year
ORDER BY indicator, kind, batch
