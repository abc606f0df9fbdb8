-- grain: year, proposal, municipality; how far each came, every round of the programme
SELECT year, proposal, municipality, reached
FROM proposals
WHERE programme = $programme
ORDER BY year, municipality NULLS LAST, proposal
