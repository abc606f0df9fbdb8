-- grain: programme, action, indicator
SELECT programme, action, indicator, batch FROM current_actions WHERE indicator IS NOT NULL
UNION ALL
SELECT programme, action, unnest(string_split(also_concerns, '; ')) AS indicator, batch
FROM current_actions
WHERE also_concerns IS NOT NULL
