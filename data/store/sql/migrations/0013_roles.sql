-- Who may do what, where people sign in. Append-only: what was done last to a role decides.

-- A role that somebody was given: viewer, editor, administrator. No programme is every programme, also those to come;
-- no end is until it is withdrawn. Times are UTC.
CREATE TABLE roles (
    given INTEGER NOT NULL,
    account VARCHAR NOT NULL,
    programme VARCHAR,
    role VARCHAR NOT NULL,
    expires_at TIMESTAMP,
    given_by VARCHAR NOT NULL,
    given_at TIMESTAMP NOT NULL
);

-- withdraw, reinstate
CREATE TABLE role_turns (
    entry INTEGER NOT NULL,
    given INTEGER NOT NULL,
    action VARCHAR NOT NULL,
    done_by VARCHAR NOT NULL,
    done_at TIMESTAMP NOT NULL
);

-- That somebody signed out: what the provider said of them before counts no more, whoever still has it.
CREATE TABLE sign_outs (account VARCHAR NOT NULL, done_at TIMESTAMP NOT NULL);
