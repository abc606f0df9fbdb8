-- grain: part (focus_area, phase, owner_type, whole), code; projects with a grant until the end of a year, one programme
-- A sum of which a part is missing is missing, never too small.
WITH granted AS (
    SELECT focus_area, phase, owner_type, granted_nok, total_cost_nok, expected_jobs
    FROM projects
    WHERE programme = $programme AND granted_nok IS NOT NULL AND (granted_on IS NULL OR year(granted_on) <= $year)
),
parts AS (
    SELECT
        grouping_id(focus_area, phase, owner_type) AS left_out,
        coalesce(focus_area, phase, owner_type) AS code,
        count(*) AS project_count,
        sum(granted_nok) AS granted_nok,
        CASE WHEN count(total_cost_nok) = count(*) THEN sum(total_cost_nok) END AS total_cost_nok,
        CASE WHEN count(expected_jobs) = count(*) THEN sum(expected_jobs) END AS expected_jobs
    FROM granted
    GROUP BY GROUPING SETS ((focus_area), (phase), (owner_type), ())
)
SELECT
    CASE left_out WHEN 3 THEN 'focus_area' WHEN 5 THEN 'phase' WHEN 6 THEN 'owner_type' ELSE 'whole' END AS part,
    code,
    project_count,
    -- amounts in kroner
    granted_nok,
    total_cost_nok,
    expected_jobs
FROM parts
WHERE project_count > 0
ORDER BY part, granted_nok DESC, code NULLS LAST
