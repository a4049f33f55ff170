-- Version 3: where a document came from and when, and what the coder said before. Times are ISO 8601 text with
-- their time zone. In records of earlier versions they are NULL: nobody knows them any more.

ALTER TABLE document ADD COLUMN retrieved TEXT;     -- when its bytes were fetched; NULL for a file
ALTER TABLE document ADD COLUMN checksum TEXT;      -- sha256 of the original bytes, hexadecimal
ALTER TABLE document ADD COLUMN media_type TEXT;    -- what they were: text/plain, text/html, application/pdf ...
ALTER TABLE document ADD COLUMN added_at TEXT;      -- when it came into this record first
ALTER TABLE document ADD COLUMN coded_at TEXT;      -- when it was coded as its records are now

-- The day from which on a reader can have known it: that of publication, or else that of retrieval (UTC).
ALTER TABLE document ADD COLUMN known_on TEXT GENERATED ALWAYS AS (coalesce(published, date(retrieved))) VIRTUAL;
CREATE INDEX document_known_on ON document (known_on);

CREATE TABLE earlier_record (               -- what the coder said before its document was coded again
    number              INTEGER PRIMARY KEY,
    id                  TEXT NOT NULL,      -- as record.id: a finding that comes back gets its id again
    document            INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
    kind                TEXT NOT NULL,
    fate                TEXT NOT NULL,      -- gone: not found again; changed: record has it otherwise now
    start               INTEGER NOT NULL,   -- of its main evidence
    finish              INTEGER NOT NULL,
    coder_name          TEXT,               -- who said it; see document
    coder_version       TEXT,
    coder_lexicon       TEXT,
    coder_model         TEXT,
    said_at             TEXT,               -- document.coded_at of then
    replaced_at         TEXT,
    replaced_by_name    TEXT,               -- the coder that no longer says so; NULL where the document is not coded
    replaced_by_version TEXT,
    replaced_by_lexicon TEXT,
    replaced_by_model   TEXT,
    json                TEXT NOT NULL       -- the whole record, as record.json was
);
CREATE INDEX earlier_record_id ON earlier_record (id);
CREATE INDEX earlier_record_document ON earlier_record (document);

CREATE VIEW history AS
SELECT earlier_record.id, earlier_record.kind, document.id AS document, document.title, document.published, earlier_record.fate,
       json_extract(earlier_record.json, '$.evidence[0].text') AS words, earlier_record.start, earlier_record.finish,
       earlier_record.coder_version, earlier_record.coder_lexicon, earlier_record.coder_model, earlier_record.said_at,
       earlier_record.replaced_at, earlier_record.replaced_by_version, earlier_record.replaced_by_lexicon,
       earlier_record.replaced_by_model
FROM earlier_record JOIN document ON document.number = earlier_record.document;
