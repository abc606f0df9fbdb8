-- grain: programme, year, actor, as_of, stage
SELECT
    programme,
    year,
    actor,
    as_of,
    stage,
    municipality,
    state,
    owner,
    amount_nok,
    is_approximate,
    funder,
    county_contact,
    next_step,
    batch
FROM current_follow_ups
