-- grain: programme; every programme with a row of any kind
WITH mentioned AS (SELECT DISTINCT programme FROM visible_slices)
SELECT
    m.programme,
    coalesce(p.name, m.programme) AS name,
    p.kind,
    p.municipality,
    p.county,
    p.start_date,
    p.end_date,
    p.source,
    coalesce(p.is_invented, false) AS is_invented,
    p.batch
FROM mentioned AS m
LEFT JOIN current_programmes AS p USING (programme)
