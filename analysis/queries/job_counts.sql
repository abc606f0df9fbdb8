-- grain: year, focus_area; jobs counted in that year, one programme
SELECT year, focus_area, stage, is_estimate, new_jobs, secured_jobs
FROM counted_jobs
WHERE programme = $programme
ORDER BY year, focus_area NULLS FIRST
