-- grain: programme, year, municipality, readiness_item
SELECT programme, year, municipality, readiness_item, readiness_state, note, batch
FROM current_applicant_readiness
