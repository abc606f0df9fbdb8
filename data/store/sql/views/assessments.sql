-- grain: programme, year
SELECT programme, year, form, held_on, sent_on, facilitator_role, participants, batch
FROM current_assessments
