"""Did anyone move? One row for each side and issue, by DESIGN.md, "Movement"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import msgspec

from standoff.analyze.days import Day, stand_day
from standoff.analyze.issues import group_issues, order_of
from standoff.analyze.marks import Mark, distinct, mark, sentence_of, shelve
from standoff.analyze.scope import Scope, Step, scope_of, step
from standoff.analyze.sides import best_mention, sides_of
from standoff.lexicon import Lexicon
from standoff.model import Document, Party, Position


class Verdict(StrEnum):
    """What became of a side's stand on an issue."""

    SOFTENED = "softened"
    HARDENED = "hardened"
    HELD = "held"
    MIXED = "mixed"
    UNOBSERVED = "unobserved"


class Movement(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """What became of one side's stand on one issue.

    A msgspec struct and not a dataclass, because the schema's field `from` is a keyword of Python.

    Attributes:
        holder: the side, by a mention of it.
        issue: label of the issue.
        movement: the verdict; `unobserved` where only one report tells of the stand, or its positions
            cannot be compared.
        from_: id of the earlier of the two positions compared, or `None`; `from` in JSON.
        to: id of the later one, or `None`.
        since: day of the later one, ISO 8601; `None` where unknown.
        positions: ids of all the side's positions on the issue, in order of time.
        support: how many independent reports tell them; copies of one text count once.
        evidence: the two positions compared, then the others.
    """

    holder: Party
    issue: str
    movement: Verdict
    from_: str | None
    to: str | None
    since: str | None
    positions: tuple[str, ...]
    support: int
    evidence: tuple[Mark, ...]
    kind: Literal["movement"] = "movement"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A position in its place in time, and the report that tells it or of which that is a copy."""

    position: Position
    day: Day | None
    scope: Scope
    source: str


@dataclass(frozen=True, slots=True)
class _Compared:
    """Two positions and the step between them."""

    before: _Seen
    after: _Seen
    step: Step


def movement(
    positions: Sequence[Position],
    documents: Iterable[Document],
    lexicon: Lexicon,
    issues: Mapping[str, tuple[str, ...]] | None = None,
    copies: Mapping[str, str] | None = None,
) -> tuple[Movement, ...]:
    """Whether each side moved on each issue.

    Args:
        positions: of all documents.
        documents: the documents that tell them.
        lexicon: the words of issues and of scope.
        issues: labels by the position's id; by default those of `group_issues`.
        copies: of documents that are copies, the id of the document whose copies they are: a copy restates nothing.

    Returns:
        One row for each side and issue, by issue in order of its first position, then by side.
    """
    library = shelve(documents)
    labels = group_issues(positions, library, lexicon) if issues is None else issues
    rows: dict[str, dict[str, list[_Seen]]] = {}
    for position in sorted(positions, key=lambda position: order_of(position, library)):
        seen = _Seen(
            position,
            stand_day(position, library, lexicon),
            scope_of(position, sentence_of(position, library).text, lexicon),
            (copies or {}).get(position.doc, position.doc),
        )
        for label in labels[position.id]:
            by_side = rows.setdefault(label, defaultdict(list))
            for side in sides_of(position.holder):
                by_side[side].append(seen)
    return tuple(_row(side, label, by_side[side]) for label, by_side in rows.items() for side in sorted(by_side))


def _row(side: str, issue: str, seen: list[_Seen]) -> Movement:
    compared = _compare(seen)
    verdict = _verdict(compared)
    shown = _deciding(verdict, compared)
    holder = best_mention(side, (party for one in seen for party in one.position.holder))
    if holder is None:
        raise AssertionError(f"no holder of the positions on {issue!r} is {side!r}")
    pair = (shown.before.position, shown.after.position) if shown else ()
    return Movement(
        holder=holder,
        issue=issue,
        movement=verdict,
        from_=pair[0].id if pair else None,
        to=pair[1].id if pair else None,
        since=shown.after.day.first.isoformat() if shown and shown.after.day else None,
        positions=tuple(one.position.id for one in seen),
        support=len({one.source for one in seen}),
        evidence=distinct(mark(position) for position in (*pair, *(one.position for one in seen))),
    )


def _compare(seen: list[_Seen]) -> list[_Compared]:
    """Each position against the latest of an earlier report with which its words can be compared."""
    found = []
    for place, after in enumerate(seen):
        for before in reversed(seen[:place]):
            if not _is_earlier(before, after):
                continue
            taken = step(before.scope, after.scope)
            if taken is not None:
                found.append(_Compared(before, after, taken))
                break
    return found


def _is_earlier(before: _Seen, after: _Seen) -> bool:
    """Whether the two come from different reports and the first was taken on an earlier day, or is not later."""
    if before.source == after.source or before.day is None or after.day is None:
        return False
    return before.day.last <= after.day.first


def _verdict(compared: list[_Compared]) -> Verdict:
    steps = {one.step for one in compared}
    if {Step.SOFTENED, Step.HARDENED} <= steps:
        return Verdict.MIXED
    for decisive in (Step.SOFTENED, Step.HARDENED, Step.HELD):
        if decisive in steps:
            return Verdict(decisive.value)
    return Verdict.UNOBSERVED


def _deciding(verdict: Verdict, compared: list[_Compared]) -> _Compared | None:
    """The comparison to show: the first step of the verdict's kind; of a side that held, its last restatement."""
    if verdict is Verdict.UNOBSERVED:
        return None
    if verdict is Verdict.MIXED:
        return next(one for one in reversed(compared) if one.step is not Step.HELD)
    fitting = [one for one in compared if one.step.value == verdict.value]
    if verdict is Verdict.HELD:
        return _Compared(fitting[0].before, fitting[-1].after, Step.HELD)
    return fitting[0]
