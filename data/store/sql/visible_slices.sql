-- grain: batch, dataset, programme, year; the slices whose rows count now
-- A batch that replaces hides the batches before it; one that adds stands on top of them.
WITH live AS (
    SELECT c.batch, c.dataset, c.programme, c.year, b.mode
    FROM coverage AS c
    JOIN live_batches USING (batch)
    JOIN batches AS b USING (batch)
),
with_last_replacement AS (
    SELECT
        *,
        coalesce(max(batch) FILTER (WHERE mode = 'replace') OVER slice, 0) AS last_replacement
    FROM live
    WINDOW slice AS (PARTITION BY dataset, programme, year)
)
SELECT
    batch, dataset, programme, year,
    count(*) OVER (PARTITION BY dataset, programme, year) > 1 AS is_stacked
FROM with_last_replacement
WHERE batch >= last_replacement
