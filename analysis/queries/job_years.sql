-- grain: year; jobs counted in that year and since the start, one programme
-- The whole is what is reported of it, unless that is an estimate and focus areas have been counted; what is not
-- reported is the sum of the areas. Areas that do not add up to a whole that is reported are not all of it, so that no
-- other figure is filled in from them.
WITH counts AS (
    SELECT * FROM counted_jobs WHERE programme = $programme
),
whole AS (
    SELECT * FROM counts WHERE focus_area IS NULL
),
areas AS (
    SELECT
        year,
        sum(new_jobs) AS new_jobs,
        sum(secured_jobs) AS secured_jobs,
        sum(new_jobs) FILTER (is_estimate) AS new_estimated,
        sum(secured_jobs) FILTER (is_estimate) AS secured_estimated,
        bool_or(is_estimate) AS is_estimate,
        bool_and(is_estimate) AS are_all_estimates
    FROM counts
    WHERE focus_area IS NOT NULL
    GROUP BY year
),
beside AS (
    SELECT
        coalesce(w.year, a.year) AS year,
        w.new_jobs, w.secured_jobs, w.is_estimate,
        a.new_jobs AS new_of_areas, a.secured_jobs AS secured_of_areas, a.is_estimate AS areas_are_estimate,
        a.new_estimated, a.secured_estimated,
        w.year IS NOT NULL AND (a.year IS NULL OR NOT w.is_estimate OR a.are_all_estimates) AS is_reported,
        coalesce(abs(w.new_jobs - a.new_jobs) > 0.5, false)
        OR coalesce(abs(w.secured_jobs - a.secured_jobs) > 0.5, false) AS areas_differ
    FROM whole AS w
    FULL JOIN areas AS a ON a.year = w.year
),
by_year AS (
    SELECT
        year,
        CASE
            WHEN NOT is_reported THEN new_of_areas
            WHEN areas_differ THEN new_jobs
            ELSE coalesce(new_jobs, new_of_areas)
        END AS new_jobs,
        CASE
            WHEN NOT is_reported THEN secured_of_areas
            WHEN areas_differ THEN secured_jobs
            ELSE coalesce(secured_jobs, secured_of_areas)
        END AS secured_jobs,
        CASE
            WHEN NOT is_reported OR (new_jobs IS NULL AND NOT areas_differ) THEN new_estimated
            WHEN is_estimate THEN new_jobs
        END AS new_estimated,
        CASE
            WHEN NOT is_reported OR (secured_jobs IS NULL AND NOT areas_differ) THEN secured_estimated
            WHEN is_estimate THEN secured_jobs
        END AS secured_estimated,
        CASE WHEN is_reported THEN is_estimate ELSE areas_are_estimate END AS is_estimate,
        is_reported AND areas_differ AS areas_differ,
        new_of_areas,
        secured_of_areas
    FROM beside
)
SELECT
    year,
    new_jobs,
    secured_jobs,
    is_estimate,
    sum(new_jobs) OVER until_now AS new_total,
    sum(secured_jobs) OVER until_now AS secured_total,
    -- of those, what is only expected
    sum(new_estimated) OVER until_now AS new_estimated_total,
    sum(secured_estimated) OVER until_now AS secured_estimated_total,
    new_estimated,
    secured_estimated,
    -- whether a whole that is reported is not the sum of its areas, and what they add up to
    areas_differ,
    new_of_areas,
    secured_of_areas
FROM by_year
WINDOW until_now AS (ORDER BY year)
ORDER BY year
