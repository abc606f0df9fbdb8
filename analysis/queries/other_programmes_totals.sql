-- grain: programme, programme_year, indicator; the boards' totals on one form, without the programme's own
-- The first programme year is the calendar year of the start. Totals stand only where `least` programmes or more have
-- one of the same indicator in the same programme year: of fewer nothing leaves the query.
WITH own AS (
    SELECT kind, is_invented FROM programmes WHERE programme = $programme
),
others AS (
    SELECT p.programme, year(p.start_date) AS start_year
    FROM programmes AS p
    JOIN own AS o ON p.kind = o.kind AND p.is_invented = o.is_invented
    WHERE p.programme <> $programme AND p.start_date IS NOT NULL
),
totals AS (
    SELECT
        o.programme,
        s.year - o.start_year + 1 AS programme_year,
        s.indicator,
        max(s.score) AS total
    FROM others AS o
    JOIN indicator_scores AS s ON s.programme = o.programme
    WHERE s.is_total AND s.form = $form AND s.year >= o.start_year AND s.score IS NOT NULL
    GROUP BY o.programme, o.start_year, s.year, s.indicator
)
SELECT programme, programme_year, indicator, total
FROM totals
QUALIFY count(*) OVER (PARTITION BY programme_year, indicator) >= $least
ORDER BY programme, programme_year, indicator
