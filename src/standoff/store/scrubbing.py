"""Taking people and documents out of every table of the file, also those that this room's neighbours own."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec

from standoff.model import Document
from standoff.model.codec import decode
from standoff.model.mask import ErasedPerson, masked, masked_json
from standoff.model.review import words_of
from standoff.store import erasing
from standoff.store.read import stored_document
from standoff.store.write import rewrite_record

_OWN = ("document", "record", "evidence", "mention", "party", "party_name")
"""Tables that are brought in step by what is done to documents and records."""
_QUOTING = ("decision_record", "decision_anchor")
"""Tables in which decisions quote documents."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table with the columns that can hold text, and those by which a row is known."""

    name: str
    texts: tuple[str, ...]
    key: tuple[str, ...]


def remove_document(connection: sqlite3.Connection, row: sqlite3.Row) -> None:
    """Delete a document's row and whatever quotes it."""
    with _decisions_open(connection):
        for table in _QUOTING:
            extra = ", json = NULL, label = NULL" if table == "decision_record" else ""
            connection.execute(
                f"UPDATE {table} SET words = '', start = 0, finish = 0{extra} WHERE document = ?", (row["id"],)
            )
        connection.execute(
            "UPDATE decision_change SET value = 'null' WHERE decision IN"
            " (SELECT decision FROM decision_record WHERE document = ?)",
            (row["id"],),
        )
        connection.execute(
            "UPDATE decision SET why = NULL WHERE number IN"
            " (SELECT decision FROM decision_record WHERE document = ?1"
            "  UNION SELECT decision FROM decision_anchor WHERE document = ?1)",
            (row["id"],),
        )
    connection.execute("DELETE FROM failure WHERE document = ? OR source = ?", (row["id"], row["source"]))
    connection.execute("DELETE FROM document WHERE number = ?", (row["number"],))
    for other in _tables(connection):
        for column in other.texts if other.name not in _OWN and row["text"] else ():
            connection.execute(f"UPDATE {other.name} SET {column} = '' WHERE instr({column}, ?)", (row["text"],))
    _forget_items(connection, row)
    drop_orphans(connection)


def mask_person(connection: sqlite3.Connection, person: ErasedPerson) -> int:
    """Mask a person everywhere; how many documents named the person."""
    named: list[str] = []
    with _decisions_open(connection):
        for (number,) in connection.execute("SELECT number FROM document ORDER BY number").fetchall():
            row = connection.execute("SELECT * FROM document WHERE number = ?", (number,)).fetchone()
            document = stored_document(row).document
            if erasing.names(person, document):
                named.append(document.id)
                _mask_document(connection, number, document, person)
        for table in _tables(connection):
            if table.name not in _OWN:
                _mask_table(connection, table, person, frozenset(named))
        _mask_records_elsewhere(connection, person)
    drop_orphans(connection)
    return len(named)


def rebuild_searches(connection: sqlite3.Connection) -> None:
    """Make every full-text index anew from its table."""
    for row in connection.execute("SELECT name FROM sqlite_schema WHERE sql LIKE '%USING fts5%'").fetchall():
        connection.execute(f"INSERT INTO {row['name']} ({row['name']}) VALUES ('rebuild')")


def drop_orphans(connection: sqlite3.Connection) -> None:
    """Forget parties, and words for them, that no record mentions."""
    connection.execute(
        "DELETE FROM party_name WHERE NOT EXISTS (SELECT 1 FROM mention WHERE mention.party = party_name.party"
        " AND mention.text = party_name.name COLLATE NOCASE)"
    )
    connection.execute("DELETE FROM party WHERE NOT EXISTS (SELECT 1 FROM mention WHERE mention.party = party.number)")


def _mask_document(connection: sqlite3.Connection, number: int, document: Document, person: ErasedPerson) -> None:
    made = erasing.masked_document(document, [person])
    fields = {name: getattr(made, name) for name in erasing.MASKED_FIELDS}
    marks = ", ".join(f"{name} = ?" for name in fields)
    connection.execute(f"UPDATE document SET {marks} WHERE number = ?", (*fields.values(), number))
    records = connection.execute("SELECT number, json, coder_json FROM record WHERE document = ?", (number,))
    for record in records.fetchall():
        _mask_record(connection, record, person, made.text, known=True)


def _mask_record(
    connection: sqlite3.Connection, row: sqlite3.Row, person: ErasedPerson, text: str | None, *, known: bool
) -> None:
    json = masked_json(row["json"], [person], text, known)
    coder = None if row["coder_json"] is None else masked_json(row["coder_json"], [person], text, known)
    if (json, coder) != (row["json"], row["coder_json"]):
        rewrite_record(connection, row["number"], decode(json), {"json": json, "coder_json": coder})


def _mask_records_elsewhere(connection: sqlite3.Connection, person: ErasedPerson) -> None:
    """Records that call somebody so whose documents do not: a reviewer gave the name."""
    rows = connection.execute("SELECT DISTINCT name FROM party WHERE name IS NOT NULL").fetchall()
    for name in [row["name"] for row in rows if person.is_named(row["name"])]:
        records = connection.execute(
            "SELECT number, json, coder_json FROM record WHERE number IN (SELECT record FROM mention"
            " JOIN party ON party.number = mention.party WHERE party.name = ?)",
            (name,),
        )
        for record in records.fetchall():
            _mask_record(connection, record, person, None, known=False)


