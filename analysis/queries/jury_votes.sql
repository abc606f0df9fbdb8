-- grain: municipality, proposal, juror, vote_round; the votes of one round, with what each ballot adds up to
-- A vote that names no municipality is about the only proposal of that name.
WITH only_ones AS (
    SELECT proposal, any_value(municipality) AS municipality
    FROM proposals
    WHERE programme = $programme AND year = $year
    GROUP BY proposal
    HAVING count(*) = 1
),
given AS (
    SELECT
        coalesce(v.municipality, o.municipality) AS municipality,
        v.proposal,
        v.juror,
        coalesce(v.vote_round, 1) AS vote_round,
        v.vote,
        v.reason
    FROM votes AS v
    LEFT JOIN only_ones AS o USING (proposal)
    WHERE v.programme = $programme AND v.year = $year
),
sided AS (
    SELECT
        *,
        coalesce((
            SELECT bool_or(j.is_local)
            FROM jurors AS j
            WHERE
                j.programme = $programme
                AND j.year = $year
                AND j.juror = given.juror
                AND (j.municipality IS NULL OR j.municipality IS NOT DISTINCT FROM given.municipality)
        ), false) AS is_local
    FROM given
)
SELECT
    *,
    vote_round = max(vote_round) OVER (PARTITION BY municipality, proposal) AS is_last,
    count(*) FILTER (WHERE vote = 'go_on') OVER ballot AS go_on,
    count(*) FILTER (WHERE vote = 'unsure') OVER ballot AS unsure,
    count(*) FILTER (WHERE vote = 'stop') OVER ballot AS stop,
    count(*) FILTER (WHERE vote = 'go_on' AND is_local) OVER ballot AS local_go_on,
    count(*) FILTER (WHERE vote = 'unsure' AND is_local) OVER ballot AS local_unsure,
    count(*) FILTER (WHERE vote = 'stop' AND is_local) OVER ballot AS local_stop
FROM sided
WINDOW ballot AS (PARTITION BY municipality, proposal, vote_round)
ORDER BY municipality NULLS LAST, proposal, vote_round, juror
