-- grain: stage; jobs reported at that stage until and including a year, one programme
-- Stages stand beside each other and are never added up: one job may be reported at all three.
WITH reported AS (
    SELECT
        coalesce(stage, 'realised') AS stage,
        year,
        focus_area,
        new_jobs,
        secured_jobs,
        max(focus_area IS NOT NULL) OVER (PARTITION BY year, coalesce(stage, 'realised')) AS has_areas
    FROM job_progress
    WHERE
        programme = $programme
        AND year <= $year
        AND (new_jobs IS NOT NULL OR secured_jobs IS NOT NULL)
)
SELECT stage, sum(new_jobs) AS new_jobs, sum(secured_jobs) AS secured_jobs, min(year) AS first_year, max(year) AS last_year
FROM reported
WHERE focus_area IS NOT NULL OR NOT has_areas
GROUP BY stage
ORDER BY CASE stage WHEN 'expected' THEN 1 WHEN 'realised' THEN 2 ELSE 3 END
