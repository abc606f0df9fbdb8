-- grain: programme, proposal, voter
SELECT programme, proposal, voter, municipality, vote, batch
FROM current_votes
