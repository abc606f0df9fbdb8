-- grain: municipality, readiness_item; what those of a round had in place, one programme. No municipality: of all, or
-- not known of whom.
SELECT municipality, readiness_item AS item, readiness_state AS state, note
FROM applicant_readiness
WHERE programme = $programme AND year = $year
ORDER BY municipality NULLS FIRST, item
