"""One event as all reports tell it, and how what they tell of it changed."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal

from standoff.analyze.days import Day
from standoff.analyze.happenings.telling import R
from standoff.analyze.marks import Mark
from standoff.model import Event, Party, Status

DISPUTING = frozenset({Status.DENIED})
TOLD_AS_FACT = frozenset({Status.OCCURRED, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class Mention(Generic[R]):
    """One telling in its place.

    Attributes:
        record: the event or meeting as one place of a report tells it.
        published: day of publication of that report, or `None`.
        source: id of the report, or of the one whose copy it is: mentions of one source count once.
        mark: its main evidence.
    """

    record: R
    published: date | None
    source: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Change:
    """Something that a later telling tells otherwise than those before it.

    Attributes:
        field: "status", "state", "date", "place", or what a number counts ("killed").
        before: what was told last, as words.
        after: what is told for the first time.
        published: day of publication of the report that tells it, or `None`.
        record: id of the telling to which it belongs.
        mark: the words that say so.
    """

    field: str
    before: str
    after: str
    published: date | None
    record: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event as all reports tell it.

    Attributes:
        mentions: its tellings, the best supported first: told as fact before alleged, before planned; in the
            report's own voice before somebody's word.
        day: the narrowest day that a report gives; else the first day of publication, or `None`.
        support: how many independent reports tell it; copies of one text count once, and reports that only
            deny it do not count, unless no report does anything else.
        claimed: whether it is a hostile act that every telling rests on the word of somebody else than its
            actor: an accusation, whatever its status.
        confirmed_by: on whose word it is told, where it is not the report's own voice; each side or person once.
        denied_by: who denies it, likewise.
        fields: id of the mention that gives a field best ("actor", "recipient", "date", "place"), for those that some
            mention gives.
        history: what changed, in order of publication.
    """

    mentions: tuple[Mention[Event], ...]
    day: Day | None
    support: int
    claimed: bool = False
    confirmed_by: tuple[Party, ...] = ()
    denied_by: tuple[Party, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    history: tuple[Change, ...] = ()
    kind: Literal["event"] = "event"

    @property
    def events(self) -> tuple[Event, ...]:
        """Its tellings, the best supported first."""
        return tuple(mention.record for mention in self.mentions)

    @property
    def main(self) -> Event:
        """The telling that stands for all."""
        return self.mentions[0].record

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The evidence of all mentions, each place once."""
        return tuple(dict.fromkeys(mention.mark for mention in self.mentions))

    @property
    def statuses(self) -> tuple[Status, ...]:
        """How it is told, each status once."""
        return tuple(dict.fromkeys(mention.record.status for mention in self.mentions))

    @property
    def disputed(self) -> bool:
        """Whether one report or party tells it and another denies it."""
        denied = [mention.record.status in DISPUTING for mention in self.mentions]
        return not all(denied) and (bool(self.denied_by) or any(denied))
