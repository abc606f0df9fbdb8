-- What reports say beside figures, and further fields of actions, projects and measures.

CREATE TABLE fact_assessments (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    form VARCHAR,
    held_on DATE,
    sent_on DATE,
    facilitator_role VARCHAR,
    participants INTEGER,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_goals (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    goal VARCHAR NOT NULL,
    rank INTEGER,
    text VARCHAR,
    target DOUBLE,
    unit VARCHAR,
    measured_by VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_statements_in_words (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    subject VARCHAR NOT NULL,
    judgement VARCHAR,
    text VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_narratives (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    part VARCHAR NOT NULL,
    indicator VARCHAR,
    place INTEGER,
    text VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_plan_items (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    item VARCHAR NOT NULL,
    text VARCHAR,
    focus_area VARCHAR,
    responsible VARCHAR,
    due DATE,
    status VARCHAR,
    deviation VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

ALTER TABLE fact_actions ADD COLUMN strength VARCHAR;
ALTER TABLE fact_actions ADD COLUMN carried_from VARCHAR;
ALTER TABLE fact_actions ADD COLUMN done_on DATE;
ALTER TABLE fact_actions ADD COLUMN dropped_because VARCHAR;

ALTER TABLE fact_projects ADD COLUMN realised_jobs DOUBLE;
ALTER TABLE fact_projects ADD COLUMN company_size VARCHAR;
ALTER TABLE fact_projects ADD COLUMN follows_project VARCHAR;
ALTER TABLE fact_projects ADD COLUMN planned_start DATE;
ALTER TABLE fact_projects ADD COLUMN planned_end DATE;
ALTER TABLE fact_projects ADD COLUMN actual_end DATE;
ALTER TABLE fact_projects ADD COLUMN deviation VARCHAR;

ALTER TABLE fact_measures ADD COLUMN focus_area VARCHAR;
ALTER TABLE fact_measures ADD COLUMN goal VARCHAR;
