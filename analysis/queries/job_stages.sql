-- grain: stage; jobs reported at that stage until and including a year, one programme
-- Stages stand beside each other and are never added up: one job may be reported at all three. In each year the whole
-- is what is reported of it, else the sum of the focus areas.
WITH counts AS (
    SELECT coalesce(stage, 'realised') AS stage, year, focus_area, new_jobs, secured_jobs
    FROM job_progress
    WHERE
        programme = $programme
        AND year <= $year
        AND (new_jobs IS NOT NULL OR secured_jobs IS NOT NULL)
    -- A count without a stage is a realised one, unless the realised ones are given as well.
    QUALIFY row_number() OVER (PARTITION BY year, focus_area, coalesce(stage, 'realised') ORDER BY stage IS NULL) = 1
),
reported AS (
    SELECT
        stage,
        year,
        sum(new_jobs) FILTER (WHERE focus_area IS NULL) AS new_jobs,
        sum(secured_jobs) FILTER (WHERE focus_area IS NULL) AS secured_jobs,
        sum(new_jobs) FILTER (WHERE focus_area IS NOT NULL) AS new_of_areas,
        sum(secured_jobs) FILTER (WHERE focus_area IS NOT NULL) AS secured_of_areas
    FROM counts
    GROUP BY stage, year
),
by_year AS (
    SELECT
        *,
        coalesce(abs(new_jobs - new_of_areas) > 0.5, false)
        OR coalesce(abs(secured_jobs - secured_of_areas) > 0.5, false) AS areas_differ
    FROM reported
)
SELECT
    stage,
    sum(CASE WHEN areas_differ THEN new_jobs ELSE coalesce(new_jobs, new_of_areas) END) AS new_jobs,
    sum(CASE WHEN areas_differ THEN secured_jobs ELSE coalesce(secured_jobs, secured_of_areas) END) AS secured_jobs,
    min(year) AS first_year,
    max(year) AS last_year
FROM by_year
GROUP BY stage
ORDER BY CASE stage WHEN 'expected' THEN 1 WHEN 'realised' THEN 2 ELSE 3 END
