-- The store, version 1. Append-only: nothing here is ever updated or deleted.
-- Only what DuckLake takes as well: NOT NULL and plain types; no keys, checks, sequences or indexes.

-- One row per file kept.
CREATE TABLE stored_files (sha256 VARCHAR NOT NULL, content BLOB NOT NULL);

-- One row per load. Times are UTC. `problems` is JSON: the warnings that were accepted.
CREATE TABLE batches (
    batch INTEGER NOT NULL,
    file_name VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    mode VARCHAR NOT NULL,
    loaded_by VARCHAR NOT NULL,
    loaded_at TIMESTAMP NOT NULL,
    row_count INTEGER NOT NULL,
    problems VARCHAR NOT NULL
);

-- One row per thing done to a batch: load, withdraw, reinstate. The last one decides whether the batch counts.
CREATE TABLE journal (
    entry INTEGER NOT NULL,
    batch INTEGER NOT NULL,
    action VARCHAR NOT NULL,
    done_by VARCHAR NOT NULL,
    done_at TIMESTAMP NOT NULL
);

-- One row per slice that a batch covers; year is NULL for data sets that are not by year.
CREATE TABLE coverage (
    batch INTEGER NOT NULL,
    dataset VARCHAR NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER
);

-- One row per batch and data set: what its rows add up to, so that a flipped byte is noticed.
CREATE TABLE checksums (
    batch INTEGER NOT NULL,
    dataset VARCHAR NOT NULL,
    row_count INTEGER NOT NULL,
    digest VARCHAR NOT NULL
);

-- The facts, one table per data set, one row per row read. sheet and cell say where it stood; cells is
-- field -> cell as JSON where a row has several values.

CREATE TABLE fact_programmes (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    name VARCHAR,
    kind VARCHAR,
    municipality VARCHAR,
    county VARCHAR,
    start_date DATE,
    end_date DATE,
    source VARCHAR,
    is_invented BOOLEAN,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_scores (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    form VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL,
    statement VARCHAR,
    score DOUBLE NOT NULL,
    is_total BOOLEAN NOT NULL,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_findings (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    indicator VARCHAR,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_budget (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    focus_area VARCHAR,
    as_of DATE,
    budget_nok DOUBLE,
    granted_nok DOUBLE,
    paid_nok DOUBLE,
    utilisation DOUBLE,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_jobs (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER,
    focus_area VARCHAR,
    target_jobs DOUBLE,
    target_new DOUBLE,
    target_secured DOUBLE,
    new_jobs DOUBLE,
    secured_jobs DOUBLE,
    stage VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_projects (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    project VARCHAR NOT NULL,
    name VARCHAR,
    company VARCHAR,
    phase VARCHAR,
    focus_area VARCHAR,
    owner_type VARCHAR,
    total_cost_nok DOUBLE,
    granted_nok DOUBLE,
    granted_on DATE,
    status VARCHAR,
    expected_jobs DOUBLE,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_actions (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    year INTEGER,
    indicator VARCHAR,
    text VARCHAR,
    responsible VARCHAR,
    due DATE,
    status VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_events (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    event VARCHAR NOT NULL,
    date DATE,
    text VARCHAR,
    indicator VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_measures (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    value DOUBLE,
    unit VARCHAR,
    target DOUBLE,
    higher_is_better BOOLEAN,
    indicator VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_applications (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    application VARCHAR NOT NULL,
    municipality VARCHAR,
    county VARCHAR,
    inhabitants INTEGER,
    submitted_on DATE,
    outcome VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_activities (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    activity VARCHAR NOT NULL,
    phase VARCHAR,
    municipality VARCHAR,
    date DATE,
    note VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_votes (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    proposal VARCHAR NOT NULL,
    voter VARCHAR NOT NULL,
    municipality VARCHAR,
    vote VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_lessons (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    lesson VARCHAR NOT NULL,
    theme VARCHAR,
    worked BOOLEAN,
    challenge BOOLEAN,
    said_by VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_recommendations (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    recommendation VARCHAR NOT NULL,
    recipient VARCHAR,
    text VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_relations (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    actor VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    other VARCHAR,
    note VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);
