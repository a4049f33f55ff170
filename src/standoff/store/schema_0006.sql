-- Version 6: what `standoff watch` knows of feeds, so that a watch that starts again goes on where the last one was.
-- Times are ISO 8601 text in UTC.

CREATE TABLE feed (
    number        INTEGER PRIMARY KEY,
    address       TEXT NOT NULL UNIQUE,     -- as a user gave it
    title         TEXT,
    etag          TEXT,                     -- what the server told, to be asked "has it changed since?"
    last_modified TEXT,
    visited_at    TEXT,                     -- when it was asked for last
    read_at       TEXT,                     -- when it answered last
    next_at       TEXT,                     -- not to be asked for before
    failures      INTEGER NOT NULL DEFAULT 0,   -- in a row
    reason        TEXT                      -- of the last failure; NULL if it answered
);

CREATE TABLE feed_item (
    number     INTEGER PRIMARY KEY,
    feed       INTEGER NOT NULL REFERENCES feed (number) ON DELETE CASCADE,
    key        TEXT NOT NULL,               -- its guid, or else its link
    link       TEXT,
    page       TEXT,                        -- the link without what only tells where a reader came from
    seen_at    TEXT NOT NULL,               -- first
    state      TEXT NOT NULL,               -- waiting, done, failed, elsewhere (another item led to the same page)
    tries      INTEGER NOT NULL DEFAULT 0,
    next_at    TEXT,                        -- of a waiting one: not to be fetched before
    document   TEXT,                        -- document.id; the document itself may come and go
    from_feed  INTEGER,                     -- 1 if the document's text is what the feed held and not the page
    reason     TEXT,                        -- of the last failure
    title      TEXT,                        -- these seven only while it waits
    published  TEXT,
    publisher  TEXT,
    byline     TEXT,
    text       TEXT,
    media_type TEXT,                        -- of the feed
    whole      INTEGER,                     -- 1 if the feed offers `text` as the content and not as a summary
    UNIQUE (feed, key)
);
CREATE INDEX feed_item_waiting ON feed_item (feed, number) WHERE state = 'waiting';
CREATE INDEX feed_item_page ON feed_item (page) WHERE page IS NOT NULL;

CREATE TABLE robots (                       -- robots.txt files, each asked for once a day
    origin TEXT PRIMARY KEY,                -- scheme, host and port
    text   TEXT,                            -- NULL where there is none: everything is allowed
    until  TEXT NOT NULL                    -- believed until then
) WITHOUT ROWID;

CREATE VIEW feeds AS
SELECT address, title, visited_at, read_at, next_at, failures, reason,
       (SELECT count(*) FROM feed_item WHERE feed_item.feed = feed.number AND state = 'done') AS reports,
       (SELECT count(*) FROM feed_item WHERE feed_item.feed = feed.number AND state = 'waiting') AS waiting,
       (SELECT count(*) FROM feed_item WHERE feed_item.feed = feed.number AND state = 'failed') AS failed
FROM feed;
