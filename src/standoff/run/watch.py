"""Feeds into the record: visits feeds when they are due, fetches what they announce, codes it, and goes on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from standoff.errors import FetchError, SourceError
from standoff.ingest.feeds import Feed, FeedItem, read_feed
from standoff.run.arrivals import Announcement, find_document
from standoff.run.news import Arrival, Delay, News, Plan, Visit
from standoff.run.outcome import Outcome, failed
from standoff.run.schedule import Schedule
from standoff.store.feeds import Announced, FeedState, Waiting

if TYPE_CHECKING:
    from standoff.ingest import SourceReader
    from standoff.ingest.web.clock import Clock
    from standoff.ingest.web.fetch import Fetched, Fetcher
    from standoff.run.code import Coding
    from standoff.store import Store

MOST_BYTES_FEED = 10_000_000
"""The largest feed that is read."""

MOST_TRIES = 5
"""How often a report is tried before what the feed holds of it is taken, or it counts as failed."""

_LONGEST_REST = timedelta(days=1)
_FIRST_RETRY = timedelta(minutes=5)
_LONGEST_RETRY = timedelta(hours=6)
_NAP = 60.0
"""The longest sleep in one go: a machine that was suspended must not sleep on."""


class Watcher:
    """Does one thing at a time: of all that is due, what can be done first."""

    def __init__(
        self, store: "Store", fetcher: "Fetcher", reader: "SourceReader", bench: "Coding", clock: "Clock", plan: Plan
    ) -> None:
        """A watcher.

        Args:
            store: the record.
            fetcher: one that tries once; trying again is planned here.
            reader: of what is fetched.
            bench: codes it.
            clock: tells the time, and waits.
            plan: what is to be watched.
        """
        self._store = store
        self._fetcher = fetcher
        self._reader = reader
        self._bench = bench
        self._clock = clock
        self._plan = plan
        self._schedule = Schedule(store.feeds, fetcher, clock, plan)
        self._trusted: set[str] = set()

    def run(self) -> Iterator[News]:
        """What happens, as it happens; without an end unless the plan is to go once.

        Raises:
            ModelError, LexiconError, PipelineError: the program's set-up is broken.
            StoreError: the record cannot be written.
        """
        while (task := self._schedule.next()) is not None:
            wait = (task.at - self._clock.now()).total_seconds()
            if wait > 0:
                self._clock.sleep(min(wait, _NAP))
            elif isinstance(task.subject, FeedState):
                yield self._visit(task.subject)
            else:
                yield from self._take(task.subject)

    def next_visit(self) -> datetime | None:
        """When the first feed is to be visited again; `None` if one may be at once."""
        return self._schedule.next_visit()

    # -- feeds ---------------------------------------------------------------------------------------

    def _trust(self, address: str) -> None:
        """A user named this feed: what is at its host and port may be fetched though the network be private.

        It is looked up at each visit, because the network may have been away, or another, at the one before.
        """
        self._trusted.add(address)
        self._fetcher.trust(address)

    def _visit(self, state: FeedState) -> Visit:
        self._schedule.visited(state.address)
        try:
            self._trust(state.address)
            fetched = self._fetched_feed(state)
            feed = None if fetched.content is None else self._read(fetched)
        except SourceError as error:
            return self._failed_visit(state, error)
        return self._answered_visit(state, fetched, feed)

    def _fetched_feed(self, state: FeedState) -> "Fetched":
        from standoff.ingest.web.fetch import Known

        known = Known(state.etag, state.last_modified)
        return self._fetcher.fetch(state.address, known=known, most_bytes=MOST_BYTES_FEED)

    def _read(self, fetched: "Fetched") -> Feed:
        return read_feed(self._reader.desk.child, fetched.content or b"", fetched.address, fetched.charset)

    def _answered_visit(self, state: FeedState, fetched: "Fetched", feed: Feed | None) -> Visit:
        now = self._clock.now()
        kept = FeedState(
            address=state.address,
            title=state.title if feed is None else feed.title,
            etag=fetched.known.etag,
            last_modified=fetched.known.last_modified,
            visited_at=now,
            next_at=now + self._plan.every,
        )
        items = [_announced(item, feed.media_type, now) for item in feed.items] if feed else []
        new = self._store.feeds.answered(kept, items)
        self._store.recover("", state.address)
        return Visit(
            at=now,
            feed=state.address,
            title=kept.title,
            new=new,
            unchanged=feed is None,
            remark=_remark(fetched, feed),
            next_at=now + self._plan.every,
        )

    def _failed_visit(self, state: FeedState, error: SourceError) -> Visit:
        now = self._clock.now()
        outcome = failed(state.address, "feed", error)
        reason = outcome.failure.reason if outcome.failure else str(error)
        wait = timedelta(seconds=(error.wait or 0.0) if isinstance(error, FetchError) else 0.0)
        failures = state.failures + (not _is_offline(error))
        next_at = now + max(wait, _rest(self._plan.every, failures))
        kept = replace(state, visited_at=now, next_at=next_at, failures=failures, reason=reason)
        self._store.feeds.failed(kept)
        if outcome.failure is not None:
            self._store.fail(outcome.failure)
        return Visit(at=now, feed=state.address, title=state.title, problem=reason, next_at=next_at)

    # -- reports -------------------------------------------------------------------------------------

    def _take(self, waiting: Waiting) -> Iterator[Arrival | Delay]:
        self._schedule.taken(waiting.feed)
        if waiting.feed not in self._trusted:
            self._trust(waiting.feed)
        item = self._store.feeds.announced(waiting.number)
        if item is not None:  # another program that watches the same feed has not taken it meanwhile
            yield self._arrival(waiting, Announcement(waiting.feed, item, self._clock.now()))

    def _arrival(self, waiting: Waiting, announced: Announcement) -> Arrival | Delay:
        from standoff.run.add import add_outcomes

        patient = waiting.tries + 1 < MOST_TRIES
        try:
            found = find_document(announced, self._fetcher, self._reader, follow=self._plan.follow, patient=patient)
        except FetchError as error:
            return self._postponed(waiting, error)
        except SourceError as error:
            outcome = failed(announced.name, "fetch", error)
            if outcome.failure is not None:
                self._store.fail(outcome.failure)
            return self._settled(waiting, outcome, from_feed=False, why=None)
        read = Outcome(source=found.document.source or announced.name, document=found.document)
        (outcome,) = add_outcomes(self._store, [read], self._bench, self._clock.now)
        return self._settled(waiting, outcome, from_feed=found.from_feed, why=found.why_from_feed)

    def _settled(self, waiting: Waiting, outcome: Outcome, *, from_feed: bool, why: str | None) -> Arrival:
        failure = outcome.failure
        self._store.feeds.settle(
            waiting.number,
            document=outcome.document.id if outcome.document and failure is None else None,
            from_feed=from_feed,
            reason=failure.reason if failure else why,
        )
        return Arrival(
            at=self._clock.now(),
            feed=waiting.feed,
            link=waiting.link,
            outcome=outcome,
            from_feed=from_feed,
            why_from_feed=why,
        )

    def _postponed(self, waiting: Waiting, error: FetchError) -> Delay:
        now = self._clock.now()
        wait = timedelta(seconds=error.wait or 0.0)
        until = now + max(wait, min(_FIRST_RETRY * (1 << min(waiting.tries, 20)), _LONGEST_RETRY))
        self._store.feeds.postpone(waiting.number, until, str(error), counted=not error.offline)
        return Delay(at=now, feed=waiting.feed, link=waiting.link or "", reason=str(error), next_at=until)


def _rest(every: timedelta, failures: int) -> timedelta:
    """The time until a feed that has failed so often in a row is visited again."""
    return min(every * (1 << min(max(failures, 1) - 1, 20)), max(every, _LONGEST_REST))


def _is_offline(error: SourceError) -> bool:
    """Whether this machine had no network: then nothing counts against a feed or a report."""
    return isinstance(error, FetchError) and error.offline


def _remark(fetched: "Fetched", feed: Feed | None) -> str | None:
    """What a user should know of a feed that answered."""
    told = []
    if fetched.moved is not None:
        told.append(f"has moved for good to {fetched.moved}; watch that address")
    if feed is not None and feed.remark is not None:
        told.append(feed.remark)
    if feed is not None and feed.left_out:
        told.append(f"announces {feed.left_out:,} reports more than the {len(feed.items):,} that are read")
    return "; ".join(told) or None


def _announced(item: FeedItem, media_type: str, now: datetime) -> Announced:
    """The item as it is kept; a link that is no address, and a day that lies in the future, are not."""
    from standoff.ingest.web.address import find_address, page_of

    try:
        link = find_address(item.link) if item.link else None
    except FetchError:
        link = None
    day = date.fromisoformat(item.published) if item.published else None
    return Announced(
        key=item.key,
        link=link,
        page=page_of(link) if link else None,
        title=item.title,
        published=None if day is not None and day > (now + timedelta(days=1)).date() else day,
        publisher=item.publisher,
        byline=item.byline,
        text=item.text,
        whole=item.whole,
        media_type=media_type,
    )
