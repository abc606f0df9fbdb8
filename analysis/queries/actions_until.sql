-- grain: action; of every assessment until and including a year, or of no year; one programme
-- `held_on`: the day of the assessment that recommended it, where it is known.
SELECT
    a.action, a.year, a.indicator, coalesce(a.text, a.action) AS text, a.responsible, a.due, a.status,
    a.strength, a.carried_from, a.done_on, a.dropped_because, a.also_concerns, a.statements,
    s.held_on
FROM actions AS a
LEFT JOIN assessments AS s ON s.programme = a.programme AND s.year = a.year
WHERE a.programme = $programme AND (a.year IS NULL OR a.year <= $year)
ORDER BY a.year NULLS LAST, a.due NULLS LAST, a.action
