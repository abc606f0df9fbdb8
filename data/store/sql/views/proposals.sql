-- grain: programme, year, proposal, municipality
SELECT programme, year, proposal, municipality, team, description, reached, prize_nok, decision_reason, batch
FROM current_proposals
