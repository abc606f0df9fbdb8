-- grain: activity, actor; the activities of a round in order of time, each with who took part. actor NULL: nobody is named
-- Where a code orders the activities, one without a day comes after those before it in that order. A day in doubt counts.
WITH of_round AS (
    SELECT activity, min(code) AS code, min(start_date) AS begins
    FROM activities
    WHERE
        programme = $programme AND year = $year
        AND (kind IS NULL OR kind NOT IN ('phase', 'council', 'school'))
    GROUP BY activity
),

placed AS (
    SELECT
        activity,
        code,
        begins,
        CASE
            WHEN code IS NULL THEN begins
            ELSE coalesce(
                max(begins) OVER (
                    PARTITION BY code IS NULL
                    ORDER BY try_cast(code AS INTEGER) NULLS LAST, code, begins NULLS LAST, activity
                ),
                DATE '0001-01-01'
            )
        END AS place
    FROM of_round
),

given AS (
    SELECT actor, activity, degree, how_many, note
    FROM participation
    WHERE programme = $programme AND year = $year
)

SELECT activity, given.actor, given.degree, given.how_many, given.note
FROM placed
FULL OUTER JOIN given USING (activity)
ORDER BY
    placed.place NULLS LAST,
    try_cast(placed.code AS INTEGER) NULLS LAST,
    placed.code,
    placed.begins NULLS LAST,
    activity,
    given.actor
