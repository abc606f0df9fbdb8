-- grain: municipality; those of a round in the order of the file, one programme
WITH taking_part AS (SELECT * FROM participants WHERE programme = $programme AND year = $year),
challenged AS (SELECT * FROM challenges WHERE programme = $programme AND year = $year)
SELECT
    coalesce(p.municipality, c.municipality) AS municipality,
    p.role,
    p.follows,
    p.county,
    p.inhabitants,
    p.is_approximate,
    p.submitted_on,
    p.application,
    p.has_applied,
    p.was_interviewed,
    p.contact,
    p.note,
    c.title,
    c.challenge_before,
    c.challenge_after,
    c.goal,
    c.subgoals,
    c.groups_before,
    c.groups_after,
    c.driver
FROM taking_part AS p
FULL JOIN challenged AS c ON c.municipality = p.municipality
ORDER BY p.batch NULLS LAST, p.place NULLS LAST, municipality
