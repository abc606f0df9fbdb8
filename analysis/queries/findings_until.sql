-- grain: year, kind, text; one indicator of one programme, until and including a year, in the order of the file
SELECT f.year, f.kind, f.text
FROM findings AS f
JOIN lineage AS l
    ON l.dataset = 'findings'
    AND l.programme = f.programme
    AND l.year = f.year
    AND l.indicator IS NOT DISTINCT FROM f.indicator
    AND l.kind = f.kind
    AND l.item = f.text
WHERE f.programme = $programme AND f.year <= $year AND f.indicator = $indicator
ORDER BY
    f.year,
    f.kind,
    f.batch,
    l.sheet,
    -- ¶9 comes before ¶41
    TRY_CAST(regexp_extract(split_part(l.cell, ':', 1), '[0-9]+$') AS INTEGER),
    l.cell,
    f.text
