-- grain: programme, year, frame_part
SELECT programme, year, frame_part, least_chosen, most_chosen, note, batch
FROM current_frame_rules
