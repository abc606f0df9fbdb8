-- grain: municipality, actor, other, relation; who a round's municipalities work with. municipality NULL: nobody of them
WITH hosts AS (
    SELECT municipality, county
    FROM participants
    WHERE programme = $programme AND year = $year AND role IN ('selected', 'pilot')
),

written AS (
    SELECT actor, relation, other, before_programme, during_programme, after_programme, note
    FROM relations
    WHERE programme = $programme AND year = $year
),

given AS (
    SELECT other AS municipality, actor, NULL AS other, * EXCLUDE (actor, other)
    FROM written
    WHERE other IN (SELECT municipality FROM hosts)
    UNION ALL
    SELECT actor AS municipality, other AS actor, NULL AS other, * EXCLUDE (actor, other)
    FROM written
    WHERE actor IN (SELECT municipality FROM hosts) AND other IS NOT NULL
    UNION ALL
    SELECT NULL AS municipality, *
    FROM (SELECT actor, other, * EXCLUDE (actor, other) FROM written)
    WHERE
        actor NOT IN (SELECT municipality FROM hosts)
        AND (other IS NULL OR other NOT IN (SELECT municipality FROM hosts))
        AND (other IS NOT NULL OR coalesce(before_programme, during_programme, after_programme) IS NOT NULL)
),

-- What other data sets say of who belongs together, where no relation is written down.
known AS (
    SELECT follows AS municipality, municipality AS actor, 'follower' AS relation
    FROM participants
    WHERE programme = $programme AND year = $year AND follows IS NOT NULL
    UNION
    SELECT municipality, county AS actor, 'county' AS relation
    FROM hosts
    WHERE county IS NOT NULL
    UNION
    SELECT municipality, proposal AS actor, 'winner' AS relation
    FROM proposals
    WHERE programme = $programme AND year = $year AND reached = 'winner' AND municipality IS NOT NULL
)

SELECT municipality, actor, other, relation, before_programme, during_programme, after_programme, note
FROM given
UNION ALL BY NAME
SELECT municipality, actor, relation
FROM known
ANTI JOIN given USING (municipality, actor)
ORDER BY municipality NULLS LAST, actor, other NULLS FIRST, relation
