-- grain: programme, year, step, municipality
SELECT programme, year, step, municipality, step_order, count_min, count_max, reason, is_derived, note, batch
FROM current_funnel
