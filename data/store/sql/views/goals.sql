-- grain: programme, goal
SELECT programme, goal, rank, text, target, unit, measured_by, batch
FROM current_goals
