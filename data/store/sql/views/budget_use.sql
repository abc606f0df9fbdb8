-- grain: programme, year, focus_area, as_of; focus_area is NULL for the programme as a whole
SELECT
    programme, year, focus_area, as_of,
    budget_nok, granted_nok, paid_nok,
    coalesce(utilisation, granted_nok / nullif(budget_nok, 0)) AS utilisation,
    utilisation IS NOT NULL AS utilisation_is_reported,
    batch
FROM current_budget
