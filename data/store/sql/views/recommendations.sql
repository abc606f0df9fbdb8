-- grain: programme, year, recommendation, recipient
SELECT programme, year, recommendation, recipient, text, lesson, decided_change, status, result, place, batch
FROM current_recommendations
