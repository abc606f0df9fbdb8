-- Whether two texts of different years that look alike say the same: what somebody has answered.

CREATE TABLE fact_repetitions (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    indicator VARCHAR,
    text VARCHAR NOT NULL,
    earlier_year INTEGER NOT NULL,
    earlier_text VARCHAR NOT NULL,
    is_same BOOLEAN NOT NULL,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);
