-- One advice may concern several statements, of several indicators.
ALTER TABLE fact_actions ADD COLUMN statements VARCHAR;
