-- grain: programme, year, municipality
SELECT
    programme,
    year,
    municipality,
    title,
    challenge_before,
    challenge_after,
    goal,
    subgoals,
    groups_before,
    groups_after,
    driver,
    batch
FROM current_challenges
