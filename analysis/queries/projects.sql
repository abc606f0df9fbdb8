-- grain: project; granted until the end of a year, or without a date; one programme
SELECT project, name, company, phase, focus_area, owner_type, total_cost_nok, granted_nok, granted_on, status, expected_jobs
FROM projects
WHERE programme = $programme AND (granted_on IS NULL OR year(granted_on) <= $year)
ORDER BY granted_on DESC NULLS FIRST, project
