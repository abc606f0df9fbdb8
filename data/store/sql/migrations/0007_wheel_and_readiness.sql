-- The programme's year, whether it is ready to be handed over, and which events are changes of leader.

CREATE TABLE fact_wheel (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    date DATE NOT NULL,
    kind VARCHAR,
    text VARCHAR NOT NULL,
    responsible VARCHAR,
    done_on DATE,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

CREATE TABLE fact_readiness (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    item VARCHAR NOT NULL,
    text VARCHAR,
    responsible VARCHAR,
    due DATE,
    status VARCHAR,
    done_on DATE,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);

ALTER TABLE fact_events ADD COLUMN kind VARCHAR;
