"""Did anyone move, and who owes whom an answer."""

from datetime import date

from standoff.analyze.agenda import Unanswered, unanswered
from standoff.analyze.days import Day
from standoff.analyze.marks import mark
from standoff.analyze.movement import Movement, Verdict
from standoff.analyze.sides import side_of
from standoff.brief.desk import Desk
from standoff.brief.page import Line, Section
from standoff.brief.wording import date_words, possessive, quotes
from standoff.model import Position, Stance

_MOVED = (Verdict.SOFTENED, Verdict.HARDENED, Verdict.MIXED)
_QUOTED = 110
_OPEN_SHOWN = 3


def bottom_line(desk: Desk) -> Section:
    """The movement, the lack of it, and what waits."""
    rows = [row for row in desk.movements if in_question(desk, row)]
    by_id = {record.id: record for record in desk.records if isinstance(record, Position)}
    moved = [row for row in rows if row.movement in _MOVED]
    lines = [_moved(desk, row, by_id) for row in sorted(moved, key=_recency, reverse=True)]
    if rows and not moved:
        lines.append(_nobody_moved(desk, rows))
    lines.extend(_held(desk, [row for row in rows if row.movement is Verdict.HELD], by_id))
    lines.extend(_waiting(desk, by_id))
    return Section(
        key="bottom_line",
        title="Did anyone move?",
        lines=tuple(lines[: desk.options.limit]),
        left=max(0, len(lines) - desk.options.limit),
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
    before, after = by_id[row.from_ or ""], by_id[row.to or ""]
    who = desk.names.side_in_text(side_of(row.holder) or row.holder.text)
    verb = desk.phrases.movement[row.movement.value]
    text = f"{who} {verb} on {row.issue}: {_told(desk, before)}; {_told(desk, after)}"
    marks = [mark(before), mark(after)]
    return desk.line(text, marks, [before, after], tag=row.movement.value)


def _told(desk: Desk, position: Position) -> str:
    when = desk.when(position)
    past = desk.phrases.stances[position.stance.value][1]
    words = quotes((span.text for span in position.content), _QUOTED)
    return f"{_on(desk, desk.day(position), when)}it {past} {words}"


def _on(desk: Desk, day: Day | None, when: str | None) -> str:
    if day is None or when is None:
        return "at a time not told "
    return f"on {when} " if day.told else f"in a report of {when} "


def _nobody_moved(desk: Desk, rows: list[Movement]) -> Line:
    held = [row for row in rows if row.movement is Verdict.HELD]
    if held:
        text = "No side is seen to have moved on any issue"
    else:
        text = "Whether anyone moved cannot be told: no issue has positions of one side in two reports to compare"
    marks = [row.evidence[0] for row in (held or rows)[:3]]
    return desk.line(text, marks, [row.positions[0] for row in (held or rows)[:3]], tag="none")


def _held(desk: Desk, rows: list[Movement], by_id: dict[str, Position]) -> list[Line]:
    """One line for each issue on which sides repeated themselves."""
    lines = []
    for issue in dict.fromkeys(row.issue for row in rows):
        same = [row for row in rows if row.issue == issue]
        lasts = [by_id[row.to or ""] for row in same]
        said = [
            f"{desk.names.side_in_text(side_of(row.holder) or row.holder.text)} "
            f"{_again(last)} {quotes((span.text for span in last.content), _QUOTED)}"
            + (f" ({when})" if (when := desk.when(last)) else "")
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
    found = unanswered(list(by_id.values()), desk.movements, desk.documents, desk.issues)
    found = tuple(one for one in found if desk.concerns(one.position))
    fresh = sorted(found, key=lambda one: (one.awaited is None, _latest(one), one.issue), reverse=False)
    return [_wait(desk, one) for one in fresh[:_OPEN_SHOWN]]


def _latest(one: Unanswered) -> int:
    return -(one.since.first.toordinal() if one.since else date.min.toordinal())


def _wait(desk: Desk, one: Unanswered) -> Line:
    position = one.position
    who = desk.names.parties(position.holder)
    noun = "demand" if position.stance is Stance.DEMAND else "offer"
    words = quotes((span.text for span in position.content), _QUOTED)
    since = f" since {date_words(one.since.first, desk.year)}" if one.since else ""
    if one.awaited is not None:
        awaited = possessive(desk.names.side_in_text(one.awaited))
        text = f"Waiting{since} for {awaited} answer to the {noun} of {who}: {words}"
    else:
        text = f"No answer in the record{since} to the {noun} of {who}: {words}"
    return desk.line(text, [mark(position)], [position], tag="open")
