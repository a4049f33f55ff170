"""Which fields of a record agree with a row of gold."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import singledispatch
from typing import Any

from msgspec import UNSET

from standoff.model import (
    Conditional,
    Event,
    Meeting,
    Outlook,
    Party,
    Position,
    Quantity,
    Record,
    Statement,
    Time,
)
from standoff.score.gold import (
    ConditionalRow,
    EventRow,
    MeetingRow,
    OutlookRow,
    PositionRow,
    QuantityRow,
    Row,
    StatementRow,
)

Checks = dict[str, bool]
"""Whether each field that is asked for is right."""

Test = Callable[[Any], bool]


@singledispatch
def asked(row: Row, everything: Sequence[Record]) -> Mapping[str, Test]:
    """What a row asks for: a test of the record for each field; `everything` are all records of the report."""
    raise TypeError(f"nothing is known of {type(row).__name__}")


def checks(row: Row, record: Record, everything: Sequence[Record]) -> Checks:
    """Which of the fields that a row asks for a record has right."""
    return {name: test(record) for name, test in asked(row, everything).items()}


@asked.register
def _(row: StatementRow, everything: Sequence[Record]) -> Mapping[str, Test]:
    tests: dict[str, Test] = {}
    if row.name is not UNSET:
        tests["name"] = lambda got: _same(row.name, _speaker(got, "name"))
    if _is_asked(row.country):
        tests["country"] = lambda got: _same(row.country, _speaker(got, "country"))
    if _is_asked(row.sector):
        tests["sector"] = lambda got: _same(row.sector, _speaker(got, "sector"))
    if row.anonymous is not UNSET:
        tests["anonymous"] = lambda got: bool(_speaker(got, "anonymous")) == row.anonymous
    tests["form"] = lambda got: _same(row.form, got.form.value)
    if row.date is not UNSET:
        tests["date"] = lambda got: _same(row.date, _value(got.date))
    return tests


@asked.register
def _(row: EventRow, everything: Sequence[Record]) -> Mapping[str, Test]:
    tests: dict[str, Test] = {}
    if _is_asked(row.source):
        tests["source"] = lambda got: _are(row.source, got.actor)
    if _is_asked(row.target):
        tests["target"] = lambda got: _are(row.target, got.recipient or got.actor[1:])
    tests["status"] = lambda got: _same(row.status, got.status.value)
    if _is_asked(row.date):
        tests["date"] = lambda got: _same(row.date, _value(got.date))
    return tests


@asked.register
def _(row: PositionRow, everything: Sequence[Record]) -> Mapping[str, Test]:
    tests: dict[str, Test] = {}
    if _is_asked(row.actor):
        tests["actor"] = lambda got: _are(row.actor, got.holder)
    if _is_asked(row.toward):
        tests["toward"] = lambda got: _are(row.toward, got.toward)
    if row.answer is not UNSET:
        tests["answer"] = lambda got: any(_answers(row, got, one) for one in everything)
    return tests


@asked.register
def _(row: MeetingRow, everything: Sequence[Record]) -> Mapping[str, Test]:
    tests: dict[str, Test] = {"participants": lambda got: _exactly(row.participants, got.participants)}
    if _is_asked(row.date):
        tests["date"] = lambda got: _same(row.date, _value(got.date))
    return tests


@asked.register
def _(row: QuantityRow, everything: Sequence[Record]) -> Mapping[str, Test]:
    tests: dict[str, Test] = {"value": lambda got: got.value == row.value}
    if _is_asked(row.bound):
        tests["bound"] = lambda got: _same(row.bound, got.bound)
    if _is_asked(row.unit):
        unit = str(_alternatives(row.unit)[0]).rstrip("s").casefold()
        tests["unit"] = lambda got: unit in got.unit.casefold()
    if _is_asked(row.actor):
        tests["actor"] = lambda got: _are(row.actor, got.holder)
    return tests


@asked.register
def _(row: ConditionalRow, everything: Sequence[Record]) -> Mapping[str, Test]:
    tests: dict[str, Test] = {}
    if _is_asked(row.actor):
        tests["actor"] = lambda got: _are(row.actor, got.holder)
    if _is_asked(row.kind):
        tests["type"] = lambda got: _same(row.kind, got.type.value)
    return tests


@asked.register
def _(row: OutlookRow, everything: Sequence[Record]) -> Mapping[str, Test]:
    tests: dict[str, Test] = {}
    if row.speaker is not UNSET:
        wanted = str(_alternatives(row.speaker)[0] or "").casefold()
        tests["speaker"] = lambda got: wanted in _called(got.speaker) if wanted else got.speaker is None
    if _is_asked(row.horizon):
        tests["horizon"] = lambda got: _same(row.horizon, _value(got.horizon))
    if _is_asked(row.hedge):
        tests["hedge"] = lambda got: _has_hedge(row, got)
    return tests


def kind_fits(row: Row, record: Record) -> bool:
    """Whether a record can be what a row tells at all: of its kind, and of events the type, of positions the stance."""
    match row, record:
        case EventRow(), Event():
            return record.event.value in [str(one).upper() for one in _alternatives(row.type)]
        case PositionRow(), Position():
            return _same(row.stance, record.stance.value)
        case MeetingRow(), Meeting():
            return bool(record.participants)
        case (
            (StatementRow(), Statement())
            | (QuantityRow(), Quantity())
            | (ConditionalRow(), Conditional())
            | (OutlookRow(), Outlook())
        ):
            return True
    return False


def codes(party: Party) -> set[str]:
    """The codes under which a party is known."""
    return {code.upper() for code in (party.id, party.country, party.code) if code}


def _answers(row: PositionRow, asked_for: Position, other: Record) -> bool:
    if not isinstance(other, Position) or row.answer is UNSET or asked_for.id not in other.answers:
        return False
    return _same(row.answer.stance, other.stance.value) and _are(row.answer.by, other.holder)


def _has_hedge(row: OutlookRow, got: Outlook) -> bool:
    words = got.hedge.text.casefold() if got.hedge else ""
    return any(str(one).casefold() in words for one in _alternatives(row.hedge))


def _alternatives(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _is_asked(value: Any) -> bool:
    return value is not UNSET and bool(value)


def _same(wanted: Any, got: str | None) -> bool:
    """Whether any of the alternatives is it; case does not matter."""
    return any(
        (one is None and not got) or (one is not None and got is not None and str(one).casefold() == got.casefold())
        for one in _alternatives(wanted)
    )


def _are(wanted: Any, parties: Iterable[Party]) -> bool:
    """Whether one of the parties is wanted and none of those that are known is a stranger."""
    meant = {str(one).upper() for one in _alternatives(wanted) if one is not None}
    known = [codes(party) for party in parties]
    if not known:
        return None in _alternatives(wanted)
    return any(one & meant for one in known) and all(one & meant for one in known if one)


def _exactly(wanted: Sequence[str], parties: Sequence[Party]) -> bool:
    """Whether all that are wanted are there, and nobody else."""
    meant = {one.upper() for one in wanted}
    known = [codes(party) for party in parties]
    return all(any(one in of for of in known) for one in meant) and all(bool(of & meant) for of in known)


def _speaker(got: Statement, field: str) -> Any:
    return None if got.speaker is None else getattr(got.speaker, field)


def _called(party: Party | None) -> str:
    return "" if party is None else f"{party.name or ''} | {party.text}".casefold()


def _value(time: Time | None) -> str | None:
    return None if time is None else time.value or None
