"""A folder that `standoff run` made, asked through DuckDB: by SQL of the user's own, or as a record file.

As a record file: the documents that a question concerns are selected where they lie, and put with all their
records into a temporary record file, which then answers as any other.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from standoff.errors import QueryError, StoreError
from standoff.lexicon import load_lexicon
from standoff.lexicon.called import codes_called
from standoff.model import Coder, Document, Record
from standoff.model.codec import DEFAULT_KINDS, KINDS
from standoff.store.filter import Filter
from standoff.store.store import Store, open_store

if TYPE_CHECKING:
    import duckdb

MOST_DOCUMENTS = 20_000
"""So many documents at most are put into a temporary record file."""

_SUCCESS = "_SUCCESS"
_OTHERS = ("document", "text", "failure", "copy")
_PLURALS = {"quantity": "quantities", "copy": "copies"}
_BATCH = 1_000
_TOGETHER = 500
"""Documents that are put into the record file at a time."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a question of the user's own found.

    Attributes:
        columns: their names.
        rows: in order.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def is_folder(path: Path) -> bool:
    """Whether `path` is a folder and so no record file."""
    return path.is_dir()


@contextmanager
def ask_folder(path: Path, sql: str) -> Iterator[Table]:
    """The answer to a query over the views `documents`, `texts`, `statements`, `events` ... of a folder.

    The query can read nothing but these, and change nothing.

    Raises:
        StoreError: it is no folder of a finished run, or DuckDB is not installed.
        QueryError: the query is wrong, or asks for what it may not.
    """
    with _connected(path) as connection:
        import duckdb

        try:
            _check_asks(connection, sql)
            answer = connection.execute(sql)
            columns = tuple(column[0] for column in answer.description or ())
        except duckdb.Error as error:
            raise QueryError(f"the query cannot be answered: {error}") from error
        yield Table(columns, _rows(answer))


def _check_asks(connection: "duckdb.DuckDBPyConnection", sql: str) -> None:
    """Make sure that a query is one question and changes nothing.

    Raises:
        QueryError: it is something else.
    """
    kinds = [statement.type.name for statement in connection.extract_statements(sql)]
    if kinds not in (["SELECT"], ["EXPLAIN"]):
        raise QueryError(f"a query is one SELECT (or DESCRIBE, EXPLAIN); this one is {' and '.join(kinds) or 'empty'}")


def _rows(answer: Any) -> Iterator[tuple[Any, ...]]:
    while batch := answer.fetchmany(_BATCH):
        yield from batch


@contextmanager
def open_selection(
    path: Path, asked: Filter, *, words: Sequence[str] = (), mark: str | None = None, latest: int | None = None
) -> Iterator[Store]:
    """A temporary record file with the documents of a folder that a question concerns, and all their records.

    Args:
        path: the folder.
        asked: only documents published within its days, with records of its parties, and its document.
        words: only documents in whose text all these pieces of words stand.
        mark: only the document whose id begins so, or of the record with this id.
        latest: only so many, the latest by day of publication.

    Raises:
        StoreError: it is no folder of a finished run, or DuckDB is not installed.
        QueryError: more documents than `MOST_DOCUMENTS` are concerned.
    """
    with _connected(path) as connection, tempfile.TemporaryDirectory(prefix="standoff-") as folder:
        _select(connection, asked, words, mark, latest)
        count = connection.execute("SELECT count(*) FROM chosen").fetchone()
        if count is not None and count[0] > MOST_DOCUMENTS:
            raise QueryError(
                f"more than {MOST_DOCUMENTS:,} reports of {path} are concerned: ask for less by --since, --until, "
                "--actor or --between, or with SQL: standoff query"
            )
        with open_store(Path(folder, "selection.db"), create=True) as store:
            _fill(connection, store)
            yield store


@contextmanager
def _connected(path: Path) -> Iterator["duckdb.DuckDBPyConnection"]:
    try:
        import duckdb
    except ImportError as error:
        raise StoreError("folders need DuckDB, which is not installed; run: pip install 'standoff[tables]'") from error
    if not (path / _SUCCESS).exists():
        raise StoreError(f"{path} is a folder without a finished run; make one with: standoff run INPUT --out {path}")
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": False})
    try:
        _make_views(connection, path)
        yield connection
    finally:
        connection.close()


