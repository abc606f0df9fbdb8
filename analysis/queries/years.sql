-- grain: year; every year the programme has said something of
SELECT year FROM indicator_scores WHERE programme = $programme
UNION
SELECT year FROM budget_use WHERE programme = $programme
UNION
SELECT year FROM job_progress
WHERE programme = $programme AND year IS NOT NULL AND (new_jobs IS NOT NULL OR secured_jobs IS NOT NULL)
UNION
SELECT year FROM findings WHERE programme = $programme
UNION
SELECT year FROM measures WHERE programme = $programme AND value IS NOT NULL
UNION
SELECT year FROM statements_in_words WHERE programme = $programme
UNION
SELECT year FROM narratives WHERE programme = $programme
UNION
SELECT year FROM funnel WHERE programme = $programme AND year IS NOT NULL
UNION
SELECT year FROM participants WHERE programme = $programme AND year IS NOT NULL
UNION
SELECT year FROM activities WHERE programme = $programme AND year IS NOT NULL
UNION
SELECT year FROM proposals WHERE programme = $programme AND year IS NOT NULL
UNION
SELECT year FROM lessons WHERE programme = $programme AND year IS NOT NULL
UNION
SELECT year FROM recommendations WHERE programme = $programme AND year IS NOT NULL
UNION
SELECT year FROM relations WHERE programme = $programme AND year IS NOT NULL
UNION
SELECT year FROM participation WHERE programme = $programme AND year IS NOT NULL
UNION
SELECT year FROM follow_ups WHERE programme = $programme AND year IS NOT NULL
ORDER BY year
