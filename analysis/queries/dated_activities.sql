-- grain: activity, municipality; activities of one round that have a day nobody doubts
SELECT activity, municipality, start_date AS date
FROM activities
WHERE programme = $programme AND year = $year AND start_date IS NOT NULL
    AND coalesce(date_quality, 'known') = 'known'
ORDER BY start_date, activity, municipality NULLS LAST
