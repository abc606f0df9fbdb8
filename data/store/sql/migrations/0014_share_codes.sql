-- What somebody has to say beside holding a link, where whoever made it wants that: never the code itself.
CREATE TABLE share_codes (
    share VARCHAR NOT NULL,
    salt VARCHAR NOT NULL,
    digest VARCHAR NOT NULL
);
