-- grain: municipality, proposal, frame; which goals and principles of the national roadmap are answered in one round
-- proposals: how many of the municipality's proposals answer the same.
SELECT
    municipality,
    proposal,
    frame,
    reason,
    count(DISTINCT proposal) OVER (PARTITION BY municipality, frame) AS proposals
FROM frame_choices
WHERE programme = $programme AND year = $year
ORDER BY municipality NULLS LAST, proposal NULLS FIRST, frame
