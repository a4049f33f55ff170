-- Version 7: events that somebody else coded, read from a PLOVER or POLECAT file. They have no words in any document of
-- this record, so they are no records: no list, brief, series or count of support has them unless asked for them.

CREATE TABLE imported_event (
    number      INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,       -- of format and row, 16 hexadecimal digits: the same row is kept once
    format      TEXT NOT NULL,              -- plover, polecat
    file        TEXT NOT NULL,              -- name under which the file was read
    line        INTEGER NOT NULL,           -- in that file, from 1
    imported_at TEXT,                       -- ISO 8601 with its time zone
    type        TEXT NOT NULL,              -- PLOVER type
    day_from    TEXT,                       -- as the file has it; NULL where it has none
    day_to      TEXT,
    published   TEXT,
    json        TEXT NOT NULL               -- what was understood of the row, and the row itself
);
CREATE INDEX imported_event_type ON imported_event (type);

CREATE TABLE imported_party (
    event   INTEGER NOT NULL REFERENCES imported_event (number) ON DELETE CASCADE,
    field   TEXT NOT NULL,                  -- actor, recipient
    ordinal INTEGER NOT NULL,
    name    TEXT COLLATE NOCASE,
    country TEXT COLLATE NOCASE,            -- alpha-3
    code    TEXT COLLATE NOCASE,            -- PLOVER code
    sector  TEXT,
    PRIMARY KEY (event, field, ordinal)
) WITHOUT ROWID;
CREATE INDEX imported_party_country ON imported_party (country);

CREATE VIEW imported_events AS
SELECT id, format, file, line, imported_at, type, day_from, day_to, published,
       (SELECT group_concat(coalesce(name, country), '; ') FROM imported_party
            WHERE event = imported_event.number AND field = 'actor') AS who,
       (SELECT group_concat(coalesce(name, country), '; ') FROM imported_party
            WHERE event = imported_event.number AND field = 'recipient') AS to_whom
FROM imported_event;
