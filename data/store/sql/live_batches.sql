-- grain: batch; the batches whose last action is not a withdrawal
SELECT batch
FROM journal
QUALIFY row_number() OVER (PARTITION BY batch ORDER BY entry DESC) = 1 AND action <> 'withdraw'