def _make_views(connection: "duckdb.DuckDBPyConnection", path: Path) -> None:
    """A view for each table; afterwards nothing else of the machine can be read."""
    for kind in (*_OTHERS, *DEFAULT_KINDS):
        files = str(path.absolute() / f"kind={kind}" / "*" / "*.parquet").replace("'", "''")
        if any((path / f"kind={kind}").glob("*/*.parquet")):
            options = (
                "hive_partitioning = true, hive_types_autocast = false, union_by_name = true, file_row_number = true"
            )
            connection.execute(f"CREATE VIEW in_order_{kind} AS SELECT * FROM read_parquet('{files}', {options})")
            view = f"CREATE VIEW {plural(kind)} AS SELECT * EXCLUDE (file_row_number) FROM in_order_{kind}"
            connection.execute(view)
    allowed = str(path.absolute()).replace("'", "''")
    connection.execute(f"SET allowed_directories = ['{allowed}']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def plural(kind: str) -> str:
    """The name of the view of a kind."""
    return _PLURALS.get(kind, f"{kind}s")


def _has(connection: "duckdb.DuckDBPyConnection", view: str) -> bool:
    found = connection.execute("SELECT 1 FROM duckdb_views() WHERE view_name = ?", [view]).fetchone()
    return found is not None


def _select(
    connection: "duckdb.DuckDBPyConnection", asked: Filter, words: Sequence[str], mark: str | None, latest: int | None
) -> None:
    """The ids of the documents concerned, as the table `chosen`."""
    connection.execute("CREATE TEMP TABLE chosen (id VARCHAR)")
    if not _has(connection, "documents"):
        return
    conditions = list(_conditions(connection, asked, words, mark))
    where = " AND ".join(sql for sql, _ in conditions) or "true"
    values = [value for _, those in conditions for value in those]
    order = "ORDER BY published DESC NULLS LAST, id LIMIT ?"
    sql = f"INSERT INTO chosen SELECT id FROM documents WHERE {where} {order}"
    connection.execute(sql, [*values, MOST_DOCUMENTS + 1 if latest is None else latest])


Condition = tuple[str, list[Any]]


def _conditions(
    connection: "duckdb.DuckDBPyConnection", asked: Filter, words: Sequence[str], mark: str | None
) -> Iterator[Condition]:
    """Conditions on documents, each with the values that it binds."""
    if asked.document is not None:
        yield "starts_with(id, ?)", [asked.document.lower()]
    if asked.as_of is not None:
        yield "coalesce(published, CAST(retrieved AS DATE)) <= ?", [asked.as_of]
    if asked.since is not None or asked.until is not None:
        first, last = asked.since or date.min, asked.until or date.max
        within = _of_any(connection, "coalesce(last_day, published) >= ? AND coalesce(first_day, published) <= ?")
        values = [first, last] * len(_kinds(connection))
        yield f"(published BETWEEN ? AND ? OR id IN ({within}))", [first, last, *values]
    for party in (*(asked.between or ()), *((asked.actor,) if asked.actor else ())):
        yield _naming(connection, party)
    if mark is not None:
        found = _of_any(connection, "id = ?")
        yield f"(starts_with(id, ?) OR id IN ({found}))", [mark] * (1 + len(_kinds(connection)))
    for word in words if _has(connection, "texts") else ():
        yield (
            "id IN (SELECT id FROM texts WHERE contains(strip_accents(lower(text)), strip_accents(?)))",
            [word.lower()],
        )


def _kinds(connection: "duckdb.DuckDBPyConnection") -> list[str]:
    """The kinds of records that are there."""
    return [kind for kind in DEFAULT_KINDS if _has(connection, plural(kind))]


def _of_any(connection: "duckdb.DuckDBPyConnection", condition: str) -> str:
    """SQL for the documents of all records that meet a condition; each kind binds its values."""
    parts = [f"SELECT doc FROM {plural(kind)} WHERE {condition}" for kind in _kinds(connection)]
    return " UNION ALL ".join(parts) or "SELECT NULL WHERE false"


def _naming(connection: "duckdb.DuckDBPyConnection", term: str) -> Condition:
    """Documents with a record in which a party takes part that `term` names; see `Filter`."""
    bare = term.strip().lower().removeprefix("the ")
    meant = _meant(connection, bare)
    parts, values = [], []
    for kind, party in _party_lists(connection):
        parts.append(
            f"SELECT doc FROM {plural(kind)} WHERE len(list_filter({party}, lambda p: list_contains(?, lower(p.id))"
            " OR list_contains(?, lower(p.country)) OR lower(p.name) = ? OR ends_with(lower(p.name), ?))) > 0"
        )
        values += [meant, meant, bare, f" {bare}"]
    return f"id IN ({' UNION ALL '.join(parts) or 'SELECT NULL WHERE false'})", values


def _meant(connection: "duckdb.DuckDBPyConnection", bare: str) -> list[str]:
    """The ids for which a name stands: itself, and those of states, organisations and blocs that are called so."""
    parts, values = [], []
    for kind, party in _party_lists(connection):
        parts.append(
            f"SELECT DISTINCT lower(p.id) FROM (SELECT unnest(list_filter({party}, lambda p: p.id IS NOT NULL"
            f" AND p.kind IN ('state', 'organisation', 'bloc') AND list_contains(?, lower(p.text)))) AS p"
            f" FROM {plural(kind)})"
        )
        values.append([bare, f"the {bare}"])
    rows = connection.execute(" UNION ".join(parts), values).fetchall() if parts else []
    others = (code.lower() for code in codes_called(load_lexicon(), bare))
    return sorted({bare, *others, *(row[0] for row in rows)})


def _party_lists(connection: "duckdb.DuckDBPyConnection") -> Iterator[tuple[str, str]]:
    """For each kind and each of its columns with parties, SQL for their list."""
    for kind in _kinds(connection):
        for name, type_, *_ in connection.execute(f"DESCRIBE {plural(kind)}").fetchall():
            if type_.startswith("STRUCT") and "anonymous BOOLEAN" in type_:
                yield kind, f'"{name}"' if type_.endswith("[]") else f'[ "{name}" ]'


def _fill(connection: "duckdb.DuckDBPyConnection", store: Store) -> None:
    """Put the chosen documents with their records into the record file."""
    if not _has(connection, "texts"):
        raise StoreError("this folder was made without its texts; it can be asked with: standoff query")
    kinds = _kinds(connection)
    for kind in kinds:
        connection.execute(
            f"CREATE TEMP TABLE chosen_{kind} AS SELECT * FROM in_order_{kind} WHERE doc IN (SELECT id FROM chosen)"
        )
    connection.execute(
        "CREATE TEMP TABLE chosen_document AS SELECT documents.*, texts.text, row_number() OVER (ORDER BY documents.id)"
        " AS number FROM documents JOIN texts USING (id) WHERE documents.id IN (SELECT id FROM chosen)"
    )
    at = 0
    while documents := _plain(
        connection, "SELECT * FROM chosen_document WHERE number > ? AND number <= ?", at, at + _TOGETHER
    ):
        at += _TOGETHER
        found = _records(connection, kinds, [row["id"] for row in documents])
        for row in documents:
            coder = msgspec.convert(row["coder"], Coder) if row["coder"] else None
            store.add(msgspec.convert(row, Document), found.get(row["id"], ()), coder, row["model"])


def _records(
    connection: "duckdb.DuckDBPyConnection", kinds: Sequence[str], documents: Sequence[str]
) -> dict[str, list[Record]]:
    """The records of some documents, by document, in the order of finding: a document's are in one file."""
    found: dict[str, list[Record]] = {}
    for kind in kinds:
        sql = f"SELECT * FROM chosen_{kind} WHERE list_contains(?, doc) ORDER BY doc, file_row_number"
        for row in _plain(connection, sql, list(documents)):
            found.setdefault(row["doc"], []).append(msgspec.convert({**row, "kind": kind}, KINDS[kind]))
    return found


def _plain(connection: "duckdb.DuckDBPyConnection", sql: str, *values: object) -> list[dict[str, Any]]:
    answer = connection.execute(sql, list(values))
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
