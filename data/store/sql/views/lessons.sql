-- grain: programme, year, lesson, actor_group
SELECT programme, year, lesson, actor_group, theme, worked, challenge, place, actor_group AS said_by, batch
FROM current_lessons
