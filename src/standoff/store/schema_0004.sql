-- Version 4: a human's word on records, parties and documents. `record` holds what is shown; beside it stands what
-- the coder said. Decisions are rows of `decision`, with what they are about in the tables below.

ALTER TABLE record ADD COLUMN review TEXT;          -- accepted, edited, rejected, added, double; NULL: nobody has judged it
ALTER TABLE record ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;    -- 1: rejected or a double; lists leave it out
ALTER TABLE record ADD COLUMN double_of TEXT;       -- record.id of the one that stays in place of a double
ALTER TABLE record ADD COLUMN found INTEGER NOT NULL DEFAULT 1;     -- 0: only a human's word keeps it, the coder does not say so
ALTER TABLE record ADD COLUMN coder_json TEXT;      -- what the coder says where json says otherwise; where not found, said once
CREATE INDEX record_review ON record (review, hidden) WHERE review IS NOT NULL;
CREATE INDEX record_waiting ON record (confidence, kind, document) WHERE review IS NULL;
CREATE INDEX record_accused ON record (confidence, document)    -- hostile acts on the word of one speaker
WHERE review IS NULL AND kind = 'event' AND json_extract(json, '$.quad_code') = 4
      AND json_extract(json, '$.according_to') IS NOT NULL;

CREATE TABLE decision_record (              -- the records concerned, by what stays when their document is coded again
    decision INTEGER NOT NULL REFERENCES decision (number),
    ordinal  INTEGER NOT NULL,              -- of a merge, 0 is the record that stays
    document TEXT NOT NULL,                 -- document.id; the document itself may come and go
    kind     TEXT NOT NULL,                 -- of the record; "party" for a mention, "document" for the whole
    record   TEXT,                          -- record.id when it was decided
    label    TEXT,                          -- type, stance ... that tells it from others on the same words
    words    TEXT NOT NULL,
    start    INTEGER NOT NULL,
    finish   INTEGER NOT NULL,
    json     TEXT,                          -- what the coder said when it was decided; of an addition, what was added
    PRIMARY KEY (decision, ordinal)
) WITHOUT ROWID;
CREATE INDEX decision_record_document ON decision_record (document);

CREATE TABLE decision_party (               -- the parties concerned: by name, or id, or the words for them
    decision INTEGER NOT NULL REFERENCES decision (number),
    ordinal  INTEGER NOT NULL,
    name     TEXT,
    id       TEXT,
    words    TEXT,
    PRIMARY KEY (decision, ordinal)
) WITHOUT ROWID;

CREATE TABLE decision_change (              -- what is shown in place of what the coder said
    decision INTEGER NOT NULL REFERENCES decision (number),
    ordinal  INTEGER NOT NULL,
    path     TEXT NOT NULL,                 -- status, actor[0].id, date.value
    value    TEXT NOT NULL,                 -- as JSON
    PRIMARY KEY (decision, ordinal)
) WITHOUT ROWID;

CREATE TABLE record_decision (              -- which decisions in force have made a record what is shown
    record   INTEGER NOT NULL REFERENCES record (number) ON DELETE CASCADE,
    decision INTEGER NOT NULL REFERENCES decision (number),
    PRIMARY KEY (record, decision)
) WITHOUT ROWID;
CREATE INDEX record_decision_decision ON record_decision (decision);

CREATE TRIGGER decision_record_stays BEFORE UPDATE ON decision_record BEGIN
    SELECT RAISE(ABORT, 'decisions are not changed: undo them');
END;
CREATE TRIGGER decision_record_is_kept BEFORE DELETE ON decision_record BEGIN
    SELECT RAISE(ABORT, 'decisions are not deleted: undo them');
END;
CREATE TRIGGER decision_party_stays BEFORE UPDATE ON decision_party BEGIN
    SELECT RAISE(ABORT, 'decisions are not changed: undo them');
