-- grain: batch; the votes of rounds that are still open, which nobody sees
SELECT batch
FROM vote_round_batches
WHERE opened NOT IN (SELECT opened FROM vote_round_turns GROUP BY opened HAVING arg_max(action, entry) = 'withdraw')
