-- grain: programme, project
SELECT programme, project, name, company, phase, focus_area, owner_type, total_cost_nok, granted_nok, granted_on, status, expected_jobs, batch
FROM current_projects
