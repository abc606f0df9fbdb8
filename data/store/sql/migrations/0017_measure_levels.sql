-- From where on a measure is enough, good and excellent, where somebody has said so.
ALTER TABLE fact_measures ADD COLUMN least_level DOUBLE;
ALTER TABLE fact_measures ADD COLUMN good_level DOUBLE;
ALTER TABLE fact_measures ADD COLUMN excellent_level DOUBLE;
