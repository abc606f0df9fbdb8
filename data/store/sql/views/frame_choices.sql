-- grain: programme, year, municipality, proposal, frame
SELECT programme, year, municipality, proposal, frame, reason, batch
FROM current_frame_choices
