-- grain: owner_type (NULL: the whole); projects whose grant and whole cost are both known, until the end of a year
-- `others_nok`: what others put in, cost minus grant; a project with a cost below its grant is left out.
SELECT
    owner_type,
    grouping(owner_type) = 1 AS is_whole,
    count(*) AS project_count,
    sum(granted_nok) AS granted_nok,
    sum(total_cost_nok - granted_nok) AS others_nok,
    sum(total_cost_nok - granted_nok) / nullif(sum(granted_nok), 0) AS others_per_krone
FROM projects
WHERE
    programme = $programme
    AND (granted_on IS NULL OR year(granted_on) <= $year)
    AND granted_nok > 0
    AND total_cost_nok >= granted_nok
GROUP BY GROUPING SETS ((owner_type), ())
HAVING count(*) > 0
ORDER BY grouping(owner_type) DESC, owner_type NULLS LAST
