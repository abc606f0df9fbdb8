-- grain: programme, year, proposal, municipality, juror, vote_round
SELECT programme, year, proposal, municipality, juror, vote_round, vote, reason, juror AS voter, batch
FROM current_votes
