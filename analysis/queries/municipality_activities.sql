-- grain: activity, municipality; what was done in a round, first things first, one programme
SELECT activity, municipality, start_date, end_date, coalesce(date_quality, 'known') AS date_quality, period, days_min, days_max,
    responsible, handed_to
FROM activities
WHERE programme = $programme AND year = $year AND coalesce(kind, 'milestone') = 'milestone'
ORDER BY start_date NULLS LAST, end_date NULLS LAST, activity, municipality NULLS FIRST
