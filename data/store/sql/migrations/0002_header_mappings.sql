-- What people have confirmed about files that are worded their own way, so that next year's loads by itself.
-- Append-only: the newest row per shape, and per form, indicator and words, holds.

-- mapping is JSON: normalised header -> field or null; "*dataset" -> the data set.
CREATE TABLE header_mappings (
    entry INTEGER NOT NULL,
    shape VARCHAR NOT NULL,
    mapping VARCHAR NOT NULL,
    said_by VARCHAR NOT NULL,
    said_at TIMESTAMP NOT NULL
);

-- A statement in its own words and the form's statement that it is; NULL: it is none of them after all.
CREATE TABLE statement_mappings (
    entry INTEGER NOT NULL,
    form VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL,
    words VARCHAR NOT NULL,
    statement VARCHAR,
    said_by VARCHAR NOT NULL,
    said_at TIMESTAMP NOT NULL
);
