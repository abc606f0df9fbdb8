-- What people have answered about files of one maker, for everybody who loads the next. Append-only: the newest row
-- per question holds, and an empty choice forgets.
CREATE TABLE answers (
    entry INTEGER NOT NULL,
    question VARCHAR NOT NULL,
    choice VARCHAR NOT NULL,
    said_by VARCHAR NOT NULL,
    said_at TIMESTAMP NOT NULL
);
