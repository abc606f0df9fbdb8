-- grain: programme, year, actor, relation, other
SELECT programme, year, actor, relation, other, before_programme, during_programme, after_programme, note, batch
FROM current_relations
