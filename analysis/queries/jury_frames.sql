-- grain: municipality, proposal, frame; which goals and principles of the national roadmap are answered in one round
-- A choice that names a proposal and no municipality is of the only proposal of that name.
WITH only_ones AS (
    SELECT proposal, any_value(municipality) AS municipality
    FROM proposals
    WHERE programme = $programme AND year = $year
    GROUP BY proposal
    HAVING count(*) = 1
)
SELECT coalesce(f.municipality, o.municipality) AS municipality, f.proposal, f.frame, f.reason
FROM frame_choices AS f
LEFT JOIN only_ones AS o USING (proposal)
WHERE f.programme = $programme AND f.year = $year
ORDER BY 1 NULLS LAST, f.proposal NULLS FIRST, f.frame
