-- grain: programme, action
SELECT
    programme, action, year, indicator, text, responsible, due, status,
    strength, carried_from, done_on, dropped_because, also_concerns, statements,
    batch
FROM current_actions
