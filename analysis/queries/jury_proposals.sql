-- grain: municipality, proposal; what competed in one round
SELECT municipality, proposal, team, description, reached, decision_reason
FROM proposals
WHERE programme = $programme AND year = $year
ORDER BY municipality NULLS LAST, proposal
