-- grain: year, activity, municipality; every round of the programme
SELECT year, activity, municipality, code, kind, phase, start_date, end_date, date_quality, period, days_min, days_max,
    length, hours, responsible, handed_to, with_followers, note
FROM activities
WHERE programme = $programme
ORDER BY year, start_date NULLS LAST, code NULLS LAST, activity, municipality NULLS FIRST
