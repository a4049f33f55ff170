"""What a user wants watched, and what happens while it is."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from standoff.run.outcome import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a user wants watched.

    Attributes:
        feeds: their addresses.
        every: the time between two visits to a feed.
        once: visit each feed that is due, take what it announces, and end.
        follow: fetch the pages that feeds link to; without it, what the feeds themselves hold is taken.
        limit: the most reports that are taken of a feed at a visit, `None` for all; the others wait for the next.
    """

    feeds: tuple[str, ...]
    every: timedelta
    once: bool = False
    follow: bool = True
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A feed was visited.

    Attributes:
        at: the time.
        feed: its address.
        title: its name, or `None`.
        new: how many reports it announces that were not seen before.
        unchanged: whether its server said that nothing has changed.
        remark: what a user should know although it went well, or `None`.
        problem: why it could not be read, or `None`.
        next_at: when it is visited again, at the earliest.
    """

    at: datetime
    feed: str
    title: str | None = None
    new: int = 0
    unchanged: bool = False
    remark: str | None = None
    problem: str | None = None
    next_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An announced report is in the record, or has failed.

    Attributes:
        at: the time.
        feed: the address of the feed that announced it.
        link: the report's address, or `None`.
        outcome: what became of it.
        from_feed: whether its text is what the feed held, and not the page.
        why_from_feed: why; `None` if it is not, or if no links are followed.
    """

    at: datetime
    feed: str
    link: str | None
    outcome: Outcome
    from_feed: bool = False
    why_from_feed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """An announced report could not be fetched and will be tried again.

    Attributes:
        at: the time.
        feed: the address of the feed that announced it.
        link: the report's address.
        reason: what was found.
        next_at: when it is tried again, at the earliest.
    """

    at: datetime
    feed: str
    link: str
    reason: str
    next_at: datetime


News = Visit | Arrival | Delay
"""What a watch tells."""
