"""Did anyone move, and who owes whom an answer."""

from collections.abc import Mapping
from datetime import date

from standoff.analyze.agenda import MOVED, Unanswered, unanswered
from standoff.analyze.claims import claims_of_movement
from standoff.analyze.marks import mark, mark_span
from standoff.analyze.movement import Movement, Verdict
from standoff.analyze.sides import side_of, sides_of
from standoff.brief.desk import Desk
from standoff.brief.page import Line, Section
from standoff.brief.sections.rising import tension_in_short
from standoff.brief.stands import THEN, is_thin, marks_of, told, told_by
from standoff.brief.wording import date_words, day_words, listed, on_day, possessive, quotes
from standoff.model import Form, Position, Stance, Statement

_LINES = 7
_QUOTED = 110
_OPEN_SHOWN = 3
_ISSUES_NAMED = 3
_CLAIMS_SHOWN = 2
_TOO_FAR = 3
_BOTH = 2


def bottom_line(desk: Desk) -> Section:
    """The movement, the lack of it, and what waits."""
    rows = [row for row in desk.movements if in_question(desk, row)]
    by_id = {record.id: record for record in desk.records if isinstance(record, Position)}
    moved = [row for row in rows if row.movement in MOVED]
    lines = _in_short(desk, rows)
    lines += [_moved(desk, row, by_id) for row in sorted(moved, key=_recency, reverse=True)]
    lines.extend(_held(desk, [row for row in rows if row.movement is Verdict.HELD], by_id))
    lines.extend(_waiting(desk, by_id))
    lines.extend(_claims(desk))
    return Section(
        key="bottom_line",
        title="Did anyone move?",
        lines=tuple(lines[:_LINES]),
        left=max(0, len(lines) - _LINES),
        command="standoff list movement",
        empty="The record holds no demand, offer or refusal, so it cannot tell whether anyone moved.",
    )


def in_question(desk: Desk, row: Movement) -> bool:
    """Whether the row concerns a side that is compared."""
    side = side_of(row.holder)
    return desk.options.between is None or side in desk.options.between


def _recency(row: Movement) -> tuple[str, str]:
    return (row.since or "", row.issue)


def _moved(desk: Desk, row: Movement, by_id: dict[str, Position]) -> Line:
    shown = [by_id[row.from_ or ""], by_id[row.to or ""]]
    if shown[-1].stance is not Stance.DEMAND:
        shown += _asked_since(desk, row, shown[-1], by_id)
    who = desk.names.side_in_text(side_of(row.holder) or row.holder.text)
    verb = desk.phrases.movement[row.movement.value]
    text = f"{who} {verb} on {row.issue}: {'; '.join(_told(desk, position) for position in shown)}"
    return desk.line(text, [place for p in shown for place in marks_of(p)], shown, tag=row.movement.value)


def _asked_since(desk: Desk, row: Movement, moved: Position, by_id: dict[str, Position]) -> list[Position]:
    """The latest demand of a side that gave one up, where it has one."""
    then = desk.day(moved)
    later = [by_id[id_] for id_ in row.positions if by_id[id_].stance is Stance.DEMAND and id_ != row.from_]
    found = [p for p in later if then and (day := desk.day(p)) and day.last >= then.first]
    return found[-1:]


def _told(desk: Desk, position: Position) -> str:
    day = desk.day(position)
    if day is None:
        when = "at an earlier time"
    elif day.told:
        when = on_day(day, desk.year)
    else:
        when = f"in a report of {date_words(day.first, desk.year)}"
    return f"{when} it {told(desk, position, _QUOTED, THEN)}"


def _in_short(desk: Desk, rows: list[Movement]) -> list[Line]:
    """The verdict for each side compared, read off its issues, in one line; none where there are no rows."""
    if not rows:
        return []
    telling = [row for row in rows if row.movement is not Verdict.UNOBSERVED]
    rising, risen = tension_in_short(desk)
    if not telling:
        text = "Whether anyone moved cannot be told: of no issue do two reports tell what the same side wants"
        marks = [*(row.evidence[0] for row in rows[:3]), *map(mark, risen)]
        return [desk.line("; ".join([text, *rising]), marks, [*(row.positions[0] for row in rows[:3]), *risen], "none")]
    of_side = {side: [row for row in telling if side_of(row.holder) == side] for side in desk.sides}
    order = sorted(of_side, key=lambda side: (not any(row.movement in MOVED for row in of_side[side]), side))
    said = _nobody_moved(desk, of_side) or [_side_in_short(desk, side, of_side[side]) for side in order]
    shown = [row for row in telling if side_of(row.holder) in desk.sides] or telling
    shown = sorted(shown, key=lambda row: row.movement not in MOVED)
    marks = [*(place for row in shown[:4] for place in row.evidence[:2]), *map(mark, risen)]
    return [
        desk.line("; ".join([*said, *rising]), marks, [*(i for row in shown for i in row.positions), *risen], "short")
    ]


def _nobody_moved(desk: Desk, of_side: Mapping[str, list[Movement]]) -> list[str]:
    """The verdict in one piece where all sides held all their stands; else nothing."""
    rows = [row for ones in of_side.values() for row in ones]
    if len(of_side) < _BOTH or not all(of_side.values()) or any(row.movement is not Verdict.HELD for row in rows):
        return []
    days = [day for row in rows if (day := _first_told(desk, row)) is not None]
    since = f" since {date_words(min(days), desk.year)}" if days else ""
    issues = {side: [row.issue for row in ones] for side, ones in of_side.items()}
    if len({frozenset(held) for held in issues.values()}) == 1:
        return [f"No movement on either side{since}: both held on {_few(next(iter(issues.values())))}"]
    held_on = [f"{desk.names.side_in_text(side)} held on {_few(held)}" for side, held in issues.items()]
    return [f"No movement on either side{since}: {', '.join(held_on)}"]


