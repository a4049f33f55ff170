"""What the coder said before its documents were coded again: writing and reading it."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from standoff.model import Coder
from standoff.model.codec import decode
from standoff.store.answers import Earlier, Fate, StoredDocument
from standoff.store.where import Where

_CODER = ("name", "version", "lexicon")


@dataclass(frozen=True, slots=True)
class Recoding:
    """A document that is stored again.

    Attributes:
        there: its row as it is still.
        stored: what takes its place.
        at: when; `None` where the caller does not tell.
    """

    there: sqlite3.Row
    stored: StoredDocument
    at: datetime | None


def keep(connection: sqlite3.Connection, recoding: Recoding, number: int, fate: Fate) -> None:
    """Keep the record of that number as it is, before it is written anew or deleted."""
    by = recoding.stored.coder
    connection.execute(
        "INSERT INTO earlier_record (id, document, kind, fate, start, finish, coder_name, coder_version, coder_lexicon,"
        " coder_model, said_at, replaced_at, replaced_by_name, replaced_by_version, replaced_by_lexicon,"
        " replaced_by_model, json)"
        " SELECT id, document, kind, ?, start, finish, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, json FROM record WHERE number = ?",
        (
            fate.value,
            *(recoding.there[f"coder_{part}"] for part in (*_CODER, "model")),
            recoding.there["coded_at"],
            recoding.at.isoformat() if recoding.at else None,
            *((by.name, by.version, by.lexicon) if by else (None, None, None)),
            recoding.stored.model,
            number,
        ),
    )


def earlier(connection: sqlite3.Connection, where: Where, limit: int) -> list[Earlier]:
    """What was said before, by document, place in the text and time."""
    rows = connection.execute(
        "SELECT earlier_record.* FROM earlier_record JOIN document ON document.number = earlier_record.document"
        f"{where.sql} ORDER BY document.published IS NULL, document.published, document.id, earlier_record.start,"
        " earlier_record.id, earlier_record.number LIMIT ?",
        (*where.values, limit),
    )
    return [_earlier(row) for row in rows]


def _earlier(row: sqlite3.Row) -> Earlier:
    return Earlier(
        record=decode(row["json"]),
        fate=Fate(row["fate"]),
        model=row["coder_model"],
        said_at=as_time(row["said_at"]),
        replaced_at=as_time(row["replaced_at"]),
        replaced_by=Coder(*(row[f"replaced_by_{part}"] for part in _CODER)) if row["replaced_by_name"] else None,
        replaced_by_model=row["replaced_by_model"],
    )


def as_time(written: str | None) -> datetime | None:
    """A time as the record writes it."""
    return datetime.fromisoformat(written) if written else None
