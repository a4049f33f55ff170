"""Erasing documents and people, so that nothing of them is left in the file but a tombstone."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from standoff.errors import QueryError, StoreError
from standoff.model.decision import Signature
from standoff.model.mask import ErasedPerson, masked
from standoff.store import erasing, imports, scrubbing
from standoff.store.connection import reading, writing
from standoff.store.erasing import Erasure


class Eraser:
    """Reached by `Store.eraser`. Everything is taken out in one transaction; then the file is written anew."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Use `Store.eraser`."""
        self._connection = connection
        self._path = path

    def document(self, document_id: str, signed: Signature) -> int:
        """Erase a document: its text, records, history, and what decisions quote of it; the number of that.

        The tombstone keeps its id, so that the same text is not added again.

        Raises:
            QueryError: there is no such document.
            StoreError: the file cannot be written, or another program reads it; then `finish` is left to be done.
        """
        self._securely()
        with writing(self._connection, self._path):
            row = self._connection.execute("SELECT * FROM document WHERE id = ?", (document_id,)).fetchone()
            if row is None:
                raise QueryError(f"{self._path} has no document {document_id!r}; see: standoff list documents")
            number = erasing.bury(self._connection, signed, document=document_id)
            scrubbing.remove_document(self._connection, row)
        self.finish()
        return number

    def person(self, name: str, also: Sequence[str], salt: str, signed: Signature) -> tuple[int, int]:
        """Erase a person's name wherever it stands; the number of that, and how many documents named the person.

        Texts keep their length: each character of a name becomes a sign. Records in which the person was named stay,
        without the name. The tombstone keeps salted hashes of the names, so that reports which are added later are
        masked too.

        Args:
            name: the full name. Its last word alone is masked in documents that have the whole.
            also: other names, masked wherever they stand.
            salt: random text.
            signed: who, when, why; masked too.

        Raises:
            QueryError: a name has no word of two letters.
            StoreError: see `document`.
        """
        person = ErasedPerson.called(salt, name, also)
        self._securely()
        with writing(self._connection, self._path):
            kept = replace(signed, why=None if signed.why is None else masked(signed.why, [person], known=True))
            number = erasing.bury(self._connection, kept, salt=salt)
            erasing.keep_names(self._connection, number, person)
            documents = scrubbing.mask_person(self._connection, person)
            imports.mask_person(self._connection, person)
        self.finish()
        return number, documents

    def finish(self) -> None:
        """Write the search index and the file anew, so that no page keeps what was erased.

        Raises:
            StoreError: another program reads the record; close it and call this again.
        """
        try:
            with writing(self._connection, self._path):
                scrubbing.rebuild_searches(self._connection)
            with reading(self._path):
                self._connection.execute("VACUUM")
                busy = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except StoreError as error:
            raise StoreError(f"{_UNFINISHED} ({error})") from error
        if busy:
            raise StoreError(f"{_UNFINISHED} ({self._path} is being read)")

    def erasures(self) -> list[Erasure]:
        """What was erased, in order."""
        with reading(self._path):
            return erasing.erasures(self._connection)

    def _securely(self) -> None:
        """Freed pages are overwritten with zeros from here on."""
        with reading(self._path):
            self._connection.execute("PRAGMA secure_delete = ON")


_UNFINISHED = (
    "it is erased, but the file could not be written anew and may still hold its bytes: close other programs that read "
    "the record, see that the disk has room for a copy of it, and run: standoff erase finish"
)
