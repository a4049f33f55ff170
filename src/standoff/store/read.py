"""The questions to the record as SQL."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from standoff.model import Coder, Document, Party, PartyKind
from standoff.store.answers import Failure, PartyRow, StoredDocument
from standoff.store.filter import Filter
from standoff.store.history import as_time
from standoff.store.where import Where, documents_where, party_numbers

_ORDER = " ORDER BY document.published IS NULL, document.published, document.id"
_JOINED = " FROM record JOIN document ON document.number = record.document"
_NUMBERED = " FROM record NOT INDEXED JOIN document ON document.number = record.document"
_MENTIONED = "JOIN record INDEXED BY record_place ON record.number = mention.record"
_NAMES_SHOWN = 5
_DOCUMENT = (
    *("id", "text", "title", "published", "publisher", "byline", "dateline", "language", "url", "source"),
    *("retrieved", "media_type", "checksum"),
)
DOCUMENT_COLUMNS = ", ".join(f"document.{name}" for name in _DOCUMENT)
"""What a document is made of."""


def documents(connection: sqlite3.Connection, where: Where, limit: int | None) -> Iterator[StoredDocument]:
    """The documents in their order."""
    sql = f"SELECT * FROM document{where.sql}{_ORDER} LIMIT ?"
    for row in connection.execute(sql, (*where.values, _limit(limit))):
        yield stored_document(row)


def records(connection: sqlite3.Connection, where: Where, limit: int | None) -> Iterator[str]:
    """The records as JSON, in their order."""
    joined = _NUMBERED if where.by_number else _JOINED
    sql = f"SELECT record.json{joined}{where.sql}{_ORDER}, record.start, record.ordinal LIMIT ?"
    for row in connection.execute(sql, (*where.values, _limit(limit))):
        yield row["json"]


def record(connection: sqlite3.Connection, record_id: str) -> str | None:
    """One record as JSON."""
    row = connection.execute("SELECT json FROM record WHERE id = ?", (record_id,)).fetchone()
    return None if row is None else row["json"]


def records_called(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[str]:
    """The records with these ids as JSON, in order of the ids."""
    sql = "SELECT json FROM record WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    for row in connection.execute(sql, (json.dumps(sorted(ids)),)):
        yield row["json"]


def count_documents(connection: sqlite3.Connection, where: Where) -> int:
    """How many documents."""
    count: int = connection.execute(f"SELECT count(*) FROM document{where.sql}", where.values).fetchone()[0]
    return count


def count_records(connection: sqlite3.Connection, where: Where) -> int:
    """How many records."""
    count: int = connection.execute(f"SELECT count(*){_JOINED}{where.sql}", where.values).fetchone()[0]
    return count


def count_unplaced(connection: sqlite3.Connection) -> int:
    """How many documents have neither a day of publication nor a time of retrieval."""
    count: int = connection.execute("SELECT count(*) FROM document WHERE known_on IS NULL").fetchone()[0]
    return count


def days(connection: sqlite3.Connection) -> dict[str, date | None]:
    """Days of publication by document id."""
    rows = connection.execute("SELECT id, published FROM document")
    return {row["id"]: _day(row["published"]) for row in rows}


def failures(connection: sqlite3.Connection) -> list[Failure]:
    """All failures by source."""
    rows = connection.execute("SELECT source, document, stage, reason FROM failure ORDER BY source, stage")
    return [Failure(*row) for row in rows]


def parties(connection: sqlite3.Connection, asked: Filter) -> list[PartyRow]:
    """Parties with the number of their mentions and documents."""
    where = _mentions_where(asked)
    if asked.actor is not None:
        where.add(
            "party.number IN (SELECT value FROM json_each(?))", json.dumps(party_numbers(connection, asked.actor))
        )
    rows = connection.execute(
        f"""
        SELECT party.*, count(*) AS mentions, count(DISTINCT record.document) AS documents
        FROM mention JOIN party ON party.number = mention.party {_MENTIONED}
        {where.sql} GROUP BY party.number ORDER BY mentions DESC, party.key LIMIT ?
        """,
        (*where.values, _limit(asked.limit)),
    ).fetchall()
    return [_party_row(connection, row, _mentions_where(asked)) for row in rows]


def parties_called(connection: sqlite3.Connection, term: str) -> list[Party]:
    """The parties that `term` names, the most frequent first, each by its name or id: without a look at mentions."""
    rows = connection.execute(
        "SELECT party.*, coalesce(party.name, party.id, party.country) AS text, NULL AS role, 0 AS start, 0 AS finish,"
        " 0 AS anonymous FROM party WHERE number IN (SELECT value FROM json_each(?))"
        " ORDER BY (SELECT count(*) FROM mention WHERE mention.party = party.number) DESC, party.key",
        (json.dumps(party_numbers(connection, term)),),
    )
    return [_party(row, row) for row in rows]


def _mentions_where(asked: Filter) -> Where:
    """The condition on mentions joined with the places of their records; documents are looked at only if need be."""
    where, documents = Where(), documents_where(asked)
    where.add("record.hidden = 0")
    if documents.conditions:
        where.add(f"record.document IN (SELECT number FROM document{documents.sql})", *documents.values)
    return where


def _party_row(connection: sqlite3.Connection, row: sqlite3.Row, where: Where) -> PartyRow:
    where.add("mention.party = ?", row["number"])
    named = connection.execute(
        f"""
        SELECT mention.text, mention.start, mention.finish, mention.role, mention.anonymous, count(*) AS n
        FROM mention {_MENTIONED}
        {where.sql} GROUP BY mention.text ORDER BY n DESC, mention.text LIMIT ?
        """,
        (*where.values, _NAMES_SHOWN),
    ).fetchall()
    return PartyRow(_party(row, named[0]), tuple(name["text"] for name in named), row["mentions"], row["documents"])


def parties_in(connection: sqlite3.Connection, document_id: str) -> list[Party]:
    """Parties of one document; the columns of a mention are those of the first one, by SQLite's rule for min()."""
    rows = connection.execute(
        """
        SELECT party.*, min(mention.start) AS start, mention.finish, mention.text, mention.role, mention.anonymous
        FROM document CROSS JOIN record ON record.document = document.number
        CROSS JOIN mention ON mention.record = record.number CROSS JOIN party ON party.number = mention.party
        WHERE document.id = ? AND NOT record.hidden GROUP BY party.number ORDER BY count(*) DESC, party.key
        """,
        (document_id,),
    )
    return [_party(row, row) for row in rows]


