-- grain: programme, year, effort, actor
SELECT programme, year, effort, actor, value_min, value_max, unit, period, note, batch
FROM current_effort
