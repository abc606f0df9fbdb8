-- grain: year; every year the programme has said something of, and whether more than what is planned
SELECT year, bool_or(NOT is_planned) AS is_begun FROM (
    SELECT year, FALSE AS is_planned FROM indicator_scores WHERE programme = $programme
    UNION ALL
    SELECT year, coalesce(utilisation, granted_nok, paid_nok) IS NULL FROM budget_use WHERE programme = $programme
    UNION ALL
    SELECT year, FALSE FROM job_progress
    WHERE programme = $programme AND year IS NOT NULL AND (new_jobs IS NOT NULL OR secured_jobs IS NOT NULL)
    UNION ALL
    SELECT year, FALSE FROM findings WHERE programme = $programme
    UNION ALL
    SELECT year, FALSE FROM measures WHERE programme = $programme AND value IS NOT NULL
    UNION ALL
    SELECT year, FALSE FROM statements_in_words WHERE programme = $programme
    UNION ALL
    SELECT year, FALSE FROM narratives WHERE programme = $programme
    UNION ALL
    SELECT year, step = 'selected_planned' FROM funnel WHERE programme = $programme AND year IS NOT NULL
    UNION ALL
    SELECT year, FALSE FROM participants WHERE programme = $programme AND year IS NOT NULL
    UNION ALL
    SELECT year, FALSE FROM activities WHERE programme = $programme AND year IS NOT NULL
    UNION ALL
    SELECT year, FALSE FROM proposals WHERE programme = $programme AND year IS NOT NULL
    UNION ALL
    SELECT year, FALSE FROM lessons WHERE programme = $programme AND year IS NOT NULL
    UNION ALL
    SELECT year, FALSE FROM recommendations WHERE programme = $programme AND year IS NOT NULL
    UNION ALL
    SELECT year, FALSE FROM relations WHERE programme = $programme AND year IS NOT NULL
    UNION ALL
    SELECT year, FALSE FROM participation WHERE programme = $programme AND year IS NOT NULL
    UNION ALL
    SELECT year, FALSE FROM follow_ups WHERE programme = $programme AND year IS NOT NULL
)
GROUP BY year
ORDER BY year
