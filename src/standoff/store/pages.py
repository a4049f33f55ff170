"""Records a page at a time, in the order in which a reader wants them, and what there is to choose from."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from standoff.store.filter import Filter
from standoff.store.narrow import Key, Piece, in_order, pieces
from standoff.store.rows import ACTING_FIELDS
from standoff.store.search import match_expression
from standoff.store.where import Where, records_where, source

_JOINED = " FROM record JOIN document ON document.number = record.document"
_ACTING = ", ".join(f"'{name}'" for name in ACTING_FIELDS)
_CLOSED = {
    "event": ("type", "status"),
    "statement": ("type",),
    "position": ("stance",),
    "meeting": ("type", "status"),
    "conditional": ("type",),
    "time": ("type",),
}
_CALLED = "SELECT number, id, country FROM party"
_SIDES_SHOWN = 12
_ALL = -1
_MANY = 5000
"""From so many records on only those near a page are sorted for it."""


class Order(StrEnum):
    """Of records on pages; ties are broken by report and place in the text."""

    REPORT = "report"
    OLDEST = "oldest"
    LATEST = "latest"
    LEAST_SURE = "least-sure"
    SUREST = "surest"


_REPORT = (Key("record.told_on"), Key("document.id"))
_KEYS: Mapping[Order, Sequence[Key]] = {
    Order.REPORT: _REPORT,
    Order.OLDEST: (Key("record.first_day"), *_REPORT),
    Order.LATEST: (Key("record.first_day", falling=True), *_REPORT),
    Order.LEAST_SURE: (Key("record.confidence"), *_REPORT),
    Order.SUREST: (Key("record.confidence", falling=True), *_REPORT),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Which part of the records is wanted.

    Attributes:
        words: that the evidence must hold, a phrase in double quotes as such; `None` asks nothing.
        order: how they are sorted.
        skip: so many are left out at the beginning.
        take: at most so many; `None` for all.
    """

    words: str | None = None
    order: Order = Order.REPORT
    skip: int = 0
    take: int | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a condition may have, and how many records there are with it.

    Attributes:
        condition: "type", "status", "stance" or "actor".
        value: as the filter takes it.
        records: how many fit the other conditions and this.
    """

    condition: str
    value: str
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What fits a question.

    Attributes:
        total: how many records.
        choices: what one can ask for beside, by condition, the most frequent first; of sides the first dozen.
    """

    total: int
    choices: tuple[Choice, ...]


def page(connection: sqlite3.Connection, kind: str, asked: Filter, part: Slice) -> Iterator[str]:
    """The records as JSON.

    Raises:
        QueryError: the filter does not apply to this kind, or there is no word to search for.
    """
    where = _where(connection, kind, asked, part.words)
    take = _ALL if part.take is None else part.take
    if part.take is None or not _has_many(connection, where):
        return _sorted(connection, Piece(where=where, skip=part.skip, take=take), part.order)
    found = pieces(connection, where, _KEYS[part.order], (part.skip, take), _MANY)
    return chain.from_iterable(_sorted(connection, piece, part.order) for piece in found)


def _sorted(connection: sqlite3.Connection, piece: Piece, order: Order) -> Iterator[str]:
    """All that fit are sorted."""
    order_by = f"{in_order(_KEYS[order])}, record.start, record.ordinal"
    sql = f"SELECT record.json{_JOINED}{piece.where.sql} ORDER BY {order_by} LIMIT ? OFFSET ?"
    for row in connection.execute(sql, (*piece.where.values, piece.take, piece.skip)):
        yield row["json"]


def _has_many(connection: sqlite3.Connection, where: Where) -> bool:
    """Whether more than `_MANY` fit; no more are counted than that takes."""
    sql = f"SELECT count(*) FROM (SELECT 1{source(where)}{where.sql} LIMIT ?)"
    found: int = connection.execute(sql, (*where.values, _MANY + 1)).fetchone()[0]
    return found > _MANY


def count(connection: sqlite3.Connection, kind: str, asked: Filter, words: str | None) -> int:
    """How many there are on all pages."""
    return _count(connection, _where(connection, kind, asked, words))


def _count(connection: sqlite3.Connection, where: Where) -> int:
    found: int = connection.execute(f"SELECT count(*){source(where)}{where.sql}", where.values).fetchone()[0]
    return found


def survey(connection: sqlite3.Connection, kind: str, asked: Filter, words: str | None) -> Survey:
    """How many there are, and what one can ask for beside what is asked."""
    where = _where(connection, kind, asked, words)
    tallies: dict[str, Counter[str]] = {condition: Counter() for condition in _CLOSED.get(kind, ())}
    total = 0
    sql = f"SELECT record.type, record.status, record.stance, count(*) AS n{source(where)}{where.sql} GROUP BY 1, 2, 3"
    for row in connection.execute(sql, where.values):
        total += row["n"]
        for condition, tally in tallies.items():
            if row[condition] is not None:
                tally[row[condition]] += row["n"]
    choices = [
        Choice(condition, value, tally[value])
        for condition, tally in tallies.items()
        for value in sorted(tally, key=lambda value: (-tally[value], value))
    ]
    return Survey(total=total, choices=(*choices, *(_sides(connection, where) if total else ())))


def _sides(connection: sqlite3.Connection, where: Where) -> list[Choice]:
    """Ids and countries of who acts, because the filter takes both; records of the same parties are counted at once."""
    sql = (
        "SELECT (SELECT group_concat(mention.party) FROM mention"
        f" WHERE mention.record = record.number AND mention.field IN ({_ACTING})) AS acting, count(*) AS n"
        f"{source(where)}{where.sql} GROUP BY 1"
    )
    called = {str(row["number"]): {row["id"], row["country"]} for row in connection.execute(_CALLED)}
    tally: Counter[str] = Counter()
    for row in connection.execute(sql, where.values):
        acting = [called[number] for number in (row["acting"] or "").split(",") if number]
        tally.update({value: row["n"] for value in set().union(*acting) if value is not None})
    ranked = sorted(tally, key=lambda value: (-tally[value], value))[:_SIDES_SHOWN]
    return [Choice("actor", value, tally[value]) for value in ranked]


def _where(connection: sqlite3.Connection, kind: str, asked: Filter, words: str | None) -> Where:
    where = records_where(connection, kind, asked)
    if words is not None:
        where.add(
            "record.number IN (SELECT evidence.record FROM evidence_search"
            " JOIN evidence ON evidence.number = evidence_search.rowid WHERE evidence_search MATCH ?)",
            match_expression(words),
        )
    return where
