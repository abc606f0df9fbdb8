-- grain: programme, year, municipality
SELECT
    programme,
    year,
    municipality,
    application,
    county,
    inhabitants,
    is_approximate,
    submitted_on,
    role,
    follows,
    has_applied,
    was_interviewed,
    contact,
    note,
    batch
FROM current_participants
