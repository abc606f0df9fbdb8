-- Links that open one programme to somebody without an account, and what people say about a figure.
-- Append-only: what was done last to a share or a note decides whether it stands.

-- What a share opens; edition is NULL for the figures as they are now. Times are UTC.
CREATE TABLE shares (
    share VARCHAR NOT NULL,
    programme VARCHAR NOT NULL,
    edition INTEGER,
    expires_at TIMESTAMP NOT NULL,
    created_by VARCHAR NOT NULL,
    created_at TIMESTAMP NOT NULL
);

-- withdraw, reinstate
CREATE TABLE share_turns (
    entry INTEGER NOT NULL,
    share VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    done_by VARCHAR NOT NULL,
    done_at TIMESTAMP NOT NULL
);

-- That a share was used; at most one row an hour, and nothing of who did.
CREATE TABLE share_uses (share VARCHAR NOT NULL, used_at TIMESTAMP NOT NULL);

-- A comment on the chart of that name, on an indicator, or (neither) on the year.
CREATE TABLE notes (
    note INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    chart VARCHAR,
    indicator VARCHAR,
    content VARCHAR NOT NULL,
    said_by VARCHAR NOT NULL,
    said_at TIMESTAMP NOT NULL
);

-- withdraw, reinstate
CREATE TABLE note_turns (
    entry INTEGER NOT NULL,
    note INTEGER NOT NULL,
    action VARCHAR NOT NULL,
    done_by VARCHAR NOT NULL,
    done_at TIMESTAMP NOT NULL
);
