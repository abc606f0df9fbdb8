-- grain: one row; jobs counted for the whole period with no year, one programme; empty where there are none
WITH counts AS (
    SELECT new_jobs, secured_jobs, focus_area, max(focus_area IS NOT NULL) OVER () AS has_areas
    FROM job_progress
    WHERE programme = $programme AND year IS NULL AND coalesce(stage, 'realised') <> 'expected'
)
SELECT sum(new_jobs) AS new_jobs, sum(secured_jobs) AS secured_jobs
FROM counts
WHERE focus_area IS NOT NULL OR NOT has_areas
HAVING count(*) > 0
