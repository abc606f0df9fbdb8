-- grain: year, step, municipality; how many were left after each step, every round of the programme
SELECT year, step, municipality, step_order, count_min, count_max, reason, is_derived, note
FROM funnel
WHERE programme = $programme
ORDER BY year, step_order NULLS LAST, step, municipality NULLS FIRST
