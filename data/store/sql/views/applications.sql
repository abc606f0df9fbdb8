-- grain: programme, year, municipality
-- The name that participants had before; kept for those who read the store from outside.
SELECT programme, year, application, municipality, county, inhabitants, submitted_on, role AS outcome, batch
FROM current_participants
