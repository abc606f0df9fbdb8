-- grain: municipality; how many proposals a municipality of a round got, one programme
SELECT municipality, count_min, count_max
FROM funnel
WHERE programme = $programme AND year = $year AND step = 'proposals' AND municipality IS NOT NULL
ORDER BY municipality
