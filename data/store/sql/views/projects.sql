-- grain: programme, project
SELECT
    programme, project, name, company, phase, focus_area, owner_type,
    total_cost_nok, granted_nok, granted_on, status, expected_jobs,
    realised_jobs, company_size, follows_project, planned_start, planned_end, actual_end, deviation,
    batch
FROM current_projects
