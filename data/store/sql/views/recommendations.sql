-- grain: programme, recommendation
SELECT programme, recommendation, recipient, text, batch
FROM current_recommendations
