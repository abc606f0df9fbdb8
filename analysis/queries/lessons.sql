-- grain: lesson, actor_group; what was learnt in one round
SELECT lesson, actor_group, theme, worked, challenge, place
FROM lessons
WHERE programme = $programme AND year = $year
ORDER BY lesson, actor_group NULLS LAST
