"""What a watch does next: what is due comes from the record, and when a host may be asked from the fetcher."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from standoff.run.news import Plan
from standoff.store.feeds import FeedLog, FeedState, Waiting

if TYPE_CHECKING:
    from standoff.ingest.web.clock import Clock
    from standoff.ingest.web.fetch import Fetcher

_LONGEST_PAUSE = timedelta(minutes=2)
"""The longest that a run which is to end waits for a host."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do.

    Attributes:
        at: not before.
        subject: the feed to visit, or the report to take.
    """

    at: datetime
    subject: FeedState | Waiting


@dataclass(slots=True)
class _Lane:
    """What is to be done about one feed, as the record has it.

    Attributes:
        state: of the feed.
        heads: of each host, the waiting report that is taken first.
    """

    state: FeedState
    heads: tuple[Waiting, ...]


@dataclass(slots=True)
class Schedule:
    """Finds what can be done first. What the record says of a feed is looked up again after `changed`.

    Attributes:
        log: the feeds of the record.
        fetcher: knows when a host may be asked.
        clock: tells the time.
        plan: what is watched.
    """

    log: FeedLog
    fetcher: "Fetcher"
    clock: "Clock"
    plan: Plan
    _begin: datetime = field(init=False)
    _lanes: dict[str, _Lane] = field(init=False, default_factory=dict)
    _taken: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._begin = self.clock.now()

    def next(self) -> Task | None:
        """What can be done first; `None` if there is nothing more to do in this run."""
        now = self.clock.now()
        lanes = [self._lane(address) for address in self.plan.feeds]
        feeds = (task for lane in lanes for task in self._visit(lane.state, now))
        reports = (task for lane in lanes for waiting in lane.heads for task in self._report(waiting, now))
        return min((*feeds, *reports), key=lambda task: task.at, default=None)

    def next_visit(self) -> datetime | None:
        """When the first feed is to be visited again; `None` if one may be at once."""
        due = [self._due(self._lane(address).state) for address in self.plan.feeds]
        return None if None in due else min((at for at in due if at is not None), default=None)

    def visited(self, feed: str) -> None:
        """A feed was visited: as many of its reports may be taken as the plan says."""
        self._taken[feed] = 0
        self._lanes.pop(feed, None)

    def taken(self, feed: str) -> None:
        """A report of a feed was taken, or put off."""
        self._taken[feed] = self._taken.get(feed, 0) + 1
        self._lanes.pop(feed, None)

    def _lane(self, feed: str) -> _Lane:
        if feed not in self._lanes:
            waiting = self.log.waiting(feed)
            if self.plan.limit is not None:
                waiting = waiting[: max(self.plan.limit - self._taken.get(feed, 0), 0)]
            self._lanes[feed] = _Lane(self.log.state(feed), tuple(_heads(waiting)))
        return self._lanes[feed]

    def _visit(self, state: FeedState, now: datetime) -> Iterator[Task]:
        due = self._due(state)
        yield from self._task(state, due, self.fetcher.ready_at(state.address), now)

    def _report(self, waiting: Waiting, now: datetime) -> Iterator[Task]:
        is_fetched = self.plan.follow and waiting.link is not None
        ready = self.fetcher.ready_at(waiting.link) if is_fetched and waiting.link else now
        yield from self._task(waiting, waiting.next_at, ready, now)

    def _task(
        self, subject: FeedState | Waiting, due: datetime | None, ready: datetime, now: datetime
    ) -> Iterator[Task]:
        """The task, if it belongs to this run: one that is to end does what was due when it began."""
        is_later = (due is not None and due > self._begin) or ready - now > _LONGEST_PAUSE
        if not (self.plan.once and is_later):
            yield Task(max(due or now, ready), subject)

    def _due(self, state: FeedState) -> datetime | None:
        """When a feed is to be visited again; `None` for at once."""
        if state.failures or state.visited_at is None:
            return state.next_at
        return state.visited_at + self.plan.every


def _heads(waiting: list[Waiting]) -> Iterator[Waiting]:
    """Of each host, the report that is due first, in the order of the feed."""
    first: dict[str, Waiting] = {}
    for one in waiting:
        host = urlsplit(one.link or "").netloc
        held = first.get(host)
        if held is None or (held.next_at is not None and (one.next_at is None or one.next_at < held.next_at)):
            first[host] = one
    yield from first.values()
