"""Filters as conditions of SQL. Values are always bound, never written into the statement."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from standoff.store.filter import UNREVIEWED, Filter
from standoff.store.rows import ACTING_FIELDS, PARTY_FIELDS

_BEGINS = "id >= ? AND id < ? || 'g'"
"""Ids that begin so, as a range of the index: they are hexadecimal, and `g` comes after all their digits."""


@dataclass(slots=True)
class Where:
    """Conditions that must all hold, and the values that they bind.

    Attributes:
        conditions: with a `?` for each value.
        values: in order.
        by_number: whether one of them names the records by number, which leads to them sooner than any index.
    """

    conditions: list[str] = field(default_factory=list)
    values: list[str | float] = field(default_factory=list)
    by_number: bool = False

    def add(self, condition: str, *values: str | float) -> None:
        """One more condition, with a `?` for each value."""
        self.conditions.append(condition)
        self.values.extend(values)

    def copy(self) -> "Where":
        """The same, to which more can be added."""
        return Where(list(self.conditions), list(self.values), self.by_number)

    @property
    def sql(self) -> str:
        """The WHERE clause, empty without conditions."""
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def source(where: Where, *asked: str) -> str:
    """The records that a condition and some columns are about, with their documents only where these are asked for."""
    if any("document." in sql for sql in (where.sql, *asked)):
        return " FROM record JOIN document ON document.number = record.document"
    return " FROM record"


def party_numbers(connection: sqlite3.Connection, term: str) -> list[int]:
    """The parties that `term` names.

    By id or country; by full personal name or its last words; by what a state, organisation or bloc is
    called somewhere, which then stands for everybody of that id or country. The United Nations and the European
    Union stand for their bodies.
    """
    bare = term.strip().removeprefix("the ").removeprefix("The ")
    rows = connection.execute(
        """
        WITH meant (id) AS (
            SELECT ?1 UNION
            SELECT party.id FROM party_name JOIN party ON party.number = party_name.party
            WHERE party_name.name IN (?1, 'the ' || ?1) AND party.id IS NOT NULL
        )
        SELECT number FROM party
        WHERE id COLLATE NOCASE IN (SELECT id FROM meant) OR country COLLATE NOCASE IN (SELECT id FROM meant)
           OR code IN (SELECT CASE upper(id) WHEN 'UN' THEN 'UNO' WHEN 'EU' THEN 'EUR' END FROM meant)
           OR name = ?1 OR substr(name, -length(?1) - 1) = ' ' || ?1 COLLATE NOCASE
        ORDER BY number
        """,
        (bare,),
    )
    return [row["number"] for row in rows]


def records_where(connection: sqlite3.Connection, kind: str, asked: Filter) -> Where:
    """The condition on `record` joined with `document`.

    Raises:
        QueryError: the filter does not apply to this kind.
    """
    asked.check(kind)
    where = Where()
    where.add("record.kind = ?", kind)
    _add_review(where, asked)
    for column in ("type", "status", "stance"):
        value = getattr(asked, column)
        if value is not None:
            where.add(f"record.{column} = ?", value)
    named = _naming(connection, kind, asked)
    if named.conditions:
        where.add(f"record.number IN ({named.conditions[0]})", *named.values)
        where.by_number = True
    _add_days(where, asked, "record.first_day", "record.last_day")
    _add_known(where, asked, "record.known_on")
    if asked.document is not None:
        where.add(f"record.document IN (SELECT number FROM document WHERE {_BEGINS})", *_beginning(asked.document))
    return where


def vague_where(connection: sqlite3.Connection, kind: str, asked: Filter) -> Where:
    """The condition on records that name a party which is asked for, and nobody else that is known.

    Where two reports tell one event, one of them may leave out who did it or to whom. Those that are as asked
    already are left out.
    """
    where = records_where(connection, kind, replace(asked, actor=None, between=None))
    terms = [term for term in (asked.actor, *(asked.between or ())) if term is not None]
    numbers = json.dumps(sorted({number for term in terms for number in party_numbers(connection, term)}))
    named = _naming(connection, kind, asked)
    where.add(
        f"record.number IN (SELECT record FROM ({_taking_part(PARTY_FIELDS[kind])} EXCEPT SELECT record FROM"
        f" ({named.conditions[0]})) AS named"
        " WHERE NOT EXISTS (SELECT 1 FROM mention WHERE mention.record = named.record AND mention.party NOT IN"
        " (SELECT value FROM json_each(?) UNION SELECT number FROM party WHERE id IS NULL)))",
        numbers,
        *named.values,
        numbers,
    )
    where.by_number = True
    return where


def documents_where(asked: Filter) -> Where:
    """The condition on `document`: days of publication, the day from which on it was known, and its id."""
    where = Where()
    _add_days(where, asked, "document.published", "document.published")
    _add_known(where, asked, "document.known_on")
    if asked.document is not None:
        where.add(f"document.number IN (SELECT number FROM document WHERE {_BEGINS})", *_beginning(asked.document))
    return where


def earlier_where(asked: Filter, record_id: str | None) -> Where:
    """The condition on `earlier_record` joined with `document`."""
    where = documents_where(asked)
    if record_id is not None:
        where.add("earlier_record.id = ?", record_id)
    return where


def _naming(connection: sqlite3.Connection, kind: str, asked: Filter) -> Where:
    """The numbers of the records of a kind in which those take part that are asked for, as one query; else empty."""
    found, parts = Where(), list[str]()
    fields = PARTY_FIELDS[kind]
    if asked.actor is not None:
        parts.append(_taking_part([name for name in fields if name in ACTING_FIELDS]))
        found.values.append(json.dumps(party_numbers(connection, asked.actor)))
    for side in asked.between or ():
        parts.append(_taking_part(fields))
        found.values.append(json.dumps(party_numbers(connection, side)))
    if parts:
        found.conditions.append(" INTERSECT ".join(parts))
    return found


def _taking_part(fields: Sequence[str]) -> str:
    """The records in whose fields one of some parties stands; to be bound to their numbers as JSON."""
    names = ", ".join(f"'{name}'" for name in fields)
    return f"SELECT record FROM mention WHERE party IN (SELECT value FROM json_each(?)) AND field IN ({names})"


def _add_review(where: Where, asked: Filter) -> None:
    """What humans rejected, and doubles, only where they are asked for."""
    if asked.review is None:
        where.add("record.hidden = 0")
    elif asked.review == UNREVIEWED:
        where.add("record.hidden = 0 AND record.review IS NULL")
    else:
        where.add("record.review = ?", asked.review)


def _add_days(where: Where, asked: Filter, day_from: str, day_to: str) -> None:
    if asked.since is not None:
        where.add(f"{day_to} >= ?", asked.since.isoformat())
    if asked.until is not None:
        where.add(f"{day_from} <= ?", asked.until.isoformat())


def _add_known(where: Where, asked: Filter, known_on: str) -> None:
    """What was known on a day."""
    if asked.as_of is not None:
        where.add(f"{known_on} <= ?", asked.as_of.isoformat())


def _beginning(document: str) -> tuple[str, str]:
    return document.lower(), document.lower()
