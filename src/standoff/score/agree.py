"""How far records agree with gold: found, fields right, false alarms, and the share of records that gold knows.

A row is found if a record of its kind (of events also the type, of positions the stance) rests on at least half of its
words; the record with most fields right counts. Facts are rows found and fields right, over all that is asked, events
that must not be told included. A record is sound if it touches a sentence in which gold has a row of its kind (and
type, or stance); what stands in headings is left aside. That share, the precision, means something only where gold is
complete.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from standoff.model import Conditional, Event, Outlook, Position, Record, Span, Statement, Status
from standoff.score.fields import Checks, asked, checks, kind_fits
from standoff.score.gold import KINDS, GoldReport, Row

_HALF = 0.5
_ALARM = 0.3
_LIVE = (Status.OCCURRED, Status.ONGOING, Status.PLANNED, Status.ALLEGED)
_CUT = re.compile(r"\n+|[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")
_NAMES = {
    "statements": "statement", "events": "event", "positions": "position", "meetings": "meeting",
    "quantities": "quantity", "conditionals": "conditional", "outlooks": "outlook",
}  # fmt: skip


@dataclass(slots=True)
class KindAgreement:
    """Sums of one kind.

    Attributes:
        gold: rows that are asked for.
        found: of these.
        asked: facts, which are rows and fields.
        right: of these.
        told: records; of events only those that are told as occurred, ongoing, planned or alleged.
        sound: of these.
        fields: right and asked for, by field.
    """

    gold: int = 0
    found: int = 0
    asked: int = 0
    right: int = 0
    told: int = 0
    sound: int = 0
    fields: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def recall(self) -> float | None:
        """Share of rows found; `None` without rows."""
        return self.found / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """Share of records that are sound; `None` without records."""
        return self.sound / self.told if self.told else None

    @property
    def f1(self) -> float | None:
        """Their harmonic mean; `None` where one of them is."""
        if self.recall is None or self.precision is None:
            return None
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


@dataclass(frozen=True, slots=True, order=True)
class Miss:
    """What does not agree.

    Attributes:
        report: name of the gold's folder.
        kind: the list in `gold.json`.
        what: "not found", "wrong date", "false alarm".
        has: the row's words.
    """

    report: str
    kind: str
    what: str
    has: str


@dataclass(slots=True)
class Agreement:
    """The sums of one report or of several."""

    kinds: dict[str, KindAgreement] = field(default_factory=lambda: {kind: KindAgreement() for kind in KINDS})
    forbidden: int = 0
    alarms: int = 0
    misses: list[Miss] = field(default_factory=list)

    @property
    def asked(self) -> int:
        """All facts that are asked for."""
        return sum(kind.asked for kind in self.kinds.values()) + self.forbidden

    @property
    def right(self) -> int:
        """Of these."""
        return sum(kind.right for kind in self.kinds.values()) + self.forbidden - self.alarms

    @property
    def facts(self) -> float | None:
        """The share; `None` where nothing is asked."""
        return self.right / self.asked if self.asked else None


def agreement(report: GoldReport, records: Sequence[Record]) -> Agreement:
    """How far the records of a report agree with its gold."""
    made = Agreement()
    for kind in KINDS:
        for row in getattr(report.gold, kind):
            if not row.optional:
                _look(made, report, kind, row, records)
    _alarms(made, report, records)
    _soundness(made, report, records)
    return made


def sum_up(several: Iterable[Agreement]) -> Agreement:
    """The sums over several reports."""
    total = Agreement()
    for one in several:
        total.forbidden += one.forbidden
        total.alarms += one.alarms
        total.misses += one.misses
        for name, kind in one.kinds.items():
            into = total.kinds[name]
            for part in ("gold", "found", "asked", "right", "told", "sound"):
                setattr(into, part, getattr(into, part) + getattr(kind, part))
            for asked_for, (right, of) in kind.fields.items():
                before = into.fields.get(asked_for, (0, 0))
                into.fields[asked_for] = (before[0] + right, before[1] + of)
    return total


def _look(made: Agreement, report: GoldReport, kind: str, row: Row, records: Sequence[Record]) -> None:
    """Whether a row is found, and which of its fields are right."""
    place, sums = report.place(row), made.kinds[kind]
    names = tuple(asked(row, records))
    sums.gold += 1
    sums.asked += 1 + len(names)
    best = _best(row, place, records)
    if best is None:
        made.misses.append(Miss(report.name, kind, "not found", row.has))
    else:
        sums.found += 1
        sums.right += 1 + sum(best.values())
        wrong = (name for name, right in best.items() if not right)
        made.misses.extend(Miss(report.name, kind, f"wrong {name}", row.has) for name in wrong)
    for name in names:
        right, of = sums.fields.get(name, (0, 0))
        sums.fields[name] = (right + bool(best and best[name]), of + 1)


def _best(row: Row, place: Span, records: Sequence[Record]) -> Checks | None:
    """The checks of the record that fits best, the first of equals; `None` if none rests on the words."""
    best: Checks | None = None
    for record in records:
        if not kind_fits(row, record) or not _touches(place, (*_own(record), *record.evidence), _HALF):
            continue
        found = checks(row, record, records)
        if best is None or sum(found.values()) > sum(best.values()):
            best = found
    return best


def _alarms(made: Agreement, report: GoldReport, records: Sequence[Record]) -> None:
    events = [record for record in records if isinstance(record, Event)]
    for row in report.gold.not_events:
        place = report.place(row)
        made.forbidden += 1
        if any(
            event.event.value == row.type
            and event.status.value == row.status
            and _touches(place, event.evidence, _ALARM)
            for event in events
        ):
            made.alarms += 1
            made.misses.append(Miss(report.name, "not_events", "false alarm", row.has))


def _soundness(made: Agreement, report: GoldReport, records: Sequence[Record]) -> None:
    sentences = _sentences(report.text)
    aside = {0}
    for heading in report.gold.headings:
        start = report.text.find(heading)
        if start >= 0:
            aside |= _within(sentences, [Span(start, start + len(heading), heading)])
    for kind, name in _NAMES.items():
        rows = [(row, _within(sentences, [report.place(row)])) for row in getattr(report.gold, kind)]
        for record in records:
            if record.kind != name or (isinstance(record, Event) and record.status not in _LIVE):
                continue
            own = _within(sentences, _own(record))
            if own - aside:
                made.kinds[kind].told += 1
                made.kinds[kind].sound += any(own & where and kind_fits(row, record) for row, where in rows)


def _own(record: Record) -> tuple[Span, ...]:
    """The words that a record is known by here: content, proposition, or else evidence."""
    match record:
        case Statement() | Position():
            return record.content or record.evidence
        case Outlook():
            return (record.proposition,)
        case Conditional():
            return record.evidence
    return record.evidence


def _touches(place: Span, spans: Iterable[Span], share: float) -> bool:
    """Whether the spans cover at least this share of a place, and one character."""
    covered = {at for span in spans for at in range(max(span.start, place.start), min(span.end, place.end))}
    return len(covered) >= max(1, share * (place.end - place.start))


def _sentences(text: str) -> list[tuple[int, int]]:
    """Rough sentences: up to a line break, or to a stop before a blank and a capital or digit."""
    cuts = [0, *(match.end() for match in _CUT.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if end > start]


def _within(sentences: Sequence[tuple[int, int]], spans: Iterable[Span]) -> set[int]:
    """The numbers of the sentences that spans touch."""
    return {
        number
        for span in spans
        for number, (start, end) in enumerate(sentences)
        if span.start < end and span.end > start
    }
