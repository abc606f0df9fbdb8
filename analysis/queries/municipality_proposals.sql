-- grain: proposal, municipality; the winner first, then finalists, one programme
SELECT proposal, municipality, team, description, coalesce(reached, 'proposed') AS reached
FROM proposals
WHERE programme = $programme AND year = $year
ORDER BY
    CASE reached WHEN 'winner' THEN 1 WHEN 'finalist' THEN 2 ELSE 3 END,
    proposal,
    municipality NULLS FIRST
