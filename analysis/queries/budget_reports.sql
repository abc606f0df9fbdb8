-- grain: year, as_of, focus_area; one programme, and one row of the whole (focus_area NULL) per year and date
-- The whole is what is reported of it; what is not reported is the sum of its parts where all parts are there: a sum
-- of which a part is missing is missing, never too small. Parts that do not add up to a whole that is reported are not
-- all of it, so that no other figure is filled in from them. The two say the same within half a per cent.
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
beside AS (
    SELECT
        coalesce(w.year, p.year) AS year,
        coalesce(w.as_of, p.as_of) AS as_of,
        w.budget_nok, w.granted_nok, w.paid_nok,
        CASE WHEN w.utilisation_is_reported THEN w.utilisation END AS utilisation_reported,
        p.budget_nok AS parts_budget_nok,
        p.granted_nok AS parts_granted_nok,
        p.paid_nok AS parts_paid_nok,
        coalesce(abs(w.budget_nok - p.budget_nok) > greatest(1, 0.005 * abs(w.budget_nok)), false)
        OR coalesce(abs(w.granted_nok - p.granted_nok) > greatest(1, 0.005 * abs(w.granted_nok)), false)
        OR coalesce(abs(w.paid_nok - p.paid_nok) > greatest(1, 0.005 * abs(w.paid_nok)), false) AS parts_differ
    FROM whole AS w
    FULL JOIN parts AS p ON p.year = w.year AND p.as_of IS NOT DISTINCT FROM w.as_of
),
totals AS (
    SELECT
        *,
        CASE WHEN parts_differ THEN budget_nok ELSE coalesce(budget_nok, parts_budget_nok) END AS whole_budget_nok,
        CASE WHEN parts_differ THEN granted_nok ELSE coalesce(granted_nok, parts_granted_nok) END AS whole_granted_nok,
        CASE WHEN parts_differ THEN paid_nok ELSE coalesce(paid_nok, parts_paid_nok) END AS whole_paid_nok
    FROM beside
),
everything AS (
    SELECT
        year,
        as_of,
        CAST(NULL AS VARCHAR) AS focus_area,
        whole_budget_nok AS budget_nok,
        whole_granted_nok AS granted_nok,
        whole_paid_nok AS paid_nok,
        coalesce(utilisation_reported, whole_granted_nok / nullif(whole_budget_nok, 0)) AS utilisation,
        utilisation_reported IS NOT NULL AS utilisation_is_reported,
        coalesce(
            whole_granted_nok / nullif(whole_budget_nok, 0), parts_granted_nok / nullif(parts_budget_nok, 0)
        ) AS utilisation_of_amounts,
        parts_differ, parts_budget_nok, parts_granted_nok
    FROM totals
    UNION ALL
    SELECT
        year, as_of, focus_area, budget_nok, granted_nok, paid_nok, utilisation, utilisation_is_reported,
        granted_nok / nullif(budget_nok, 0), false, NULL, NULL
    FROM rows
    WHERE focus_area IS NOT NULL
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
    utilisation_of_amounts,
    paid_nok / nullif(budget_nok, 0) AS paid_share,
    -- the share of the calendar year that has passed when the as-of date has; empty without a date
    CASE
        WHEN year(as_of) < year THEN 0
        WHEN year(as_of) > year THEN 1
        ELSE dayofyear(as_of) / dayofyear(make_date(year, 12, 31))
    END AS pace,
    -- of the whole: whether its parts add up to something else, and to what, in kroner
    parts_differ,
    parts_budget_nok,
    parts_granted_nok
FROM everything
ORDER BY year, as_of NULLS FIRST, focus_area NULLS FIRST
