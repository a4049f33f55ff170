-- Version 10: the days of every record on its own row, so that lists of a large record are filtered, counted and sorted
-- off one index, without a look at its reports. The triggers keep them, whoever writes.

ALTER TABLE record ADD COLUMN told_on TEXT;         -- when its report was published
ALTER TABLE record ADD COLUMN known_on TEXT;        -- from when on a reader can have known it: document.known_on
ALTER TABLE record ADD COLUMN first_day TEXT;       -- on which it can have happened: day_from, or else told_on
ALTER TABLE record ADD COLUMN last_day TEXT;        -- likewise: day_to, or else told_on

UPDATE record SET (told_on, known_on, first_day, last_day) = (
    SELECT published, document.known_on, coalesce(day_from, published), coalesce(day_to, published)
    FROM document WHERE document.number = record.document);

CREATE TRIGGER record_days_insert AFTER INSERT ON record BEGIN
    UPDATE record SET (told_on, known_on, first_day, last_day) = (
        SELECT published, document.known_on, coalesce(new.day_from, published), coalesce(new.day_to, published)
        FROM document WHERE document.number = new.document)
    WHERE number = new.number;
END;
CREATE TRIGGER record_days_update AFTER UPDATE OF day_from, day_to, document ON record BEGIN
    UPDATE record SET (told_on, known_on, first_day, last_day) = (
        SELECT published, document.known_on, coalesce(new.day_from, published), coalesce(new.day_to, published)
        FROM document WHERE document.number = new.document)
    WHERE number = new.number;
END;
CREATE TRIGGER record_days_report AFTER UPDATE OF published, retrieved ON document BEGIN
    UPDATE record SET told_on = new.published, known_on = new.known_on, first_day = coalesce(day_from, new.published),
                      last_day = coalesce(day_to, new.published)
    WHERE document = new.number;
END;

CREATE INDEX record_listed ON record (kind, hidden, type, status, stance, first_day, last_day, told_on, known_on, confidence, review,
                                       document);
DROP INDEX record_shown;
