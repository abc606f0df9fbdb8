-- grain: project; granted until the end of a year, or without a date; one programme
-- `followed_by`: the first project with a grant that grew out of it, else the first of all, until that year too; never
-- itself. `is_following_known`: whether any project of the programme, of whatever year, says which one it grew out of.
WITH known AS (
    SELECT *
    FROM projects
    WHERE programme = $programme AND (granted_on IS NULL OR year(granted_on) <= $year)
),
followers AS (
    SELECT
        follows_project AS project,
        min_by(project, (coalesce(granted_nok, 0) <= 0, granted_on IS NULL, granted_on, project)) AS followed_by
    FROM known
    WHERE follows_project <> project
    GROUP BY follows_project
)
SELECT
    k.project, coalesce(k.name, k.project) AS name, k.company, k.company_size, k.phase, k.focus_area, k.owner_type,
    k.total_cost_nok, k.granted_nok, k.granted_on, k.status, k.expected_jobs, k.realised_jobs,
    k.follows_project, k.planned_start, k.planned_end, k.actual_end, k.deviation, f.followed_by,
    EXISTS (
        SELECT 1 FROM projects WHERE programme = $programme AND follows_project <> project
    ) AS is_following_known
FROM known AS k
LEFT JOIN followers AS f USING (project)
ORDER BY k.granted_on DESC NULLS FIRST, k.project
