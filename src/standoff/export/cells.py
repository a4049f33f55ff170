"""Records as cells of tables: short ones for the terminal, complete ones for CSV and TSV."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from standoff.model import Party, PartyKind, Record, Span

MARK_DIGITS = 8
Cell = str | int | float | None
Cells = dict[str, Cell]


def mark(record: Record) -> str:
    """Where the record's main evidence stands: beginning of the document's id, first character, end."""
    span = record.evidence[0]
    return f"{record.doc[:MARK_DIGITS]}:{span.start}-{span.end}"


def party_label(party: Party | None) -> str:
    """A party for a table: a state's id; of others the name or the words for it, and the id of their side."""
    if party is None:
        return ""
    if party.kind is PartyKind.STATE and party.id:
        return party.id
    label = party.name or party.text
    return f"{label} ({party.id})" if party.id and party.id.casefold() != label.casefold() else label


def party_labels(parties: tuple[Party, ...]) -> str:
    """Several parties for a table."""
    return ", ".join(map(party_label, parties))


def quoted(spans: tuple[Span, ...]) -> str:
    """Spans of one text, an ellipsis between those that do not touch."""
    return " … ".join(span.text for span in spans)


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of field: the columns that it fills, and how.

    Attributes:
        suffixes: what the columns add to the field's name.
        cells: the value to as many cells.
    """

    suffixes: tuple[str, ...]
    cells: Callable[[Any], tuple[Cell, ...]]


def _party_cells(parties: tuple[Party, ...]) -> tuple[Cell, ...]:
    return (
        "; ".join(party.name or party.text for party in parties),
        "; ".join(party.id or "" for party in parties),
        "; ".join(party.sector or "" for party in parties),
    )


def _plain_cell(value: Any) -> tuple[Cell, ...]:
    return (None if value is None else value if isinstance(value, int | float) else str(value),)


_WHO = ("", "_id", "_sector")
_parties = Sort(_WHO, _party_cells)
_party = Sort(_WHO, lambda party: _party_cells((party,) if party else ()))
_time = Sort(("", "_text"), lambda time: (time.value, time.text) if time else (None, None))
_span = Sort(("",), lambda span: (span.text if span else None,))
_spans = Sort(("",), lambda spans: (quoted(spans),))
_words = Sort(("",), lambda words: ("; ".join(words),))
_cue = Sort(("", "_class"), lambda cue: (cue.text, cue.cls.value))
_probability = Sort(("_low", "_high"), lambda band: (band.low, band.high) if band else (None, None))
_plain = Sort(("",), _plain_cell)

FIELDS: Mapping[str, tuple[tuple[str, Sort], ...]] = {
    "statement": (
        ("speaker", _party),
        ("cue", _cue),
        ("form", _plain),
        ("content", _spans),
        ("addressee", _party),
        ("venue", _span),
        ("date", _time),
        ("denies", _plain),
    ),
    "event": (
        ("event", _plain),
        ("mode", _words),
        ("context", _words),
        ("actor", _parties),
        ("recipient", _parties),
        ("date", _time),
        ("place", _span),
        ("status", _plain),
        ("according_to", _plain),
        ("quad_code", _plain),
        ("event_scale", _plain),
    ),
    "position": (
        ("holder", _parties),
        ("toward", _parties),
        ("stance", _plain),
        ("content", _spans),
        ("issue", _plain),
        ("answers", _words),
        ("date", _time),
        ("via", _plain),
    ),
    "meeting": (
        ("participants", _parties),
        ("date", _time),
        ("place", _span),
        ("format", _plain),
        ("state", _plain),
    ),
    "conditional": (("condition", _span), ("consequence", _span), ("holder", _parties), ("type", _plain)),
    "quantity": (
        ("value", _plain),
        ("low", _plain),
        ("high", _plain),
        ("bound", _plain),
        ("unit", _plain),
        ("holder", _parties),
        ("place", _span),
        ("what", _span),
    ),
    "outlook": (
        ("speaker", _party),
        ("proposition", _span),
        ("hedge", _span),
        ("probability", _probability),
        ("horizon", _time),
        ("condition", _plain),
    ),
    "time": (
        ("text", _plain),
        ("type", _plain),
        ("value", _plain),
        ("earliest", _plain),
        ("latest", _plain),
    ),
}
"""The fields of each kind, in the order of their columns, and their sorts."""


def columns_of(kind: str) -> tuple[str, ...]:
    """The columns of `flat` for records of `kind`."""
    own = (name + suffix for name, sort in FIELDS[kind] for suffix in sort.suffixes)
    return ("id", "doc", "start", "end", "evidence", *own, "confidence", "notes")


def flat(record: Record) -> Cells:
    """A record as one row."""
    main = record.evidence[0]
    cells: list[Cell] = [record.id, record.doc, main.start, main.end, main.text]
    for name, sort in FIELDS[record.kind]:
        cells.extend(sort.cells(getattr(record, name)))
    cells += [record.confidence, "; ".join(record.notes)]
    return dict(zip(columns_of(record.kind), cells, strict=True))
