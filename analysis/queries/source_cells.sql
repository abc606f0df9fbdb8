-- grain: row of a data set; where the figures of some years came from, one programme
-- $years and $indicators NULL: all of them.
SELECT dataset, year, form, indicator, statement, focus_area, as_of, stage, item, batch, file, sheet, cell, cells, loaded_by, loaded_at
FROM lineage
WHERE
    programme = $programme
    AND dataset = $dataset
    AND ($years IS NULL OR year IS NULL OR list_contains($years, year))
    AND ($indicators IS NULL OR list_contains($indicators, indicator))
ORDER BY file, sheet, batch, year, indicator, statement NULLS FIRST, cell
