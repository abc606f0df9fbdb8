-- grain: step, municipality; how many proposals and finalists one round is known to have had, where they have no names
SELECT step, municipality, count_min, count_max
FROM funnel
WHERE programme = $programme AND year = $year AND step IN ('proposals', 'finalists')
ORDER BY step, municipality NULLS FIRST
