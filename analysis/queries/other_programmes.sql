-- grain: programme; the programme and those that it may be compared with, among those that the connection sees
-- Of the same kind, and as real or as invented as it is. `start_year` is empty where the start is not known.
WITH own AS (
    SELECT kind, is_invented FROM programmes WHERE programme = $programme
)
SELECT
    p.programme,
    p.name,
    p.start_date,
    p.end_date,
    year(p.start_date) AS start_year
FROM programmes AS p
JOIN own AS o ON p.kind = o.kind AND p.is_invented = o.is_invented
ORDER BY p.name, p.programme
