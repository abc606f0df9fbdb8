-- grain: programme, actor, relation, other
SELECT programme, actor, relation, other, note, batch
FROM current_relations
