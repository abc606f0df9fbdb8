-- That a person was taken out of the store for good: what stands instead, in how many values, and in how many files.
CREATE TABLE erasures (
    instead VARCHAR NOT NULL,
    value_count INTEGER NOT NULL,
    file_count INTEGER NOT NULL,
    done_by VARCHAR NOT NULL,
    done_at TIMESTAMP NOT NULL
);

-- The files that went with them: their rows stay, and their name.
CREATE TABLE erased_files (sha256 VARCHAR NOT NULL);
