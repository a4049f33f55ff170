-- Version 1 of the record file. Days are ISO 8601 text, offsets are Unicode code points of document.text,
-- `finish` is one past the last character.

CREATE TABLE document (
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,     -- sha256 of the text, 16 hexadecimal digits
    title         TEXT,
    published     TEXT,
    publisher     TEXT,
    byline        TEXT,
    dateline      TEXT,
    language      TEXT,
    url           TEXT,
    source        TEXT,
    characters    INTEGER NOT NULL,
    text          TEXT NOT NULL,
    coder_name    TEXT,                     -- NULL in all four where the document was stored and not coded
    coder_version TEXT,
    coder_lexicon TEXT,
    coder_model   TEXT
);
CREATE INDEX document_published ON document (published);

CREATE TABLE record (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    document   INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    kind       TEXT NOT NULL,
    ordinal    INTEGER NOT NULL,            -- its place among the document's records
    start      INTEGER NOT NULL,            -- of its main evidence
    finish     INTEGER NOT NULL,
    confidence REAL NOT NULL,
    type       TEXT,                        -- event: PLOVER type; statement: class of the cue; meeting: format
    status     TEXT,                        -- event: status; meeting: state
    stance     TEXT,                        -- position
    issue      TEXT,                        -- position
    day_from   TEXT,                        -- first and last day on which it can have happened, by the report
    day_to     TEXT,
    json       TEXT NOT NULL                -- the whole record, as `standoff code` prints it
);
CREATE INDEX record_document ON record (document, ordinal);
CREATE INDEX record_kind_type ON record (kind, type);
CREATE INDEX record_kind_status ON record (kind, status);
CREATE INDEX record_kind_stance ON record (kind, stance);

CREATE TABLE evidence (
    number  INTEGER PRIMARY KEY,
    record  INTEGER NOT NULL REFERENCES record (number) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,               -- 0 is the main one
    start   INTEGER NOT NULL,
    finish  INTEGER NOT NULL,
    text    TEXT NOT NULL
);
CREATE INDEX evidence_record ON evidence (record, ordinal);

CREATE TABLE party (
    number  INTEGER PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE,           -- the six columns below, joined
    id      TEXT COLLATE NOCASE,
    country TEXT COLLATE NOCASE,
    code    TEXT,
    sector  TEXT,
    name    TEXT COLLATE NOCASE,
    kind    TEXT NOT NULL
);
CREATE INDEX party_id ON party (id);
CREATE INDEX party_country ON party (country);

CREATE TABLE party_name (                   -- what states, organisations and blocs were called in the documents
    name  TEXT NOT NULL COLLATE NOCASE,
    party INTEGER NOT NULL REFERENCES party (number) ON DELETE CASCADE,
    PRIMARY KEY (name, party)
) WITHOUT ROWID;

CREATE TABLE mention (                      -- who takes part in a record, and as what
    record    INTEGER NOT NULL REFERENCES record (number) ON DELETE CASCADE,
    field     TEXT NOT NULL,                -- actor, recipient, speaker, addressee, holder, toward, participants
    ordinal   INTEGER NOT NULL,
    party     INTEGER NOT NULL REFERENCES party (number),
    start     INTEGER NOT NULL,
    finish    INTEGER NOT NULL,
    text      TEXT NOT NULL,
    role      TEXT,
    anonymous INTEGER NOT NULL,
    PRIMARY KEY (record, field, ordinal)
) WITHOUT ROWID;
CREATE INDEX mention_party ON mention (party, field, record);

CREATE TABLE failure (                      -- what could not be read or coded, and why
    number   INTEGER PRIMARY KEY,
    source   TEXT NOT NULL UNIQUE,
    document TEXT,                          -- id of the document, where there is one
    stage    TEXT NOT NULL,
    reason   TEXT NOT NULL
);

CREATE VIRTUAL TABLE document_search USING fts5 (
    title, text, content = 'document', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER document_search_insert AFTER INSERT ON document BEGIN
    INSERT INTO document_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER document_search_delete AFTER DELETE ON document BEGIN
    INSERT INTO document_search (document_search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER document_search_update AFTER UPDATE OF title, text ON document BEGIN
    INSERT INTO document_search (document_search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO document_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE VIRTUAL TABLE evidence_search USING fts5 (
    text, content = 'evidence', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER evidence_search_insert AFTER INSERT ON evidence BEGIN
    INSERT INTO evidence_search (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER evidence_search_delete AFTER DELETE ON evidence BEGIN
    INSERT INTO evidence_search (evidence_search, rowid, text) VALUES ('delete', old.number, old.text);
END;
CREATE TRIGGER evidence_search_update AFTER UPDATE OF text ON evidence BEGIN
    INSERT INTO evidence_search (evidence_search, rowid, text) VALUES ('delete', old.number, old.text);
    INSERT INTO evidence_search (rowid, text) VALUES (new.number, new.text);
END;

-- For readers with the sqlite3 shell or Datasette: the usual questions, with names in place of numbers.

CREATE VIEW participants AS
SELECT mention.record, mention.field, mention.ordinal, coalesce(party.name, mention.text) AS who, party.id, party.sector
FROM mention JOIN party ON party.number = mention.party;

CREATE VIEW entries AS
SELECT record.id, record.kind, document.id AS document, document.title, document.published, record.day_from, record.day_to,
       record.type, record.status, record.stance, record.issue,
       (SELECT group_concat(who, '; ') FROM participants WHERE participants.record = record.number
            AND field IN ('actor', 'speaker', 'holder', 'participants')) AS who,
       (SELECT group_concat(who, '; ') FROM participants WHERE participants.record = record.number
            AND field IN ('recipient', 'addressee', 'toward')) AS to_whom,
       evidence.text AS words, evidence.start, evidence.finish, record.confidence
FROM record
JOIN document ON document.number = record.document
JOIN evidence ON evidence.record = record.number AND evidence.ordinal = 0;

CREATE VIEW events AS SELECT id, document, title, published, day_from, day_to, type, status, who, to_whom, words, start, finish
FROM entries WHERE kind = 'event';

CREATE VIEW statements AS SELECT id, document, title, published, day_from, day_to, type AS cue, who, to_whom, words, start, finish
FROM entries WHERE kind = 'statement';

CREATE VIEW positions AS SELECT id, document, title, published, day_from, day_to, stance, issue, who, to_whom, words, start, finish
FROM entries WHERE kind = 'position';

CREATE VIEW meetings AS SELECT id, document, title, published, day_from, day_to, type AS format, status AS state, who, words, start,
       finish
FROM entries WHERE kind = 'meeting';
