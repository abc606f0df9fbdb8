-- grain: one row; jobs counted for the whole period with no year, one programme; empty where there are none
-- The surest stage of each focus area counts; the whole is what is reported of it, else the sum of the areas.
WITH counts AS (
    SELECT focus_area, new_jobs, secured_jobs
    FROM job_progress
    WHERE
        programme = $programme
        AND year IS NULL
        AND coalesce(stage, 'realised') <> 'expected'
    QUALIFY row_number() OVER (
        PARTITION BY focus_area
        ORDER BY
            new_jobs IS NULL AND secured_jobs IS NULL,
            CASE stage WHEN 'verified' THEN 1 WHEN 'realised' THEN 2 ELSE 3 END
    ) = 1
),
totals AS (
    SELECT
        sum(new_jobs) FILTER (WHERE focus_area IS NULL) AS new_jobs,
        sum(secured_jobs) FILTER (WHERE focus_area IS NULL) AS secured_jobs,
        sum(new_jobs) FILTER (WHERE focus_area IS NOT NULL) AS new_of_areas,
        sum(secured_jobs) FILTER (WHERE focus_area IS NOT NULL) AS secured_of_areas
    FROM counts
    HAVING count(*) > 0
)
SELECT coalesce(new_jobs, new_of_areas) AS new_jobs, coalesce(secured_jobs, secured_of_areas) AS secured_jobs
FROM totals
