"""Demands and offers that wait for an answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from standoff.analyze.days import Day, stand_day
from standoff.analyze.issues import order_of
from standoff.analyze.marks import shelve
from standoff.analyze.movement import Movement, Verdict
from standoff.analyze.sides import side_of, sides_of
from standoff.lexicon import Lexicon
from standoff.model import CONDITION_NOTE, Document, Position, Stance

_ASKING = frozenset({Stance.DEMAND, Stance.OFFER})
MOVED = (Verdict.SOFTENED, Verdict.HARDENED, Verdict.MIXED)
_ANSWERING = frozenset({Stance.ACCEPT, Stance.REJECT})


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
