-- Votes that a jury gives on a page. Append-only: what was done last to a round decides whether it is open.

-- A round that somebody opened; proposals are those that are voted on. Times are UTC.
CREATE TABLE vote_rounds (
    opened INTEGER NOT NULL,
    programme VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    municipality VARCHAR,
    vote_round INTEGER NOT NULL,
    proposals VARCHAR[] NOT NULL,
    opened_by VARCHAR NOT NULL,
    opened_at TIMESTAMP NOT NULL
);

-- withdraw: the round is closed
CREATE TABLE vote_round_turns (
    entry INTEGER NOT NULL,
    opened INTEGER NOT NULL,
    action VARCHAR NOT NULL,
    done_by VARCHAR NOT NULL,
    done_at TIMESTAMP NOT NULL
);

-- Which loads are votes of a round: nobody sees them while it is open.
CREATE TABLE vote_round_batches (opened INTEGER NOT NULL, batch INTEGER NOT NULL);
