-- Version 2: what users decide. Rows are added and never changed; an undo is a row of its own.

CREATE TABLE decision (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at TEXT NOT NULL,                  -- ISO 8601 with its time zone
    made_by TEXT NOT NULL,
    why     TEXT,
    about   TEXT NOT NULL,                  -- issue
    action  TEXT NOT NULL,                  -- rename, merge, split, undo
    name    TEXT,                           -- the label that is given; NULL for an undo
    undoes  INTEGER UNIQUE REFERENCES decision (number)
);

CREATE TABLE decision_label (               -- the labels concerned, as they were shown when it was decided
    decision INTEGER NOT NULL REFERENCES decision (number),
    ordinal  INTEGER NOT NULL,
    label    TEXT NOT NULL,
    PRIMARY KEY (decision, ordinal)
) WITHOUT ROWID;

CREATE TABLE decision_anchor (              -- the positions concerned, by what stays when their report is coded again
    decision INTEGER NOT NULL REFERENCES decision (number),
    ordinal  INTEGER NOT NULL,
    document TEXT NOT NULL,                 -- document.id; the document itself may come and go
    stance   TEXT NOT NULL,
    words    TEXT NOT NULL,
    start    INTEGER NOT NULL,              -- where the words stood then: a hint
    finish   INTEGER NOT NULL,
    PRIMARY KEY (decision, ordinal)
) WITHOUT ROWID;

CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN
    SELECT RAISE(ABORT, 'decisions are not changed: undo them');
END;
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision BEGIN
    SELECT RAISE(ABORT, 'decisions are not deleted: undo them');
END;
CREATE TRIGGER decision_label_stays BEFORE UPDATE ON decision_label BEGIN
    SELECT RAISE(ABORT, 'decisions are not changed: undo them');
END;
CREATE TRIGGER decision_label_is_kept BEFORE DELETE ON decision_label BEGIN
    SELECT RAISE(ABORT, 'decisions are not deleted: undo them');
END;
CREATE TRIGGER decision_anchor_stays BEFORE UPDATE ON decision_anchor BEGIN
    SELECT RAISE(ABORT, 'decisions are not changed: undo them');
END;
CREATE TRIGGER decision_anchor_is_kept BEFORE DELETE ON decision_anchor BEGIN
    SELECT RAISE(ABORT, 'decisions are not deleted: undo them');
END;

CREATE VIEW decisions_in_force AS
SELECT number, made_at, made_by, why, about, action, name,
       (SELECT json_group_array(label) FROM (SELECT label FROM decision_label WHERE decision = decision.number ORDER BY ordinal))
           AS labels,
       (SELECT count(*) FROM decision_anchor WHERE decision = decision.number) AS positions
FROM decision
WHERE action <> 'undo' AND number NOT IN (SELECT undoes FROM decision WHERE undoes IS NOT NULL);
