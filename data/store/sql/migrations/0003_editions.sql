-- What is shown in a meeting: the programme leader's draft, and editions frozen of it. Append-only.

-- One row per edition. `entry` is the journal's entry that its figures stand at; `parts` is JSON: its screens in order.
CREATE TABLE editions (
    edition INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    meeting_date DATE NOT NULL,
    year INTEGER NOT NULL,
    compared_year INTEGER,
    entry INTEGER NOT NULL,
    parts VARCHAR NOT NULL,
    made_by VARCHAR NOT NULL,
    made_at TIMESTAMP NOT NULL
);

-- One row per withdrawal of an edition, or its return. The last one decides.
CREATE TABLE edition_turns (
    turn INTEGER NOT NULL,
    edition INTEGER NOT NULL,
    action VARCHAR NOT NULL,
    done_by VARCHAR NOT NULL,
    done_at TIMESTAMP NOT NULL
);

-- One row per change of a programme's draft; the newest per programme holds.
CREATE TABLE meeting_drafts (
    number INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    parts VARCHAR NOT NULL,
    said_by VARCHAR NOT NULL,
    said_at TIMESTAMP NOT NULL
);
