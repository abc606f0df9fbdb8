-- How many goals and principles of the national roadmap a round asked everybody to choose.
CREATE TABLE fact_frame_rules (
    batch INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    frame_part VARCHAR NOT NULL,
    least_chosen INTEGER,
    most_chosen INTEGER,
    note VARCHAR,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL,
    cells VARCHAR
);
