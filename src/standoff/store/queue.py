"""What nobody has judged yet, the most doubtful first.

The records of each cause of doubt are taken from an index in order of confidence, as many as are wanted of all: the
most doubtful ones are among them, and a large record answers as fast as a small one.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from standoff.model import Record, Status
from standoff.model.codec import decode

_DISPUTED = 0.3
_ACCUSED = 0.2
_UNSURE_BELOW = 0.6
_NEAR = timedelta(days=10)
_Days = dict[int, tuple[str, date]]


class Doubt(StrEnum):
    """Why a record is worth a look before others."""

    UNSURE = "unsure"
    DISPUTED = "disputed"
    ACCUSED = "accused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A record that waits for a human.

    Attributes:
        record: as it is shown.
        doubt: how doubtful: one less the confidence; 0.3 more if another telling of those days denies it, 0.2 more if
            it is a hostile act on the word of one speaker.
        why: the reasons, in that order; empty where there is no particular one.
    """

    record: Record
    doubt: float
    why: tuple[Doubt, ...]


_IS_ACCUSED = (
    "record.kind = 'event' AND json_extract(record.json, '$.quad_code') = 4"
    " AND json_extract(record.json, '$.according_to') IS NOT NULL"
)
"""As the index `record_accused` has it."""
_IS_DISPUTED = "record.number IN (SELECT value FROM json_each(:disputed))"
_ASKED = "record.kind IN (SELECT value FROM json_each(:kinds)) AND (:document = '' OR record.document IN meant)"
_ORDER = "record.confidence, document.published IS NULL, document.published, document.id, record.number"


def doubtful(
    connection: sqlite3.Connection, kinds: tuple[str, ...], limit: int | None, document: str | None
) -> list[Doubtful]:
    """The records of these kinds that nobody has judged, by doubt, report and place in the text."""
    disputed = _disputed(connection) if "event" in kinds else set()
    asked: dict[str, object] = {
        "kinds": json.dumps(kinds),
        "document": (document or "").lower(),
        "disputed": json.dumps(sorted(disputed)),
        "limit": -1 if limit is None else limit,
    }
    numbers = {
        *_numbers(connection, "", _IS_DISPUTED, asked),
        *_numbers(connection, "INDEXED BY record_accused", f"{_IS_ACCUSED} AND {_IS_DISPUTED}", asked),
        *_numbers(connection, "INDEXED BY record_accused", _IS_ACCUSED, asked),
        *_numbers(connection, "INDEXED BY record_waiting", "TRUE", asked),
    }
    ranked = sorted(_rows(connection, numbers), key=lambda row: _rank(row, disputed))
    return [_doubtful(row, disputed) for row in ranked[:limit]]


def _numbers(connection: sqlite3.Connection, index: str, where: str, asked: dict[str, object]) -> list[int]:
    """The least sure records of a sort, by numbers; found in an index alone where one is named."""
    rows = connection.execute(
        "WITH meant AS (SELECT number FROM document WHERE substr(id, 1, length(:document)) = :document)"
        f" SELECT record.number FROM record {index} JOIN document ON document.number = record.document"
        f" WHERE record.review IS NULL AND {where} AND {_ASKED} ORDER BY {_ORDER} LIMIT :limit",
        asked,
    )
    return [row["number"] for row in rows]


def _rows(connection: sqlite3.Connection, numbers: set[int]) -> list[sqlite3.Row]:
    rows = connection.execute(
        "SELECT record.number, record.json, record.confidence, record.start, record.ordinal, document.published,"
        f" document.id AS document_id, {_IS_ACCUSED} AS accused FROM record"
        " JOIN document ON document.number = record.document"
        " WHERE record.number IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(numbers)),),
    )
    return rows.fetchall()


def _disputed(connection: sqlite3.Connection) -> set[int]:
    """Numbers of the events that another telling denies: of the same type and parties, in the same parts and days."""
    told, denied = _near_a_denial(connection)
    if not denied:
        return set()
    sides = _sides(connection, (*told, *denied))
    days: dict[tuple[str, str], list[date]] = {}
    for number, (type_, day) in denied.items():
        days.setdefault((type_, sides.get(number, "")), []).append(day)
    return {
        number
        for number, (type_, day) in told.items()
        if any(abs(day - other) <= _NEAR for other in days.get((type_, sides.get(number, "")), ()))
    }


def _near_a_denial(connection: sqlite3.Connection) -> tuple[_Days, _Days]:
    """Events by number, with type and day: those told near a denial of one of their type, and those denied."""
    rows = connection.execute(
        "SELECT number, type, first_day, status, hidden FROM record WHERE kind = 'event' AND first_day IS NOT NULL"
    ).fetchall()
    denied: _Days = {
        number: (type_, date.fromisoformat(day))
        for number, type_, day, status, hidden in rows
        if status == Status.DENIED and not hidden
    }
    near = {
        (type_, (day + timedelta(days=days)).isoformat())
        for type_, day in set(denied.values())
        for days in range(-_NEAR.days, _NEAR.days + 1)
    }
    told: _Days = {
        number: (type_, date.fromisoformat(day))
        for number, type_, day, status, _ in rows
        if status != Status.DENIED and (type_, day) in near
    }
    return told, denied


def _sides(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, str]:
    """Who takes part in these records, and as what, as one text each."""
    rows = connection.execute(
        "SELECT record, group_concat(part, char(30)) FROM ("
        " SELECT mention.record, mention.field || char(31) || coalesce(party.id, party.name, mention.text) AS part"
        " FROM json_each(?) AS wanted CROSS JOIN mention ON mention.record = wanted.value"
        " JOIN party ON party.number = mention.party ORDER BY mention.record, mention.field, mention.ordinal"
        ") GROUP BY record",
        (json.dumps(sorted(numbers)),),
    )
    return dict(rows.fetchall())


def _rank(row: sqlite3.Row, disputed: set[int]) -> tuple[float, bool, str, str, int, int]:
    published = row["published"]
    place = (published is None, published or "", row["document_id"], row["start"], row["ordinal"])
    return (-_amount(row, disputed), *place)


def _amount(row: sqlite3.Row, disputed: set[int]) -> float:
    more = _DISPUTED * (row["number"] in disputed) + _ACCUSED * bool(row["accused"])
    return round(1 - float(row["confidence"]) + more, 3)


def _doubtful(row: sqlite3.Row, disputed: set[int]) -> Doubtful:
    reasons = (
        (Doubt.UNSURE, row["confidence"] < _UNSURE_BELOW),
        (Doubt.DISPUTED, row["number"] in disputed),
        (Doubt.ACCUSED, row["accused"]),
    )
    why = tuple(reason for reason, holds in reasons if holds)
    return Doubtful(record=decode(row["json"]), doubt=_amount(row, disputed), why=why)
