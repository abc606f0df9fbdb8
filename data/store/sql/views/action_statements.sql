-- grain: programme, action, indicator, statement
SELECT
    programme, action,
    split_part(named, '.', 1) AS indicator,
    substr(named, strpos(named, '.') + 1) AS statement,
    batch
FROM (
    SELECT programme, action, unnest(string_split(statements, '; ')) AS named, batch
    FROM current_actions
    WHERE statements IS NOT NULL
)
