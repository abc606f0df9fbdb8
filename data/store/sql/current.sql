-- grain: one row per row of {dataset} that counts now
-- Where several batches stand in one slice, the newest row of each key counts.
WITH shown AS (
    SELECT f.*, s.is_stacked
    FROM fact_{dataset} AS f
    JOIN visible_slices AS s
        ON s.dataset = '{dataset}'
        AND s.batch = f.batch
        AND s.programme = f.programme
        AND s.year IS NOT DISTINCT FROM {year}
    WHERE {is_seen}
)
SELECT * EXCLUDE (is_stacked) FROM shown WHERE NOT is_stacked
UNION ALL
SELECT * EXCLUDE (is_stacked) FROM shown WHERE is_stacked
QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY batch DESC) = 1
