-- Which link of `shares` is one juror's in one vote round, and opens the voting of that juror and nothing else.
CREATE TABLE juror_links (share VARCHAR NOT NULL, opened INTEGER NOT NULL, juror VARCHAR NOT NULL);
