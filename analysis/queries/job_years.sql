-- grain: year; jobs counted in that year and since the start, one programme
-- Where focus areas are counted, the whole is their sum; a figure of the whole by itself stands where no area is.
WITH counts AS (
    SELECT *, max(focus_area IS NOT NULL) OVER (PARTITION BY year) AS has_areas
    FROM counted_jobs
    WHERE programme = $programme
),
by_year AS (
    SELECT
        year,
        sum(new_jobs) AS new_jobs,
        sum(secured_jobs) AS secured_jobs,
        bool_or(is_estimate) AS is_estimate
    FROM counts
    WHERE focus_area IS NOT NULL OR NOT has_areas
    GROUP BY year
)
SELECT
    year,
    new_jobs,
    secured_jobs,
    is_estimate,
    sum(new_jobs) OVER until_now AS new_total,
    sum(secured_jobs) OVER until_now AS secured_total
FROM by_year
WINDOW until_now AS (ORDER BY year)
ORDER BY year
