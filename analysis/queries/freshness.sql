-- grain: one row; when and from what the programme's figures were last loaded
SELECT max(loaded_at) AS loaded_at, arg_max(file, loaded_at) AS file, arg_max(loaded_by, loaded_at) AS loaded_by
FROM lineage
WHERE programme = $programme
