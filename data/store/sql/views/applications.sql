-- grain: programme, application
SELECT programme, application, municipality, county, inhabitants, submitted_on, outcome, batch
FROM current_applications
