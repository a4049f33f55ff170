"""Meetings as all reports tell them, and demands and offers that wait for an answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from standoff.analyze.days import Day, day_of_time, stand_day
from standoff.analyze.issues import order_of
from standoff.analyze.marks import Mark, distinct, mark, shelve
from standoff.analyze.movement import Movement, Verdict
from standoff.analyze.sides import side_of, sides_of
from standoff.lexicon import Lexicon
from standoff.model import CONDITION_NOTE, Document, Meeting, MeetingState, Party, Position, Span, Stance

OPEN_STATES = frozenset({MeetingState.PLANNED, MeetingState.PROPOSED})
_ASKING = frozenset({Stance.DEMAND, Stance.OFFER})
STALE = timedelta(days=7)
MOVED = (Verdict.SOFTENED, Verdict.HARDENED, Verdict.MIXED)
_ANSWERING = frozenset({Stance.ACCEPT, Stance.REJECT})


@dataclass(frozen=True, slots=True)
class Encounter:
    """One meeting as all reports tell it.

    Attributes:
        meeting: the latest telling.
        participants: everybody named in any telling, each once.
        day: when, as far as a report tells.
        place: where, from the latest telling that says so.
        states: what it was said to be, earliest telling first, repeats left out.
        reports: how many reports tell it.
        told: day of publication of the latest telling, or `None`.
        marks: their evidence, latest first.
    """

    meeting: Meeting
    participants: tuple[Party, ...]
    day: Day | None
    place: Span | None
    states: tuple[MeetingState, ...]
    reports: int
    told: date | None
    marks: tuple[Mark, ...]

    @property
    def state(self) -> MeetingState:
        """What the latest telling says."""
        return self.states[-1]

    def is_ahead(self, today: date) -> bool:
        """Whether it is planned or proposed and may still come after `today`.

        One on no day that a report tells is taken to be ahead for `STALE` after that report.
        """
        if self.state not in OPEN_STATES:
            return False
        if self.day is not None:
            return self.day.last >= today
        return self.told is None or today - self.told <= STALE


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A demand or offer without an answer in the record.

    Attributes:
        position: the latest form of it.
        issue: label.
        awaited: the side that has not answered: to whom it was put, or where that is not told the only other
            side with a stand on the issue; `None` where there is no such side.
        since: the day on which it was put, or `None`.
    """

    position: Position
    issue: str
    awaited: str | None
    since: Day | None


def merge_meetings(meetings: Iterable[Meeting], documents: Iterable[Document]) -> tuple[Encounter, ...]:
    """The meetings of all documents, tellings of one meeting together.

    Two tellings are one meeting if at least two sides of one are among those of the other and the day is the
    same; where a report tells only a span of days, format and place must not differ either. Tellings without
    a day stay apart.

    Returns:
        In order of day, those without one last.
    """
    library = shelve(documents)
    piles: list[list[Meeting]] = []
    by_day: dict[int, list[list[Meeting]]] = {}
    for meeting in sorted(meetings, key=lambda meeting: _published(meeting, library)):
        days = _days(meeting)
        near = {id(pile): pile for day in days for pile in by_day.get(day, ())}
        pile = next((pile for pile in near.values() if any(_is_same(known, meeting) for known in pile)), None)
        if pile is None:
            pile = []
            piles.append(pile)
        pile.append(meeting)
        for day in days:
            by_day.setdefault(day, []).append(pile)
    found = [_encounter(pile, library) for pile in piles]
    return tuple(sorted(found, key=lambda one: (one.day.first.isoformat() if one.day else "9999", one.meeting.id)))


def _published(meeting: Meeting, library: Mapping[str, Document]) -> tuple[str, str, int, str]:
    document = library.get(meeting.doc)
    published = document.published.isoformat() if document and document.published else "0000"
    return (published, meeting.doc, meeting.evidence[0].start, meeting.id)


def _days(meeting: Meeting) -> range:
    """The days of a meeting as ordinals; none where the report does not tell."""
    day = day_of_time(meeting.date)
    return range(day.first.toordinal(), day.last.toordinal() + 1) if day is not None else range(0)


def _is_same(known: Meeting, meeting: Meeting) -> bool:
    one, other = day_of_time(known.date), day_of_time(meeting.date)
    if one is None or other is None or one.last < other.first or other.last < one.first:
        return False
    exact = one.first == one.last == other.first == other.last
    if not exact and (known.format is not meeting.format or _places_differ(known, meeting)):
        return False
    return _among(known, meeting) or _among(meeting, known)


