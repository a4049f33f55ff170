"""Numbers, side by side, each with its bound and on whose word."""

from standoff.analyze.marks import mark, sentence_of
from standoff.analyze.sides import sides_of
from standoff.brief.desk import Desk
from standoff.brief.page import Line, Section
from standoff.brief.wording import around, quote
from standoff.lexicon.likeness import read_likeness_words
from standoff.model import Quantity

_FIGURES = 3
_FIRST = ("troops", "people", "dead", "wounded")


def numbers(desk: Desk) -> Section:
    """One line for each holder and unit: what each source says, in order of time."""
    words = desk.lexicon.table(read_likeness_words)
    groups: dict[tuple[str, str], list[Quantity]] = {}
    for record in desk.all(Quantity):
        holder = desk.names.sides_in_text(sides_of(record.holder))
        groups.setdefault((holder, words.concepts.get(record.unit, record.unit)), []).append(record)
    ranked = sorted(groups.items(), key=lambda item: _rank(*item))
    lines = [_line(desk, holder, unit, records) for (holder, unit), records in ranked[: desk.options.limit]]
    return Section(
        key="numbers",
        title="On the ground, in numbers",
        lines=tuple(lines),
        left=sum(len(records) for _, records in ranked[desk.options.limit :]),
        command="standoff list quantities",
        empty="No count of troops, weapons, casualties or money is reported.",
    )


def _rank(key: tuple[str, str], records: list[Quantity]) -> tuple[bool, bool, int, int, str, str]:
    holder, unit = key
    place = _FIRST.index(unit) if unit in _FIRST else len(_FIRST)
    return (unit != "troops", not holder, -len({r.doc for r in records}), place, unit, holder)


def _line(desk: Desk, holder: str, unit: str, records: list[Quantity]) -> Line:
    said: dict[str, None] = {}
    for record in records:
        said[_count(desk, record)] = None
    lead = f"{holder}, {records[0].unit}" if holder else records[0].unit
    shown = list(said)[-_FIGURES:]
    return desk.line(f"{lead}: {'; '.join(shown)}", [mark(r) for r in records[-_FIGURES:]], records, tag=unit)


def _count(desk: Desk, record: Quantity) -> str:
    teller = desk.teller(record)
    source = f"according to {desk.names.party(teller).rstrip(',')}" if teller else "the report’s own figure"
    when = desk.when(record)
    where = record.place.text if record.place is not None and record.place.text not in record.what.text else None
    return f"{quote(_words(desk, record), 70)} ({', '.join(filter(None, (where, when, source)))})"


def _words(desk: Desk, record: Quantity) -> str:
    """The noun phrase; where it is a bare number, what stands around it."""
    if " " in record.what.text:
        return record.what.text
    whole = sentence_of(record, desk.library)
    return around(whole.text, record.what.start - whole.start, record.what.end - whole.start, 60)
