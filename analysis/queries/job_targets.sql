-- grain: year, focus_area; targets, one programme; year NULL is the whole period, focus_area NULL the whole programme
-- A target is repeated on the rows of several stages: the largest is the target, not their sum.
SELECT
    year,
    focus_area,
    max(coalesce(target_jobs, target_new + target_secured)) AS target_jobs,
    max(target_new) AS target_new,
    max(target_secured) AS target_secured
FROM job_progress
WHERE programme = $programme
GROUP BY year, focus_area
HAVING max(coalesce(target_jobs, target_new, target_secured)) IS NOT NULL
ORDER BY year NULLS FIRST, focus_area NULLS FIRST
