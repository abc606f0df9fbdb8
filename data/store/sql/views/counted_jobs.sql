-- grain: programme, year, focus_area; jobs counted in that year
-- A job may be reported as expected, realised and verified. The surest stage there is counts; a figure without a
-- stage was counted by somebody and stands as realised. An expected figure is an estimate.
WITH counts AS (
    SELECT
        programme, year, focus_area, coalesce(stage, 'realised') AS stage, stage IS NULL AS is_unsaid,
        new_jobs, secured_jobs, batch
    FROM current_jobs
    WHERE year IS NOT NULL AND (new_jobs IS NOT NULL OR secured_jobs IS NOT NULL)
)
SELECT
    programme, year, focus_area,
    stage, stage = 'expected' AS is_estimate,
    new_jobs, secured_jobs,
    batch
FROM counts
QUALIFY row_number() OVER (
    PARTITION BY programme, year, focus_area
    ORDER BY CASE stage WHEN 'verified' THEN 1 WHEN 'realised' THEN 2 ELSE 3 END, is_unsaid
) = 1
