-- grain: focus_area (NULL: not given); projects with a grant until the end of a year, one programme
-- A sum of which a part is missing is missing, never too small.
SELECT
    focus_area,
    count(*) AS project_count,
    -- amounts in kroner
    sum(granted_nok) AS granted_nok,
    CASE WHEN count(total_cost_nok) = count(*) THEN sum(total_cost_nok) END AS total_cost_nok,
    CASE WHEN count(expected_jobs) = count(*) THEN sum(expected_jobs) END AS expected_jobs
FROM projects
WHERE programme = $programme AND granted_nok > 0 AND (granted_on IS NULL OR year(granted_on) <= $year)
GROUP BY focus_area
ORDER BY granted_nok DESC, focus_area NULLS LAST
