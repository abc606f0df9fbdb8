-- grain: year, as_of, focus_area; one programme, and one row of the whole (focus_area NULL) per year and date
-- The whole is the sum of its parts where all parts are there; a sum of which a part is missing is missing,
-- never too small. A whole reported by itself stands where there are no parts, or where they do not add up to one.
WITH rows AS (
    SELECT year, as_of, focus_area, budget_nok, granted_nok, paid_nok, utilisation, utilisation_is_reported
    FROM budget_use
    WHERE programme = $programme
),
parts AS (
    SELECT
        year,
        as_of,
        CASE WHEN count(budget_nok) = count(*) THEN sum(budget_nok) END AS budget_nok,
        CASE WHEN count(granted_nok) = count(*) THEN sum(granted_nok) END AS granted_nok,
        CASE WHEN count(paid_nok) = count(*) THEN sum(paid_nok) END AS paid_nok
    FROM rows
    WHERE focus_area IS NOT NULL
    GROUP BY year, as_of
),
whole AS (
    SELECT * FROM rows WHERE focus_area IS NULL
),
totals AS (
    SELECT
        coalesce(p.year, w.year) AS year,
        coalesce(p.as_of, w.as_of) AS as_of,
        CAST(NULL AS VARCHAR) AS focus_area,
        coalesce(p.budget_nok, w.budget_nok) AS budget_nok,
        coalesce(p.granted_nok, w.granted_nok) AS granted_nok,
        coalesce(p.paid_nok, w.paid_nok) AS paid_nok,
        p.granted_nok / nullif(p.budget_nok, 0) AS utilisation_of_parts,
        CASE WHEN w.utilisation_is_reported THEN w.utilisation END AS utilisation_reported
    FROM parts AS p
    FULL JOIN whole AS w ON p.year = w.year AND p.as_of IS NOT DISTINCT FROM w.as_of
),
everything AS (
    SELECT
        year, as_of, focus_area, budget_nok, granted_nok, paid_nok,
        coalesce(utilisation_of_parts, utilisation_reported, granted_nok / nullif(budget_nok, 0)) AS utilisation,
        utilisation_of_parts IS NULL AND utilisation_reported IS NOT NULL AS utilisation_is_reported
    FROM totals
    UNION ALL
    SELECT * FROM rows WHERE focus_area IS NOT NULL
)
SELECT
    year,
    as_of,
    focus_area,
    -- amounts in kroner
    budget_nok,
    granted_nok,
    paid_nok,
    budget_nok - granted_nok AS remaining_nok,
    -- shares
    utilisation,
    utilisation_is_reported,
    paid_nok / nullif(budget_nok, 0) AS paid_share,
    -- the share of the calendar year that has passed when the as-of date has; empty without a date
    CASE
        WHEN year(as_of) < year THEN 0
        WHEN year(as_of) > year THEN 1
        ELSE dayofyear(as_of) / dayofyear(make_date(year, 12, 31))
    END AS pace
FROM everything
ORDER BY year, as_of NULLS FIRST, focus_area NULLS FIRST
