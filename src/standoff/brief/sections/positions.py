"""The sides compared: issues by sides, each cell the latest stand with its words and day."""

from standoff.analyze.movement import Movement, Verdict
from standoff.analyze.sides import side_of, sides_of
from standoff.brief.desk import Desk
from standoff.brief.page import Line, Row, Section, Table
from standoff.brief.stands import is_thin, marks_of, moving_words, told
from standoff.model import Position, Stance

_QUOTED = 70
_IN_A_CELL = 2
_ISSUES = 6


def positions(desk: Desk, most: int = _ISSUES) -> Section:
    """The matrix, of at most so many issues."""
    held = [record for record in desk.all(Position) if sides_of(record.holder)]
    issues = _ranked_issues(desk, held)
    others = _others(desk, held)
    shown = set(issues[:most])
    others = [position for position in others if shown & set(desk.issues[position.id])]
    columns = ("Issue", *(desk.names.side(side) for side in desk.sides), *(("Others",) if others else ()))
    rows = [_row(desk, issue, held, bool(others)) for issue in issues[:most]]
    return Section(
        key="positions",
        title="Where each side stands",
        table=Table(columns=columns, rows=tuple(rows)),
        remark="The latest stand of each sort. Where no movement is named there is nothing to compare a stand with.",
        left=max(0, len(issues) - most),
        command="standoff list positions",
        empty="The record holds no demand, offer, refusal, threat or promise of any side.",
    )


def _others(desk: Desk, held: list[Position]) -> list[Position]:
    if desk.options.between is not None:
        return []
    return [position for position in held if not set(sides_of(position.holder)) & set(desk.sides)]


def _ranked_issues(desk: Desk, held: list[Position]) -> list[str]:
    """Issues with movement first, then those of more sides, more reports, more positions."""
    moved = {row.issue for row in desk.movements if row.movement not in (Verdict.HELD, Verdict.UNOBSERVED)}
    kept = {row.issue for row in desk.movements if row.movement is Verdict.HELD}
    on: dict[str, list[Position]] = {}
    for position in held:
        for issue in desk.issues[position.id]:
            on.setdefault(issue, []).append(position)
    return sorted(
        on,
        key=lambda issue: (
            all(is_thin(desk, position) for position in on[issue]),
            issue not in moved,
            issue not in kept,
            -len({side for p in on[issue] for side in sides_of(p.holder)} & set(desk.sides)),
            -len({p.doc for p in on[issue]}),
            -len(on[issue]),
            issue,
        ),
    )


def _row(desk: Desk, issue: str, held: list[Position], with_others: bool) -> Row:
    on = [position for position in held if issue in desk.issues[position.id]]
    cells = [_cell(desk, issue, side, [p for p in on if side in sides_of(p.holder)]) for side in desk.sides]
    if with_others:
        rest = [p for p in on if not set(sides_of(p.holder)) & set(desk.sides)]
        cells.append(tuple(_stand(desk, p, named=True) for p in _latest(desk, rest)))
    return Row(head=issue, cells=tuple(cells))


def _cell(desk: Desk, issue: str, side: str, own: list[Position]) -> tuple[Line, ...]:
    """The verdict, where there is one, and the latest stands."""
    row = next((r for r in desk.movements if r.issue == issue and side_of(r.holder) == side), None)
    verdict = () if row is None or row.movement is Verdict.UNOBSERVED else (_verdict(desk, row),)
    return verdict + tuple(_stand(desk, position) for position in _latest(desk, own))


def _verdict(desk: Desk, row: Movement) -> Line:
    sign, word = desk.phrases.arrows[row.movement.value], desk.phrases.movement[row.movement.value]
    notes = desk.notebook.cite(row.evidence[:2])
    return Line(text=f"{sign} {word}", notes=notes, records=row.positions, tag=row.movement.value)


def _latest(desk: Desk, own: list[Position]) -> list[Position]:
    """The latest position of each stance, without demands that a side has given up since."""
    ordered = sorted(own, key=lambda p: (_ordinal(desk, p), p.confidence, p.id), reverse=True)
    gave_up = max((_ordinal(desk, p) for p in ordered if moving_words(desk, p) is not None), default=0)
    standing = [p for p in ordered if moving_words(desk, p) is None]
    standing = [p for p in standing if p.stance is not Stance.DEMAND or _ordinal(desk, p) >= gave_up]
    found: list[Position] = []
    for position in standing or ordered:
        if all(position.stance is not known.stance for known in found):
            found.append(position)
    return found[:_IN_A_CELL]


def _ordinal(desk: Desk, position: Position) -> int:
    day = desk.day(position)
    return day.last.toordinal() if day else 0


def _stand(desk: Desk, position: Position, named: bool = False) -> Line:
    who = f"{desk.names.sides_in_text(sides_of(position.holder))}: " if named else ""
    when = f" ({desk.when(position) or 'earlier, on no day told'})"
    text = f"{who}{told(desk, position, _QUOTED)}{when}"
    return Line(text=text, notes=desk.notebook.cite(marks_of(position)), records=(position.id,))
