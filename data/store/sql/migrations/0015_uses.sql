-- What people did that makes no new figures, and that somebody may have to answer for. Append-only. Times are UTC.

-- sign_in: somebody came in by the provider of sign-in; export: a file was taken along, `about` being its name.
CREATE TABLE uses (
    done_at TIMESTAMP NOT NULL,
    done_by VARCHAR NOT NULL,
    thing VARCHAR NOT NULL,
    programme VARCHAR,
    about VARCHAR NOT NULL
);
