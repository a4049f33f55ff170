-- Version 8: indexes for large records, and views for readers with the sqlite3 shell or Datasette (docs/file.md).

CREATE INDEX record_place ON record (number, document, hidden);         -- the way from a record to its document without its JSON
CREATE INDEX document_order ON document (published, id, known_on);      -- the documents in their order without their texts
DROP INDEX document_published;

DROP VIEW events;
DROP VIEW statements;
DROP VIEW positions;
DROP VIEW meetings;
DROP VIEW entries;

CREATE VIEW reports AS                      -- the documents without their texts
SELECT document.id, document.title, document.published, document.publisher, document.byline, document.dateline, document.language,
       document.url, document.source, document.characters, document.retrieved, document.known_on, document.media_type,
       document.checksum, document.added_at, document.coded_at,
       document.coder_name || ' ' || document.coder_version AS coder, document.coder_lexicon AS lexicon,
       document.coder_model AS model,
       (SELECT count(*) FROM record WHERE record.document = document.number AND NOT record.hidden) AS entries
FROM document;

CREATE VIEW entries AS                      -- what is shown: without what was rejected and without doubles
SELECT record.id, record.kind, document.id AS document, document.title, document.published, document.known_on,
       record.day_from, record.day_to, record.type, record.status, record.stance, record.issue,
       (SELECT group_concat(who, '; ') FROM participants WHERE participants.record = record.number
            AND field IN ('actor', 'speaker', 'holder', 'participants')) AS who,
       (SELECT group_concat(who, '; ') FROM participants WHERE participants.record = record.number
            AND field IN ('recipient', 'addressee', 'toward')) AS to_whom,
       evidence.text AS words, evidence.start, evidence.finish, record.confidence, record.review
FROM record
JOIN document ON document.number = record.document
JOIN evidence ON evidence.record = record.number AND evidence.ordinal = 0
WHERE NOT record.hidden;

CREATE VIEW taking_part AS                  -- who takes part in which entry, and as what: one row each
SELECT record.id AS entry, record.kind, mention.field AS part, coalesce(party.name, mention.text) AS who, party.id AS side,
       party.country, party.sector, party.kind AS sort, mention.role, mention.text AS words, mention.start, mention.finish
FROM mention
JOIN party ON party.number = mention.party
JOIN record ON record.number = mention.record
WHERE NOT record.hidden;

CREATE VIEW events AS
SELECT entries.id, entries.document, entries.title, entries.published, entries.day_from, entries.day_to, entries.type,
       (SELECT group_concat(value, '; ') FROM json_each(record.json, '$.mode')) AS mode, entries.status, entries.who,
       entries.to_whom, json_extract(record.json, '$.place.text') AS place,
       json_extract(record.json, '$.according_to') AS according_to, json_extract(record.json, '$.quad_code') AS quad_class,
       json_extract(record.json, '$.event_scale') AS scale, entries.words, entries.start, entries.finish, entries.confidence,
       entries.review
FROM entries JOIN record ON record.id = entries.id WHERE entries.kind = 'event';

CREATE VIEW statements AS
SELECT entries.id, entries.document, entries.title, entries.published, entries.day_from, entries.day_to, entries.type AS cue,
       json_extract(record.json, '$.cue.text') AS cue_words, json_extract(record.json, '$.form') AS form, entries.who,
       entries.to_whom, (SELECT group_concat(json_extract(value, '$.text'), ' … ') FROM json_each(record.json, '$.content')) AS said,
       json_extract(record.json, '$.venue.text') AS venue, json_extract(record.json, '$.denies') AS denies, entries.words,
       entries.start, entries.finish, entries.confidence, entries.review
FROM entries JOIN record ON record.id = entries.id WHERE entries.kind = 'statement';

CREATE VIEW positions AS
SELECT entries.id, entries.document, entries.title, entries.published, entries.day_from, entries.day_to, entries.stance,
       entries.issue, entries.who, entries.to_whom,
       (SELECT group_concat(json_extract(value, '$.text'), ' … ') FROM json_each(record.json, '$.content')) AS what, entries.words,
       entries.start, entries.finish, entries.confidence, entries.review
FROM entries JOIN record ON record.id = entries.id WHERE entries.kind = 'position';

CREATE VIEW meetings AS
SELECT entries.id, entries.document, entries.title, entries.published, entries.day_from, entries.day_to, entries.type AS format,
       entries.status AS state, entries.who, json_extract(record.json, '$.place.text') AS place, entries.words, entries.start,
       entries.finish, entries.confidence, entries.review
FROM entries JOIN record ON record.id = entries.id WHERE entries.kind = 'meeting';

CREATE VIEW conditionals AS
SELECT entries.id, entries.document, entries.title, entries.published, entries.type, entries.who,
       json_extract(record.json, '$.condition.text') AS condition, json_extract(record.json, '$.consequence.text') AS consequence,
       entries.words, entries.start, entries.finish, entries.confidence, entries.review
FROM entries JOIN record ON record.id = entries.id WHERE entries.kind = 'conditional';

CREATE VIEW quantities AS
SELECT entries.id, entries.document, entries.title, entries.published, json_extract(record.json, '$.value') AS value,
       json_extract(record.json, '$.low') AS low, json_extract(record.json, '$.high') AS high,
       json_extract(record.json, '$.bound') AS bound, json_extract(record.json, '$.unit') AS unit, entries.who,
       json_extract(record.json, '$.what.text') AS what, json_extract(record.json, '$.place.text') AS place, entries.words,
       entries.start, entries.finish, entries.confidence, entries.review
FROM entries JOIN record ON record.id = entries.id WHERE entries.kind = 'quantity';

CREATE VIEW outlooks AS
SELECT entries.id, entries.document, entries.title, entries.published, entries.who,
       json_extract(record.json, '$.proposition.text') AS what, json_extract(record.json, '$.hedge.text') AS hedge,
       json_extract(record.json, '$.probability.low') AS probability_low,
       json_extract(record.json, '$.probability.high') AS probability_high,
       json_extract(record.json, '$.horizon.text') AS horizon, json_extract(record.json, '$.horizon.value') AS horizon_day,
       entries.words, entries.start, entries.finish, entries.confidence, entries.review
FROM entries JOIN record ON record.id = entries.id WHERE entries.kind = 'outlook';

CREATE VIEW failures AS                     -- what could not be read or coded
SELECT source, stage, reason, document FROM failure;
