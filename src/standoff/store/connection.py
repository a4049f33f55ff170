"""Opening the record's file: settings, schema and its versions."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from standoff.errors import StoreError

APPLICATION_ID = 0x5D0FF
"""Marks a SQLite file as a standoff record (`PRAGMA application_id`)."""

_BUSY_SECONDS = 60.0
_SCHEMA_NAME = re.compile(r"schema_(\d{4})\.sql")


def schemas() -> list[tuple[int, str]]:
    """The numbered schema files: version and SQL, in order."""
    found = []
    for entry in Path(__file__).parent.iterdir():
        match = _SCHEMA_NAME.fullmatch(entry.name)
        if match:
            found.append((int(match.group(1)), entry.read_text(encoding="utf-8")))
    return sorted(found)


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to the record at `path`, its schema brought up to date.

    A record that cannot be written, or lies in a folder that cannot, is opened for reading.

    Args:
        path: the file.
        create: make it if it is not there; it will be written.

    Raises:
        StoreError: it is not there, cannot be opened, is not a standoff record, or is of a newer version; or it
            cannot be written and is to be, or is of an earlier version.
    """
    there = _is_there(path)
    if not create and not there:
        raise StoreError(f"there is no record at {path}; make one with: standoff add FILES -d {path}")
    writable = not there or is_writable(path)
    if create and not writable:
        raise StoreError(
            f"the record {path} cannot be written: the file or its folder is read-only; give another by -d"
        )
    try:
        connection = open_file(path, writable=writable)
        try:
            _set_up(connection, path, writable)
        except BaseException:
            connection.close()
            raise
    except (sqlite3.Error, UnicodeDecodeError) as error:  # of a damaged file, even the message may not decode
        raise StoreError(f"the record {path} cannot be opened: {error}") from error
    return connection


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Errors of SQLite at the record `path` as errors of this room."""
    try:
        yield
    except (sqlite3.Error, UnicodeError) as error:
        raise StoreError(f"the record {path}: {error}") from error


@contextmanager
def writing(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """All writes within or none of them; others wait until they are done. Errors as in `reading`."""
    with reading(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _is_there(path: Path) -> bool:
    """Whether there is a file.

    Raises:
        StoreError: its folder may not be looked into.
    """
    try:
        return path.exists()
    except OSError as error:
        raise StoreError(f"the record {path} cannot be opened: {error.strerror or error}") from error


def is_writable(path: Path) -> bool:
    """Whether an existing record can be written: the file itself, and files beside it."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def open_file(path: Path, *, writable: bool, any_thread: bool = False) -> sqlite3.Connection:
    """A connection to the file as it is.

    A file that cannot be written is read as others write it, if they have left the files `-wal` and `-shm` that
    tell how; where these are not there, nobody writes it, and it is read as it lies there (`immutable`).

    Args:
        path: the file.
        writable: see `is_writable`.
        any_thread: whether other threads may use the connection, one at a time.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    if writable:
        name, uri = str(path), False
    else:
        log = path.with_name(path.name + "-wal")
        lies_still = not log.exists() or log.stat().st_size == 0
        name, uri = f"{path.absolute().as_uri()}?{'immutable=1' if lies_still else 'mode=ro'}", True
    return sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None, uri=uri, check_same_thread=not any_thread)


def _set_up(connection: sqlite3.Connection, path: Path, writable: bool) -> None:
    connection.row_factory = sqlite3.Row
    _check_ours(connection, path)
    if not writable:
        _check_version(connection, path)
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    _migrate(connection, path)


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse records that would have to be brought up to date first, which takes writing."""
    newest = schemas()[-1][0]
    if _version(connection) < newest:
        raise StoreError(
            f"the record {path} has schema version {_version(connection)}, this standoff reads {newest}, and the file "
            "or its folder is read-only: copy it to where it can be written, and it will be brought up to date there"
        )
    _refuse_newer(connection, path, newest)


def _refuse_newer(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    if _version(connection) > newest:
        raise StoreError(
            f"{path} has schema version {_version(connection)} and this standoff knows {newest}: update standoff"
        )


def _check_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse other programs' files before anything is written to them."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION_ID and (tables or application):
        raise StoreError(f"{path} is a SQLite file of another program, not a standoff record; give another file by -d")


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Run the schema files that this record has not seen, all in one transaction.

    Raises:
        StoreError: the record was written by a newer program.
    """
    steps = schemas()
    newest = steps[-1][0]
    _refuse_newer(connection, path, newest)
    if _version(connection) == newest:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for version, sql in steps:
            if version > _version(connection):
                for statement in _statements(sql):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(sql: str) -> list[str]:
    """The single statements of a schema file (`executescript` would end the transaction)."""
    found, held = [], ""
    for line in sql.splitlines(keepends=True):
        held += line
        if held.strip() and sqlite3.complete_statement(held):
            found.append(held)
            held = ""
    return found
