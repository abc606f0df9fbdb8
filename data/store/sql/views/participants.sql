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
    batch,
    TRY_CAST(regexp_extract(split_part(cell, ':', 1), '[0-9]+$') AS INTEGER) AS place  -- the row of its sheet
FROM current_participants