def _mask_table(connection: sqlite3.Connection, table: _Table, person: ErasedPerson, named: frozenset[str]) -> None:
    """Mask all texts of a table; in rows of documents that name the person in full, the family name too."""
    if not table.texts:
        return
    where = " AND ".join(f"{name} IS ?" for name in table.key)
    one = f"SELECT {', '.join(table.texts)} FROM {table.name} WHERE {where}"
    scope = _scope(connection, table)
    for key in map(tuple, connection.execute(f"SELECT {', '.join(table.key)} FROM {table.name}").fetchall()):
        row = connection.execute(one, key).fetchone()
        values = dict(zip(table.texts, row, strict=True)) if row is not None else {}
        named_here = any(isinstance(value, str) and person.is_named(value) for value in values.values())
        known = named_here or scope is None or scope.get(key) in named
        made = {
            name: _masked_text(connection, value, person, scope.get(key) if scope else None, known)
            for name, value in values.items()
            if isinstance(value, str)
        }
        if table.name == "decision_record" and made.get("json") not in (None, values["json"]):
            made["words"] = words_of(decode(made["json"]))
        changed = {name: value for name, value in made.items() if value != values[name]}
        if "value" in changed and str(values.get("path")).split(".")[-1] == "name":
            changed["value"] = "null"  # a party that is called by the name has none any more
        if changed:
            _update(connection, table, key, changed)


def _masked_text(
    connection: sqlite3.Connection, value: str, person: ErasedPerson, document: str | None, known: bool
) -> str:
    """A text, or JSON as text, masked; what quotes a document quotes it as it is now."""
    if not _is_json(value):
        return masked(value, [person], known)
    row = connection.execute("SELECT text FROM document WHERE id = ?", (document,)).fetchone() if document else None
    return masked_json(value, [person], row["text"] if row is not None and known else None, known)


def _is_json(value: str) -> bool:
    if value[:1] not in ("{", "[", '"'):
        return False
    try:
        msgspec.json.decode(value)
    except msgspec.DecodeError:
        return False
    return True


def _scope(connection: sqlite3.Connection, table: _Table) -> dict[tuple[object, ...], str] | None:
    """The document's id by row where a table's rows belong to documents; `None` where they belong to none.

    In rows that belong to none, a family name is masked wherever it stands: they are few, and are a user's words.
    """
    columns = {row["name"] for row in connection.execute(f"PRAGMA table_info({table.name})")}
    keys = ", ".join(f"{table.name}.{name}" for name in table.key)
    if table.name == "earlier_record":
        sql = (
            f"SELECT {keys}, document.id FROM earlier_record JOIN document ON document.number = earlier_record.document"
        )
    elif "document" in columns:
        sql = f"SELECT {keys}, {table.name}.document FROM {table.name}"
    elif table.name == "decision_change":
        sql = (
            f"SELECT {keys}, (SELECT document FROM decision_record"
            " WHERE decision_record.decision = decision_change.decision ORDER BY ordinal LIMIT 1) FROM decision_change"
        )
    else:
        return None
    return {tuple(row[:-1]): row[-1] for row in connection.execute(sql).fetchall()}


def _update(connection: sqlite3.Connection, table: _Table, key: Sequence[object], changed: dict[str, str]) -> None:
    sets = ", ".join(f"{name} = ?" for name in changed)
    where = " AND ".join(f"{name} IS ?" for name in table.key)
    connection.execute(f"UPDATE OR REPLACE {table.name} SET {sets} WHERE {where}", (*changed.values(), *key))


def _tables(connection: sqlite3.Connection) -> list[_Table]:
    """All tables of the file but the inner ones of the searches, by name."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    searches = [row["name"] for row in rows if "USING fts5" in (row["sql"] or "")]
    inner = tuple(f"{name}_" for name in searches)
    names = [r["name"] for r in rows if r["name"] not in searches and not r["name"].startswith((*inner, "sqlite_"))]
    return [_table(connection, name) for name in names]


def _table(connection: sqlite3.Connection, name: str) -> _Table:
    columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
    primary = [row["name"] for row in sorted(columns, key=lambda row: row["pk"]) if row["pk"]]
    texts = tuple(row["name"] for row in columns if "TEXT" in row["type"].upper())
    return _Table(name, texts, tuple(primary) or ("rowid",))


@contextmanager
def _decisions_open(connection: sqlite3.Connection) -> Iterator[None]:
    """Let decisions be changed for once: their guards are taken off and put back, in this transaction."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%' ORDER BY name"
    ).fetchall()
    for row in rows:
        connection.execute(f"DROP TRIGGER {row['name']}")
    yield
    for row in rows:
        connection.execute(row["sql"])


def _forget_items(connection: sqlite3.Connection, row: sqlite3.Row) -> None:
    """What feeds told of an erased document."""
    connection.execute(
        "UPDATE feed_item SET title = NULL, byline = NULL, publisher = NULL, text = NULL, reason = NULL"
        " WHERE document = ?1 OR (?2 IS NOT NULL AND ?2 IN (link, page))",
        (row["id"], row["url"]),
    )