def _first_told(desk: Desk, row: Movement) -> date | None:
    """The day from which a stand is known to have been held."""
    earlier = next((p for p in desk.all(Position) if p.id == row.from_), None)
    day = desk.day(earlier) if earlier is not None else None
    return day.first if day is not None else None


def _side_in_short(desk: Desk, side: str, rows: list[Movement]) -> str:
    who = desk.names.side_in_text(side)
    if not rows:
        return f"of {who} nothing can be compared between reports"
    parts = []
    for verdict in (*MOVED, Verdict.HELD):
        issues = [row.issue for row in rows if row.movement is verdict]
        if issues:
            parts.append(f"{desk.phrases.movement[verdict.value]} on {_few(issues)}")
    return (
        f"{who} {listed(parts)}" if len(parts) > 1 or rows[0].movement in MOVED else f"{who} has not moved: {parts[0]}"
    )


def _few(issues: list[str]) -> str:
    return listed(issues) if len(issues) <= _ISSUES_NAMED else f"{len(issues)} issues"


def _held(desk: Desk, rows: list[Movement], by_id: dict[str, Position]) -> list[Line]:
    """One line for each issue on which sides repeated themselves."""
    lines = []
    on: dict[str, list[Movement]] = {}
    for row in rows:
        on.setdefault(row.issue, []).append(row)
    for same in sorted(on.values(), key=lambda same: -sum(side_of(row.holder) in desk.sides for row in same)):
        issue = same[0].issue
        lasts = [by_id[row.to or ""] for row in same]
        said = [
            f"{desk.names.side_in_text(side_of(row.holder) or row.holder.text)} "
            f"{told_by(desk, last, _again(last), _QUOTED)}" + (f" ({when})" if (when := desk.when(last)) else "")
            for row, last in zip(same, lasts, strict=True)
        ]
        text = f"No movement on {issue}: {'; '.join(said)}"
        marks = [m for row in same for m in row.evidence[:2]]
        lines.append(desk.line(text, marks, [i for row in same for i in row.positions], tag=Verdict.HELD.value))
    return lines


def _again(position: Position) -> str:
    return {
        Stance.DEMAND: "demanded again",
        Stance.REJECT: "refused again",
        Stance.THREAT: "threatened again",
        Stance.OFFER: "repeated its offer",
        Stance.ACCEPT: "accepted again",
        Stance.PROMISE: "promised again",
    }[position.stance]


def _waiting(desk: Desk, by_id: dict[str, Position]) -> list[Line]:
    found = unanswered(list(by_id.values()), desk.movements, desk.documents, desk.issues, desk.lexicon)
    found = tuple(one for one in found if desk.concerns(one.position))
    near = [one for one in found if _distance(desk, one) < _TOO_FAR and not is_thin(desk, one.position)]
    ranked = sorted(near, key=lambda one: (_distance(desk, one), _latest(one), one.issue))
    once = list({one.position.id: one for one in reversed(ranked)}.values())[::-1]
    return [_wait(desk, one) for one in once[:_OPEN_SHOWN]]


def _distance(desk: Desk, one: Unanswered) -> int:
    """How far a demand is from the sides compared: 0 between the two, 3 between others."""
    asks = bool(set(sides_of(one.position.holder)) & set(desk.sides))
    return 2 * (not asks) + (one.awaited not in desk.sides)


def _claims(desk: Desk) -> list[Line]:
    """What people say about movement, the latest first; their word and not the record's."""
    spoken = claims_of_movement(desk.all(Statement), desk.lexicon)
    found = [s for s in spoken if s.speaker and not s.speaker.anonymous and s.form is not Form.INDIRECT]
    found.sort(key=lambda s: (desk.day(s) is not None, _ordinal(desk, s), s.confidence, s.id), reverse=True)
    return [_claim(desk, s) for s in found[:_CLAIMS_SHOWN]]


def _ordinal(desk: Desk, statement: Statement) -> int:
    day = desk.day(statement)
    return day.first.toordinal() if day else 0


def _claim(desk: Desk, statement: Statement) -> Line:
    who = desk.names.party(statement.speaker).rstrip(",") if statement.speaker else "Somebody"
    when = f" ({when})" if (when := desk.when(statement)) else ""
    words = quotes((span.text for span in statement.content), 140)
    marks = [mark_span(statement.doc, span) for span in statement.content]
    return desk.line(f"In the words of {who}{when}: {words}", marks[:2], [statement], tag="claim")


def _latest(one: Unanswered) -> int:
    return -(one.since.first.toordinal() if one.since else date.min.toordinal())


def _wait(desk: Desk, one: Unanswered) -> Line:
    position = one.position
    who = desk.names.parties(position.holder)
    noun = "demand" if position.stance is Stance.DEMAND else "offer"
    words = quotes((span.text for span in position.content), _QUOTED)
    since = f" since {day_words(one.since, desk.year)}" if one.since else ""
    if one.awaited is not None:
        awaited = possessive(desk.names.side_in_text(one.awaited))
        text = f"Waiting{since} for {awaited} answer to the {noun} of {who}: {words}"
    else:
        text = f"No answer in the record{since} to the {noun} of {who}: {words}"
    return desk.line(text, [mark(position)], [position], tag="open")
