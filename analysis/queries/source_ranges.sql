-- grain: batch, sheet; the files and ranges that the figures of some years came from, one programme
-- $years and $indicators NULL: all of them. A cell is "B4", or "B4:F4" for a row of several values; in a report it is
-- paragraph "¶41", page "p3" or line "l12".
WITH cells AS (
    SELECT
        batch, file, sheet, loaded_at, loaded_by,
        split_part(cell, ':', 1) AS first_cell,
        split_part(cell, ':', -1) AS last_cell
    FROM lineage
    WHERE
        programme = $programme
        AND dataset = $dataset
        AND ($years IS NULL OR year IS NULL OR list_contains($years, year))
        AND ($indicators IS NULL OR list_contains($indicators, indicator))
),
places AS (
    SELECT
        *,
        regexp_extract(first_cell, '^[A-Z¶pl]+') AS first_column,
        regexp_extract(last_cell, '^[A-Z¶pl]+') AS last_column,
        TRY_CAST(regexp_extract(first_cell, '[0-9]+$') AS INTEGER) AS first_row,
        TRY_CAST(regexp_extract(last_cell, '[0-9]+$') AS INTEGER) AS last_row
    FROM cells
)
SELECT
    batch, file, sheet, loaded_at, loaded_by,
    count(*) AS row_count,
    -- AA comes after Z
    min_by(first_column, (length(first_column), first_column)) || min(first_row) AS first_cell,
    max_by(last_column, (length(last_column), last_column)) || max(last_row) AS last_cell
FROM places
GROUP BY batch, file, sheet, loaded_at, loaded_by
ORDER BY loaded_at, file, sheet, batch
