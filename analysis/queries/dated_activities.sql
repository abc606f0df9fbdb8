-- grain: activity, municipality; what one round did on a day that nobody doubts
SELECT activity, municipality, start_date AS date
FROM activities
WHERE programme = $programme AND year = $year AND start_date IS NOT NULL
    AND coalesce(date_quality, 'known') = 'known' AND coalesce(kind, 'milestone') = 'milestone'
ORDER BY start_date, activity, municipality NULLS LAST