def _places_differ(known: Meeting, meeting: Meeting) -> bool:
    places = {place.text.casefold() for place in (known.place, meeting.place) if place is not None}
    return len(places) > 1


def _among(one: Meeting, other: Meeting) -> bool:
    sides = set(sides_of(one.participants))
    return len(sides) > 1 and sides <= set(sides_of(other.participants))


def _encounter(pile: list[Meeting], library: Mapping[str, Document]) -> Encounter:
    latest = pile[-1]
    days = [day for meeting in pile if (day := day_of_time(meeting.date)) is not None]
    places = [meeting.place for meeting in pile if meeting.place is not None]
    states = [meeting.state for meeting in pile]
    return Encounter(
        meeting=latest,
        participants=_each_once(party for meeting in reversed(pile) for party in meeting.participants),
        day=min(days, key=lambda day: (day.last - day.first, day.first)) if days else None,
        place=places[-1] if places else None,
        states=tuple(state for place, state in enumerate(states) if place == 0 or states[place - 1] is not state),
        reports=len({meeting.doc for meeting in pile}),
        told=library[latest.doc].published if latest.doc in library else None,
        marks=distinct(mark(meeting) for meeting in reversed(pile)),
    )


def _each_once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each side or person once; a side is left out where a person who acts for it is named."""
    named = list(parties)
    people = {side_of(party) for party in named if party.name is not None}
    kept = [
        party for party in named if party.name is not None or side_of(party) not in people or side_of(party) is None
    ]
    return tuple({(party.name or side_of(party) or party.text): party for party in reversed(kept)}.values())[::-1]


def unanswered(
    positions: Sequence[Position],
    movements: Iterable[Movement],
    documents: Iterable[Document],
    issues: Mapping[str, tuple[str, ...]],
    lexicon: Lexicon,
) -> tuple[Unanswered, ...]:
    """Demands and offers that nobody has accepted or refused since they took their latest form.

    Args:
        positions: of all documents.
        movements: of the same positions: a demand that was narrowed or widened waits anew.
        documents: the documents.
        issues: labels by the position's id.
        lexicon: tells positions told as of earlier.

    Returns:
        At most one for each side and issue, in order of time.
    """
    library = shelve(documents)
    days = {position.id: stand_day(position, library, lexicon) for position in positions}
    by_id = {position.id: position for position in positions}
    on_issue: dict[str, list[Position]] = {}
    for position in positions:
        for issue in issues[position.id]:
            on_issue.setdefault(issue, []).append(position)
    found = []
    for row in movements:
        asked = _latest_form(row, by_id, days)
        if asked is not None and not any(_is_answer(p, asked, row, days) for p in on_issue[row.issue]):
            found.append(Unanswered(asked, row.issue, _awaited(asked, row, on_issue[row.issue]), days[asked.id]))
    return tuple(sorted(found, key=lambda one: order_of(one.position, library)))


def _awaited(asked: Position, row: Movement, on_issue: Sequence[Position]) -> str | None:
    """To whom it was put; where that is not told, the only other side that has a stand on the issue."""
    own = side_of(row.holder)
    put_to = [side for side in sides_of(asked.toward) if side != own]
    if put_to:
        return put_to[0]
    others = {side for position in on_issue for side in sides_of(position.holder)} - {own}
    return others.pop() if len(others) == 1 else None


def _latest_form(row: Movement, by_id: Mapping[str, Position], days: Mapping[str, Day | None]) -> Position | None:
    """The position that waits: of a side that moved, what it asks since then; else its first demand or offer."""
    asked = [by_id[id_] for id_ in row.positions if by_id[id_].stance in _ASKING]
    asking = [position for position in asked if CONDITION_NOTE not in position.notes] or asked
    if row.movement in MOVED and row.to is not None:
        asking = [p for p in asking if p.id == row.to or _is_from(days[p.id], days[row.to])]
    return asking[0] if asking else None


def _is_from(day: Day | None, other: Day | None) -> bool:
    return day is not None and other is not None and day.last >= other.first


def _is_answer(position: Position, asked: Position, row: Movement, days: Mapping[str, Day | None]) -> bool:
    others = [side for side in sides_of(position.holder) if side != side_of(row.holder)]
    if not others:
        return False
    if asked.id in position.answers:
        return True
    if position.stance not in _ANSWERING:
        return False
    one, other = days[asked.id], days[position.id]
    if one is None or other is None or row.movement not in MOVED:
        return True
    return other.first > one.first or (other.first == one.first and position.doc == asked.doc)
