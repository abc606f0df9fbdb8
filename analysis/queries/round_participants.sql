-- grain: year, municipality; who took part and as what, every round of the programme
SELECT year, municipality, role, follows, has_applied
FROM participants
WHERE programme = $programme AND role IS NOT NULL
ORDER BY year, municipality
