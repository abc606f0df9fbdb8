-- grain: proposal, municipality; the winners of one round
SELECT proposal, municipality, team, description
FROM proposals
WHERE programme = $programme AND year = $year AND reached = 'winner'
ORDER BY municipality NULLS LAST, proposal
