"""Statements of note: who said what in their own words, and who was quoted most."""

from collections import Counter

from standoff.analyze.marks import Mark
from standoff.analyze.sides import side_of
from standoff.brief.desk import Desk
from standoff.brief.page import Line, Section
from standoff.brief.people import bare_name
from standoff.brief.wording import count, listed, quotes
from standoff.model import CueClass, Form, Statement

_WEIGHTY = frozenset(
    {CueClass.THREATEN, CueClass.WARN, CueClass.DEMAND, CueClass.PROMISE, CueClass.ACCUSE, CueClass.DENY}
)
_SHORTEST, _LONGEST = 30, 260
_EACH = 2


def voices(desk: Desk) -> Section:
    """Words in quotation marks of people named, of both sides and others in turn; latest first."""
    found = [s for s in desk.all(Statement) if s.speaker is not None and s.speaker.name and _length(s) >= _SHORTEST]
    chosen = _chosen(desk, [s for s in found if s.form is not Form.INDIRECT and _length(s) <= _LONGEST])
    lines = [_line(desk, s) for s in sorted(chosen, key=lambda s: _day(desk, s), reverse=True)]
    if found:
        lines.append(_most_quoted(desk, found))
    total = sum(1 for s in desk.all(Statement))
    return Section(
        key="voices",
        title="In their own words",
        lines=tuple(lines),
        left=max(0, total - len(chosen)),
        command="standoff list statements",
        empty="Nobody is quoted by name.",
    )


def _length(statement: Statement) -> int:
    return sum(len(span.text) for span in statement.content)


def _day(desk: Desk, statement: Statement) -> tuple[int, int]:
    day = desk.day(statement)
    return (day.first.toordinal() if day else 0, -statement.evidence[0].start)


def _chosen(desk: Desk, found: list[Statement]) -> list[Statement]:
    """The weightiest of each speaker, at most two, speakers of the compared sides first."""
    ranked = sorted(found, key=lambda s: (-_weight(desk, s), -_day(desk, s)[0], s.id))
    taken: Counter[str] = Counter()
    kept: list[Statement] = []
    for statement in ranked:
        name = _name(desk, statement)
        if taken[name] < _EACH and len(kept) < desk.options.limit - 1:
            kept.append(statement)
            taken[name] += 1
    return kept


def _weight(desk: Desk, statement: Statement) -> float:
    side = side_of(statement.speaker) if statement.speaker else None
    return (
        statement.confidence
        + (side in desk.sides)
        + 0.5 * (statement.cue.cls in _WEIGHTY)
        + 0.5 * (statement.form is Form.DIRECT)
        + 0.5 * (60 <= _length(statement) <= 180)
    )


def _line(desk: Desk, statement: Statement) -> Line:
    who = desk.names.party(statement.speaker) if statement.speaker else "Somebody"
    day = desk.day(statement)
    when = desk.when(statement)
    said = (
        f"{who.rstrip(',')} on {when}"
        if day and day.told
        else f"{who.rstrip(',')} (report of {when})"
        if when
        else who.rstrip(",")
    )
    marks = [Mark(statement.doc, span.start, span.end, span.text) for span in statement.content]
    return desk.line(f"{said}: {quotes((span.text for span in statement.content), 220)}", marks[:2], [statement])


def _most_quoted(desk: Desk, found: list[Statement]) -> Line:
    tally = Counter(_name(desk, s) for s in found)
    top = sorted(tally, key=lambda name: (-tally[name], name))[:4]
    firsts = [next(s for s in found if _name(desk, s) == name) for name in top]
    said = listed([f"{name} ({count(tally[name], 'statement')})" for name in top])
    marks = [Mark(s.doc, s.evidence[0].start, s.evidence[0].end, s.evidence[0].text) for s in firsts]
    return desk.line(f"Quoted or paraphrased most: {said}", marks, firsts, tag="tally")


def _name(desk: Desk, statement: Statement) -> str:
    """The name by which the brief knows the speaker."""
    known = desk.names.people.known_as(statement.speaker) if statement.speaker else None
    return bare_name(known.name) if known and known.name else ""
