-- grain: action; of the plan until and including a year, and recommended in that year's report; one programme
-- An action said in both places stands once, as planned.
WITH planned AS (
    SELECT year, indicator, coalesce(text, action) AS text, responsible, due, status, true AS is_planned
    FROM actions
    WHERE programme = $programme AND (year IS NULL OR year <= $year)
),
recommended AS (
    SELECT
        year, indicator, text,
        CAST(NULL AS VARCHAR) AS responsible, CAST(NULL AS DATE) AS due, CAST(NULL AS VARCHAR) AS status,
        false AS is_planned
    FROM findings
    WHERE programme = $programme AND year = $year AND kind = 'action'
)
SELECT * FROM planned
UNION ALL
SELECT * FROM recommended
WHERE lower(rtrim(trim(text), '.')) NOT IN (SELECT lower(rtrim(trim(text), '.')) FROM planned)
ORDER BY is_planned DESC, year DESC NULLS FIRST, due NULLS LAST, text, indicator NULLS LAST, responsible, status