END;
CREATE TRIGGER decision_party_is_kept BEFORE DELETE ON decision_party BEGIN
    SELECT RAISE(ABORT, 'decisions are not deleted: undo them');
END;
CREATE TRIGGER decision_change_stays BEFORE UPDATE ON decision_change BEGIN
    SELECT RAISE(ABORT, 'decisions are not changed: undo them');
END;
CREATE TRIGGER decision_change_is_kept BEFORE DELETE ON decision_change BEGIN
    SELECT RAISE(ABORT, 'decisions are not deleted: undo them');
END;

CREATE TABLE erasure (                      -- that something was erased; of it, only what is needed to know it again
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    erased_at TEXT NOT NULL,                -- ISO 8601 with its time zone
    erased_by TEXT NOT NULL,
    why       TEXT,
    what      TEXT NOT NULL,                -- document, person
    document  TEXT UNIQUE,                  -- document.id of an erased document
    salt      TEXT                          -- of an erased person, for the hashes of the names
);

CREATE TABLE erased_name (                  -- what an erased person was called, as sha256 of salt and folded name
    erasure  INTEGER NOT NULL REFERENCES erasure (number),
    hash     TEXT NOT NULL,
    words    INTEGER NOT NULL,              -- how many words the name has
    anywhere INTEGER NOT NULL,              -- 0: only in texts that have another of the person's names too
    PRIMARY KEY (erasure, hash)
) WITHOUT ROWID;

CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure BEGIN
    SELECT RAISE(ABORT, 'what was erased stays told');
END;
CREATE TRIGGER erasure_is_kept BEFORE DELETE ON erasure BEGIN
    SELECT RAISE(ABORT, 'what was erased stays told');
END;

DROP VIEW events;
DROP VIEW statements;
DROP VIEW positions;
DROP VIEW meetings;
DROP VIEW entries;

CREATE VIEW entries AS                      -- what is shown: without what was rejected and without doubles
SELECT record.id, record.kind, document.id AS document, document.title, document.published, record.day_from, record.day_to,
       record.type, record.status, record.stance, record.issue,
       (SELECT group_concat(who, '; ') FROM participants WHERE participants.record = record.number
            AND field IN ('actor', 'speaker', 'holder', 'participants')) AS who,
       (SELECT group_concat(who, '; ') FROM participants WHERE participants.record = record.number
            AND field IN ('recipient', 'addressee', 'toward')) AS to_whom,
       evidence.text AS words, evidence.start, evidence.finish, record.confidence, record.review
FROM record
JOIN document ON document.number = record.document
JOIN evidence ON evidence.record = record.number AND evidence.ordinal = 0
WHERE NOT record.hidden;

CREATE VIEW events AS SELECT id, document, title, published, day_from, day_to, type, status, who, to_whom, words, start, finish, review
FROM entries WHERE kind = 'event';

CREATE VIEW statements AS SELECT id, document, title, published, day_from, day_to, type AS cue, who, to_whom, words, start, finish,
       review
FROM entries WHERE kind = 'statement';

CREATE VIEW positions AS SELECT id, document, title, published, day_from, day_to, stance, issue, who, to_whom, words, start, finish,
       review
FROM entries WHERE kind = 'position';

CREATE VIEW meetings AS SELECT id, document, title, published, day_from, day_to, type AS format, status AS state, who, words, start,
       finish, review
FROM entries WHERE kind = 'meeting';

CREATE VIEW reviewed AS                     -- what humans said about records, beside what the coder says
SELECT record.id, record.kind, document.id AS document, record.review, record.double_of, evidence.text AS words,
       record.json AS shown, record.found, coalesce(record.coder_json, CASE WHEN record.found THEN record.json END) AS coder
FROM record
JOIN document ON document.number = record.document
JOIN evidence ON evidence.record = record.number AND evidence.ordinal = 0
WHERE record.review IS NOT NULL OR record.coder_json IS NOT NULL;
