-- grain: year, form, indicator; every year of one programme
SELECT
    year,
    form,
    indicator,
    -- scores
    max(score) FILTER (WHERE is_total) AS total,
    avg(score) FILTER (WHERE NOT is_total) AS statement_mean,
    count(score) FILTER (WHERE NOT is_total) AS statement_count,
    -- the board's total against its own statements; empty where either is
    max(score) FILTER (WHERE is_total) - avg(score) FILTER (WHERE NOT is_total) AS gap
FROM indicator_scores
WHERE programme = $programme
GROUP BY year, form, indicator
ORDER BY year, form, indicator
