-- grain: programme
SELECT programme, name, kind, municipality, county, start_date, end_date, source, is_invented
FROM programmes
ORDER BY name, programme
