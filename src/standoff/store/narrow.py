"""The part of many records that a page shows, found by counting: only what stands near it is sorted."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.store.where import Where, source

Value = str | float | None


@dataclass(frozen=True, slots=True)
class Key:
    """What records are sorted by.

    Attributes:
        column: of `record` or `document`; records without a value come last.
        falling: the largest first.
    """

    column: str
    falling: bool = False


def in_order(keys: Sequence[Key]) -> str:
    """The keys as SQL sorts by them."""
    return ", ".join(f"{key.column} IS NULL, {key.column}{' DESC' if key.falling else ''}" for key in keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some of the wanted records: those of `where` after the first `skip`, `take` of them at most."""

    where: Where
    skip: int
    take: int


@dataclass(slots=True, kw_only=True)
class _Run:
    """Values of a key that follow one another, and which of their records are wanted."""

    first: Value
    last: Value
    records: int
    skip: int
    take: int


def pieces(
    connection: sqlite3.Connection, where: Where, keys: Sequence[Key], wanted: tuple[int, int], many: int
) -> Iterator[Piece]:
    """The wanted records in order; within a piece they are not sorted yet.

    Args:
        connection: to the record.
        where: the condition on all that fit.
        keys: what they are sorted by, the most important first.
        wanted: how many are left out at the beginning, and how many follow at most.
        many: a piece has no more than about so many records, unless they are alike in all keys.
    """
    if not keys:
        yield Piece(where=where, skip=wanted[0], take=wanted[1])
        return
    for run in _runs(_groups(connection, where, keys[0]), *wanted, many):
        within = where.copy()
        _add_run(within, keys[0], run)
        rest = keys[1:] if run.records > many and run.first == run.last else ()
        yield from pieces(connection, within, rest, (run.skip, run.take), many)


def _groups(connection: sqlite3.Connection, where: Where, key: Key) -> list[tuple[Value, int]]:
    """The values of a key in order, each with the number of its records."""
    sql = (
        f"SELECT {key.column} AS value, count(*){source(where, key.column)}{where.sql}"
        f" GROUP BY 1 ORDER BY {in_order([key])}"
    )
    return [(value, n) for value, n in connection.execute(sql, where.values)]


def _runs(groups: Sequence[tuple[Value, int]], skip: int, take: int, many: int) -> Iterator[_Run]:
    """The groups with a wanted record, small neighbours put together."""
    held: _Run | None = None
    passed = 0
    for value, records in groups:
        start, end = max(skip, passed), min(skip + take, passed + records)
        if start < end:
            run = _Run(first=value, last=value, records=records, skip=start - passed, take=end - start)
            if held is not None and held.records + records <= many:
                held.last, held.records, held.take = value, held.records + records, held.take + run.take
            else:
                if held is not None:
                    yield held
                held = run
        passed += records
    if held is not None:
        yield held


def _add_run(where: Where, key: Key, run: _Run) -> None:
    """The condition that the key has one of the run's values."""
    if run.first is None:
        where.add(f"{key.column} IS NULL")
    elif run.last is None:
        where.add(f"({key.column} {'<=' if key.falling else '>='} ? OR {key.column} IS NULL)", run.first)
    else:
        low, high = (run.last, run.first) if key.falling else (run.first, run.last)
        where.add(f"{key.column} BETWEEN ? AND ?", low, high)
