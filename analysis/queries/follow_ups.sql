-- grain: actor, as_of, stage; what became of those of a round, oldest first, one programme
SELECT
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
    next_step
FROM follow_ups
WHERE programme = $programme AND year = $year
ORDER BY as_of NULLS FIRST, actor, stage NULLS FIRST
