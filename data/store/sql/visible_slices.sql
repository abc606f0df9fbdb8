-- grain: batch, dataset, programme, year; the slices whose rows count now
-- A batch that replaces hides the batches before it; one that adds stands on top of them. What was voted on a page is
-- hidden only by what came after its round was closed: whoever loaded it before could not see what it would hide.
WITH voted AS (
    SELECT r.batch, coalesce(max(t.done_at), TIMESTAMP 'infinity') AS closed_at
    FROM vote_round_batches AS r
    LEFT JOIN vote_round_turns AS t USING (opened)
    GROUP BY r.batch
),
live AS (
    SELECT c.batch, c.dataset, c.programme, c.year, b.mode, b.loaded_at, v.closed_at
    FROM coverage AS c
    JOIN live_batches USING (batch)
    JOIN batches AS b USING (batch)
    LEFT JOIN voted AS v USING (batch)
),
with_last_replacement AS (
    SELECT
        *,
        coalesce(max(batch) FILTER (WHERE mode = 'replace') OVER slice, 0) AS last_replacement,
        arg_max(loaded_at, batch) FILTER (WHERE mode = 'replace') OVER slice AS replaced_at
    FROM live
    WINDOW slice AS (PARTITION BY dataset, programme, year)
)
SELECT
    batch, dataset, programme, year,
    count(*) OVER (PARTITION BY dataset, programme, year) > 1 AS is_stacked
FROM with_last_replacement
WHERE batch >= last_replacement OR replaced_at <= closed_at
