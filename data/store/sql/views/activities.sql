-- grain: programme, year, activity, municipality
SELECT
    programme,
    year,
    activity,
    municipality,
    code,
    kind,
    phase,
    start_date,
    end_date,
    date_quality,
    period,
    days_min,
    days_max,
    length,
    hours,
    responsible,
    handed_to,
    with_followers,
    note,
    start_date AS date,
    batch
FROM current_activities
