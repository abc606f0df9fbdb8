-- grain: dataset; those of which the programme has rows
SELECT DISTINCT dataset FROM lineage WHERE programme = $programme
