-- grain: programme, year, focus_area, stage; year is NULL for the whole period, focus_area for the whole programme
SELECT
    programme, year, focus_area,
    target_jobs, target_new, target_secured,
    new_jobs, secured_jobs, stage,
    batch
FROM current_jobs
