"""What a watch knows of its feeds, as rows."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime

Guard = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """A feed as the last visit left it.

    Attributes:
        address: as a user gave it.
        title: its name, or `None`.
        etag: what its server told, to be sent back; `None` likewise.
        last_modified: likewise.
        visited_at: when it was asked for last; `None` for one that never was.
        next_at: not to be asked for before; `None` likewise.
        failures: in a row.
        reason: of the last failure; `None` if it answered, or was never visited.
    """

    address: str
    title: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    visited_at: datetime | None = None
    next_at: datetime | None = None
    failures: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A report that a feed announces; see `standoff.ingest.feeds.FeedItem`.

    Attributes:
        key: by which it is known when it comes again.
        link: its address, or `None`.
        page: the same without what only tells where a reader came from: two items of one page are one report.
        title: its headline.
        published: day of publication.
        publisher: whom the feed names as the source.
        byline: who wrote it.
        text: what the feed itself holds of it.
        whole: whether that is offered as the content and not as a summary.
        media_type: of the feed.
    """

    key: str
    link: str | None = None
    page: str | None = None
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    byline: str | None = None
    text: str | None = None
    whole: bool = False
    media_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An announced report that is not in the record yet.

    Attributes:
        number: of its row.
        feed: the feed's address.
        link: the report's address, or `None`.
        tries: how often it was tried in vain.
        next_at: not to be fetched before; `None` for at once.
    """

    number: int
    feed: str
    link: str | None
    tries: int
    next_at: datetime | None


class FeedLog:
    """The feeds of a record. Errors of the file are `StoreError`."""

    def __init__(self, connection: sqlite3.Connection, wrapped: Guard, transaction: Guard) -> None:
        """Use `Store.feeds`."""
        self._connection = connection
        self._wrapped = wrapped
        self._transaction = transaction

    def state(self, address: str) -> FeedState:
        """What is known of a feed; of one that was never visited, its address."""
        with self._wrapped():
            row = self._connection.execute("SELECT * FROM feed WHERE address = ?", (address,)).fetchone()
        if row is None:
            return FeedState(address=address)
        return FeedState(
            address=address,
            title=row["title"],
            etag=row["etag"],
            last_modified=row["last_modified"],
            visited_at=_time(row["visited_at"]),
            next_at=_time(row["next_at"]),
            failures=row["failures"],
            reason=row["reason"],
        )

    def answered(self, state: FeedState, items: Iterable[Announced] = ()) -> int:
        """A feed has answered: keep its state and what it announces that was not seen before; how much that is.

        Args:
            state: as it is to be kept; it was visited.
            items: all that it announces, in its order; none if it is unchanged.
        """
        at = _written(state.visited_at)
        with self._wrapped(), self._transaction():
            feed = self._keep(state)
            self._connection.execute("UPDATE feed SET read_at = ? WHERE number = ?", (at, feed))
            return sum(self._announce(feed, item, at) for item in items)

    def failed(self, state: FeedState) -> None:
        """A feed has not answered, or not as a feed: keep its state."""
        with self._wrapped(), self._transaction():
            self._keep(state)

    def announced(self, number: int) -> Announced | None:
        """What a feed said of a waiting report; `None` if it no longer waits.

        Args:
            number: of its row.
        """
        with self._wrapped():
            row = self._connection.execute(
                "SELECT * FROM feed_item WHERE number = ? AND state = 'waiting'", (number,)
            ).fetchone()
        return None if row is None else _announced(row)

    def waiting(self, address: str) -> list[Waiting]:
        """The announced reports of a feed that are not in the record yet, in the order of the feed."""
        with self._wrapped():
            rows = self._connection.execute(
                "SELECT feed_item.number, feed_item.link, feed_item.tries, feed_item.next_at FROM feed_item"
                " JOIN feed ON feed.number = feed_item.feed"
                " WHERE feed.address = ? AND feed_item.state = 'waiting' ORDER BY feed_item.number",
                (address,),
            ).fetchall()
        return [_waiting(address, row) for row in rows]

    def settle(self, number: int, *, document: str | None, from_feed: bool = False, reason: str | None = None) -> None:
        """An announced report is in the record, or never will be.

        Args:
            number: of its row.
            document: the document's id; `None` where it failed.
            from_feed: whether its text is what the feed held.
            reason: why it failed, or why only the feed's text is there.
        """
        state = "failed" if document is None else "done"
        with self._wrapped(), self._transaction():
            self._connection.execute(
                "UPDATE feed_item SET state = ?, document = ?, from_feed = ?, reason = ?, next_at = NULL, title = NULL,"
                " published = NULL, publisher = NULL, byline = NULL, text = NULL, media_type = NULL, whole = NULL"
                " WHERE number = ?",
                (state, document, from_feed, reason, number),
            )

    def postpone(self, number: int, until: datetime, reason: str, *, counted: bool) -> None:
        """An announced report could not be fetched and is to be tried again.

        Args:
            number: of its row.
            until: not before.
            reason: what was found.
            counted: whether it counts as a try.
        """
        with self._wrapped(), self._transaction():
            self._connection.execute(
                "UPDATE feed_item SET next_at = ?, reason = ?, tries = tries + ? WHERE number = ?",
                (_written(until), reason, counted, number),
            )

    def recall_robots(self, origin: str) -> tuple[str | None, datetime] | None:
        """A robots.txt, `None` for one that is not there, and until when it is believed; `None` if it is not known."""
        with self._wrapped():
            row = self._connection.execute("SELECT text, until FROM robots WHERE origin = ?", (origin,)).fetchone()
        return (row["text"], datetime.fromisoformat(row["until"])) if row is not None else None

    def keep_robots(self, origin: str, text: str | None, until: datetime) -> None:
        """Keep a robots.txt, `None` for one that is not there, and until when it is believed."""
        with self._wrapped(), self._transaction():
            self._connection.execute(
                "INSERT OR REPLACE INTO robots (origin, text, until) VALUES (?, ?, ?)", (origin, text, _written(until))
            )

    def _keep(self, state: FeedState) -> int:
        self._connection.execute("INSERT OR IGNORE INTO feed (address) VALUES (?)", (state.address,))
        self._connection.execute(
            "UPDATE feed SET title = ?, etag = ?, last_modified = ?, visited_at = ?, next_at = ?, failures = ?,"
            " reason = ? WHERE address = ?",
            (
                state.title,
                state.etag,
                state.last_modified,
                _written(state.visited_at),
                _written(state.next_at),
                state.failures,
                state.reason,
                state.address,
            ),
        )
        found: int = self._connection.execute("SELECT number FROM feed WHERE address = ?", (state.address,)).fetchone()[
            0
        ]
        return found

    def _announce(self, feed: int, item: Announced, at: str | None) -> bool:
        """Keep an item if it is new; whether it is new and waits."""
        known = self._connection.execute("SELECT 1 FROM feed_item WHERE feed = ? AND key = ?", (feed, item.key))
        if known.fetchone() is not None:
            return False
        elsewhere = item.page is not None and self._is_known_page(item.page)
        number = self._connection.execute(
            "INSERT INTO feed_item (feed, key, link, page, seen_at, state) VALUES (?, ?, ?, ?, ?, ?)",
            (feed, item.key, item.link, item.page, at, "elsewhere" if elsewhere else "waiting"),
        ).lastrowid
        if not elsewhere:
            day = item.published.isoformat() if item.published else None
            self._connection.execute(
                "UPDATE feed_item SET title = ?, published = ?, publisher = ?, byline = ?, text = ?, media_type = ?,"
                " whole = ? WHERE number = ?",
                (item.title, day, item.publisher, item.byline, item.text, item.media_type, item.whole, number),
            )
        return not elsewhere

    def _is_known_page(self, page: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM feed_item WHERE page = ? LIMIT 1", (page,))
        return found.fetchone() is not None


def _waiting(address: str, row: sqlite3.Row) -> Waiting:
    return Waiting(
        number=row["number"], feed=address, link=row["link"], tries=row["tries"], next_at=_time(row["next_at"])
    )


def _announced(row: sqlite3.Row) -> Announced:
    return Announced(
        key=row["key"],
        link=row["link"],
        page=row["page"],
        title=row["title"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        publisher=row["publisher"],
        byline=row["byline"],
        text=row["text"],
        whole=bool(row["whole"]),
        media_type=row["media_type"],
    )


def _written(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat(timespec="seconds") if at else None


def _time(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
