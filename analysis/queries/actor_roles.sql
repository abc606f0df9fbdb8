-- grain: actor, role, place; what actors of a round are: a participant's role, what a relation says of it, a team that proposes
SELECT municipality AS actor, 'municipality' AS role, NULL AS note, 1 AS place
FROM participants
WHERE programme = $programme AND year = $year AND role IN ('selected', 'pilot')
UNION
SELECT municipality AS actor, 'follower' AS role, NULL AS note, 1 AS place
FROM participants
WHERE programme = $programme AND year = $year AND role = 'follower'
UNION
SELECT county AS actor, 'county' AS role, NULL AS note, 2 AS place
FROM participants
WHERE programme = $programme AND year = $year AND role IN ('selected', 'pilot') AND county IS NOT NULL
UNION
SELECT
    actor,
    relation AS role,
    -- What is written of contact belongs to the tie.
    CASE WHEN coalesce(before_programme, during_programme, after_programme) IS NULL THEN note END AS note,
    CASE WHEN other IS NULL THEN 0 ELSE 4 END AS place
FROM relations
WHERE programme = $programme AND year = $year
UNION
SELECT proposal AS actor, reached AS role, NULL AS note, 3 AS place
FROM proposals
WHERE programme = $programme AND year = $year AND reached IN ('winner', 'finalist')
ORDER BY actor, place, role
