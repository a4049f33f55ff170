-- Version 5: which reports are copies of one another. Rows come and go with their documents.

CREATE TABLE copy_text (                    -- what is kept of each report to know its copies by
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    document  TEXT NOT NULL UNIQUE REFERENCES document (id) ON DELETE CASCADE,
    scheme    INTEGER NOT NULL,             -- number of the way in which the signature was made
    signature BLOB NOT NULL,                -- MinHash values of 4 bytes; empty for a text too short to compare
    cluster   INTEGER NOT NULL              -- the same for all copies of one text
);
CREATE INDEX copy_text_cluster ON copy_text (cluster);

CREATE TABLE copy_band (                    -- texts with a band in common are compared word by word
    band INTEGER NOT NULL,
    text INTEGER NOT NULL REFERENCES copy_text (number) ON DELETE CASCADE,
    PRIMARY KEY (band, text)
) WITHOUT ROWID;
CREATE INDEX copy_band_text ON copy_band (text);

CREATE TABLE copy_link (                    -- the comparisons that made a cluster
    text  INTEGER NOT NULL REFERENCES copy_text (number) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES copy_text (number) ON DELETE CASCADE,
    share REAL NOT NULL,                    -- share of all their runs of three words that both have
    PRIMARY KEY (text, other)
) WITHOUT ROWID;
CREATE INDEX copy_link_other ON copy_link (other);

-- Every report, the report of which it is a copy (the earliest of its cluster; itself where it is that or has no
-- copy), and how many the cluster has.
CREATE VIEW copies AS
SELECT document.id AS document, document.title, document.published,
       first_value(document.id) OVER (
           PARTITION BY cluster ORDER BY document.published IS NULL, document.published, document.characters DESC, document.id
       ) AS copy_of,
       count(*) OVER (PARTITION BY cluster) AS reports
FROM copy_text JOIN document ON document.id = copy_text.document;
