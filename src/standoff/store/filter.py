"""Which records a question is about."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from standoff.errors import QueryError
from standoff.model import ConditionalType, CueClass, EventType, MeetingFormat, MeetingState, Stance, Status, TimeType
from standoff.model.review import State

_TYPES: dict[str, type[StrEnum]] = {
    "event": EventType,
    "statement": CueClass,
    "conditional": ConditionalType,
    "meeting": MeetingFormat,
    "time": TimeType,
}
_STATUSES: dict[str, type[StrEnum]] = {"event": Status, "meeting": MeetingState}
_STANCES: dict[str, type[StrEnum]] = {"position": Stance}
_CLOSED = {"type": _TYPES, "status": _STATUSES, "stance": _STANCES}

UNREVIEWED = "unreviewed"
REVIEWS = (UNREVIEWED, *(state.value for state in State))
"""What `Filter.review` can ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a record must be like; `None` asks nothing.

    A party is named by its id or country ("RUS", "NATO"), by a name that the documents use for it
    ("Russia", "the Kremlin"), or by a person's full name or surname; case does not matter.

    Attributes:
        actor: who acts, speaks, holds the position or takes part in the meeting.
        between: two parties that both take part, in whatever roles.
        type: of an event, its PLOVER type; of a statement, the class of its cue; of a conditional, its
            type; of a meeting, its format.
        status: of an event; of a meeting, its state.
        stance: of a position.
        since: first day. A record's days are those that the report gives it, or else the day on which
            the report was published; a record with neither is left out by `since` and `until`.
        until: last day.
        document: id of a document, or its beginning.
        as_of: as the record was known on this day: only what reports say that were published up to it, or,
            where a report has no day of publication, retrieved up to it (in UTC); reports of which neither is
            known are left out. See docs/file.md.
        review: what became of a record in review: accepted, edited, rejected, added or double, or "unreviewed";
            unless asked for, what was rejected and doubles are left out.
        limit: at most so many.
    """

    actor: str | None = None
    between: tuple[str, str] | None = None
    type: str | None = None
    status: str | None = None
    stance: str | None = None
    since: date | None = None
    until: date | None = None
    document: str | None = None
    as_of: date | None = None
    review: str | None = None
    limit: int | None = None

    def asked(self) -> tuple[str, ...]:
        """The names of the conditions that are set, without the limit."""
        return tuple(f.name for f in fields(self) if f.name != "limit" and getattr(self, f.name) is not None)

    def check(self, kind: str) -> None:
        """Make sure that the question makes sense for records of `kind`.

        Raises:
            QueryError: a condition does not apply to that kind, or its value is not one of the closed set.
        """
        for name, by_kind in _CLOSED.items():
            value = getattr(self, name)
            if value is None:
                continue
            if kind not in by_kind:
                raise QueryError(f"{_a(kind)} has no {name}; {name} applies to {', '.join(sorted(by_kind))}")
            known = [member.value for member in by_kind[kind]]
            if value not in known:
                raise QueryError(f"unknown {name} {value!r} of {_a(kind)}; known are {', '.join(known)}")
        if self.review is not None and self.review not in REVIEWS:
            raise QueryError(f"unknown review {self.review!r}; known are {', '.join(REVIEWS)}")
        if self.since and self.until and self.since > self.until:
            raise QueryError(f"since {self.since} is after until {self.until}: no day lies between")


def of_documents(asked: Filter) -> Filter:
    """The conditions of a filter on records that are about their documents too."""
    return Filter(since=asked.since, until=asked.until, document=asked.document, as_of=asked.as_of)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