def _party(row: sqlite3.Row, mention: sqlite3.Row) -> Party:
    """A party as one mention has it."""
    return Party(
        text=mention["text"],
        start=mention["start"],
        end=mention["finish"],
        id=row["id"],
        country=row["country"],
        code=row["code"],
        sector=row["sector"],
        name=row["name"],
        role=mention["role"],
        kind=PartyKind(row["kind"]),
        anonymous=bool(mention["anonymous"]),
    )


def document_of(row: Sequence[Any]) -> Document:
    """A row of `DOCUMENT_COLUMNS`."""
    id_, text, title, published, publisher, byline, dateline, language, url, source, retrieved, media, checksum = row
    return Document(
        id=id_,
        text=text,
        title=title,
        published=_day(published),
        publisher=publisher,
        byline=byline,
        dateline=dateline,
        language=language,
        url=url,
        source=source,
        retrieved=as_time(retrieved),
        media_type=media,
        checksum=checksum,
    )


def stored_document(row: sqlite3.Row) -> StoredDocument:
    """A row of `document`."""
    document = document_of([row[name] for name in _DOCUMENT])
    coded = row["coder_name"] is not None
    return StoredDocument(
        document,
        Coder(row["coder_name"], row["coder_version"], row["coder_lexicon"]) if coded else None,
        row["coder_model"],
        as_time(row["added_at"]),
        as_time(row["coded_at"]),
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _limit(limit: int | None) -> int:
    return -1 if limit is None else limit
