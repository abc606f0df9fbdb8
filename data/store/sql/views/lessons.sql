-- grain: programme, lesson
SELECT programme, lesson, theme, worked, challenge, said_by, batch
FROM current_lessons
