-- One advice may concern several indicators: the first stands where it stood, the others beside it.
ALTER TABLE fact_actions ADD COLUMN also_concerns VARCHAR;
