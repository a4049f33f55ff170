"""Whether a record has changed since one looked last, asked from any thread."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from standoff.errors import StoreError
from standoff.store.connection import is_writable, open_file


class Watch:
    """Notices the changes that anybody else makes to a record's file while it is watched."""

    def __init__(self, path: Path) -> None:
        """Watch the record at `path`, which exists; close it in the end.

        Raises:
            StoreError: the file cannot be opened.
        """
        self.path = path
        self._lock = Lock()
        with self._wrapped():
            self._connection = open_file(path, writable=is_writable(path), any_thread=True)

    def version(self) -> int:
        """A number that is another one after every change, by whichever process.

        Raises:
            StoreError: the file cannot be read.
        """
        with self._lock, self._wrapped():
            number: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
            return number

    def close(self) -> None:
        """Stop watching."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _wrapped(self) -> Iterator[None]:
        """Errors of SQLite as errors of this room."""
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(f"the record {self.path}: {error}") from error
