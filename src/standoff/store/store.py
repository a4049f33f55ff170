"""Reading and writing the record."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from standoff.errors import QueryError, StoreError
from standoff.model import Coder, Document, Party, Quantity, Record
from standoff.model.codec import KINDS, decode, decode_all
from standoff.model.decision import Change, Decision, Signature
from standoff.store import copies, decisions, erasing, history, pages, reach, read, revising, search, write
from standoff.store.answers import Earlier, Failure, Hit, PartyRow, StoredDocument
from standoff.store.connection import connect
from standoff.store.eraser import Eraser
from standoff.store.feeds import FeedLog
from standoff.store.filter import Filter
from standoff.store.imports import Imports
from standoff.store.pages import Slice, Survey
from standoff.store.reach import Reach
from standoff.store.review_desk import ReviewDesk
from standoff.store.where import documents_where, earlier_where, party_numbers, records_where, vague_where

_NOTHING_ASKED = Filter()


def open_store(path: Path | str, *, create: bool = False) -> "Store":
    """The record at `path`, ready to read and write; use it in a `with` statement or close it.

    Args:
        path: the file.
        create: make it if it is not there.

    Raises:
        StoreError: it is not there, cannot be opened, is not a standoff record, or is of a newer version.
    """
    return Store(connect(Path(path), create=create), Path(path))


class Store:
    """An open record. Every answer is in a fixed order: by day of publication, document, place in the text."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Use `open_store`."""
        self._connection = connection
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    # -- reading -------------------------------------------------------------------------------------

    def documents(self, asked: Filter = _NOTHING_ASKED) -> Iterator[Document]:
        """The documents, with their texts; `since`, `until`, `document` and `limit` apply."""
        for stored in self.stored_documents(asked):
            yield stored.document

    def stored_documents(self, asked: Filter = _NOTHING_ASKED) -> Iterator[StoredDocument]:
        """The documents, and how they were coded."""
        with self._wrapped():
            yield from read.documents(self._connection, documents_where(asked), asked.limit)

    def document(self, document_id: str) -> StoredDocument | None:
        """The document with exactly this id, or `None`."""
        found = [s for s in self.stored_documents(Filter(document=document_id)) if s.document.id == document_id]
        return found[0] if found else None

    def records(self, kind: str, asked: Filter = _NOTHING_ASKED) -> Iterator[Record]:
        """The records of a kind: "statement", "event", "position" ... as objects of the model.

        Raises:
            QueryError: there is no such kind, or a condition does not apply to it.
        """
        _check_kind(kind)
        with self._wrapped():
            where = records_where(self._connection, kind, asked)
            yield from decode_all(kind, read.records(self._connection, where, asked.limit))

    def vague_records(self, kind: str, asked: Filter) -> Iterator[Record]:
        """The records that name a party of `actor` or `between` and nobody else that is known, else as asked.

        Those that `records` has are left out.

        Raises:
            QueryError: there is no such kind, or a condition does not apply to it.
        """
        _check_kind(kind)
        with self._wrapped():
            where = vague_where(self._connection, kind, asked)
            yield from decode_all(kind, read.records(self._connection, where, asked.limit))

    def record(self, record_id: str) -> Record | None:
        """The record with this id, or `None`."""
        with self._wrapped():
            json = read.record(self._connection, record_id)
        return None if json is None else decode(json)

    def records_called(self, ids: Iterable[str]) -> Iterator[Record]:
        """The records with these ids, in order of the ids; those that are not there are left out."""
        with self._wrapped():
            yield from map(decode, read.records_called(self._connection, ids))

    def count(self, kind: str, asked: Filter = _NOTHING_ASKED) -> int:
        """How many records of a kind there are, the limit left aside; `kind` may be "document" or "failure".

        Raises:
            QueryError: there is no such kind, or a condition does not apply to it.
        """
        with self._wrapped():
            if kind == "document":
                return read.count_documents(self._connection, documents_where(asked))
            if kind == "failure":
                return len(read.failures(self._connection))
            _check_kind(kind)
            return read.count_records(self._connection, records_where(self._connection, kind, asked))

    def history(self, asked: Filter = _NOTHING_ASKED, record_id: str | None = None) -> list[Earlier]:
        """What the coder said before, by document, place in the text and time; `document` and `limit` apply.

        Args:
            asked: which documents.
            record_id: only what was said under this id.
        """
        with self._wrapped():
            limit = -1 if asked.limit is None else asked.limit
            return history.earlier(self._connection, earlier_where(asked, record_id), limit)

    def page(self, kind: str, asked: Filter, part: Slice) -> list[Record]:
        """A part of the records of a kind, in the order that it names; the filter's limit is left aside.

        Raises:
            QueryError: there is no such kind, a condition does not apply to it, or there is no word to search for.
        """
        _check_kind(kind)
        with self._wrapped():
            return list(map(decode, pages.page(self._connection, kind, asked, part)))

    def survey(self, kind: str, asked: Filter, words: str | None = None) -> Survey:
        """How many records `page` has without a limit, and what one can ask for beside.

        Raises:
            QueryError: see `page`.
        """
        _check_kind(kind)
        with self._wrapped():
            return pages.survey(self._connection, kind, asked, words)

    def tally(self, kind: str, asked: Filter, words: str | None = None) -> int:
        """How many records `page` has without a limit.

        Raises:
            QueryError: see `page`.
        """
        _check_kind(kind)
        with self._wrapped():
            return pages.count(self._connection, kind, asked, words)

    def days(self) -> dict[str, date | None]:
        """The day of publication of every document, by its id."""
        with self._wrapped():
            return read.days(self._connection)

    def count_unplaced(self) -> int:
        """How many documents are left out by `as_of`, whatever the day: nobody knows when they could be known."""
        with self._wrapped():
            return read.count_unplaced(self._connection)

    def copies(self) -> dict[str, str]:
        """Ids of reports that are copies, and the id of the report whose copies they are: the earliest of them."""
        with self._wrapped():
            return copies.copies(self._connection)

    def reach(self, asked: Filter = _NOTHING_ASKED, sides: tuple[str, str] | None = None) -> Reach:
        """The latest reports; days, `as_of` and `limit` apply.

        Args:
            asked: which reports.
            sides: ids of two sides: only reports that concern both; see `standoff.store.reach`.
        """
        with self._wrapped():
            return reach.reach(self._connection, asked, sides)

    def documents_of(self, ids: Sequence[str]) -> Iterator[Document]:
        """The documents with these ids, in their order."""
        with self._wrapped():
            yield from reach.documents(self._connection, ids)

    def records_of(self, ids: Sequence[str]) -> Iterator[Record]:
        """All records but times of the documents with these ids, in their order and that of the texts."""
        with self._wrapped():
            yield from map(decode, reach.records(self._connection, ids))

    def quantities_of(self, ids: Collection[str]) -> list[Quantity]:
        """The quantities of the documents with these ids, in the order of their texts."""
        with self._wrapped():
            found = decode_all("quantity", reach.quantities(self._connection, ids))
            return [record for record in found if isinstance(record, Quantity)]

    def failures(self) -> list[Failure]:
        """What could not be read or coded, by source."""
        with self._wrapped():
            return read.failures(self._connection)

    def parties(self, asked: Filter = _NOTHING_ASKED) -> list[PartyRow]:
        """Who takes part in the records, most frequent first; `actor`, `document`, days and `limit` apply."""
        with self._wrapped():
            return read.parties(self._connection, asked)

    def parties_called(self, term: str) -> list[Party]:
        """The parties that `term` names (see `Filter`), the most frequent first, each by its name or id."""
        with self._wrapped():
            return read.parties_called(self._connection, term)

    def parties_in(self, document_id: str) -> list[Party]:
        """Who takes part in the records of one document, as mentioned there first; most frequent first."""
        with self._wrapped():
            return read.parties_in(self._connection, document_id)

    def knows_party(self, term: str) -> bool:
        """Whether any party of the record is called so; see `Filter`."""
        with self._wrapped():
            return bool(party_numbers(self._connection, term))

    def search(self, words: str, limit: int = 20, asked: Filter = _NOTHING_ASKED) -> list[Hit]:
        """The documents in which all words are found (a phrase in double quotes as such), best first.

        Args:
            words: to be found.
            limit: at most so many documents.
            asked: which documents; days, `document` and `as_of` apply.

        Raises:
            QueryError: there are no words to search for.
        """
        with self._wrapped():
            return search.search(self._connection, words, documents_where(asked), limit)

    @property
    def imports(self) -> Imports:
        """Events that somebody else coded, which are no records of this one."""
        return Imports(self._connection, self.path)

    @property
    def feeds(self) -> FeedLog:
        """What a watch knows of its feeds."""
        return FeedLog(self._connection, self._wrapped, self._transaction)

    def decisions(self) -> list[Decision]:
        """What users decided about issues, in the order in which they did, with what was undone."""
        with self._wrapped():
            return decisions.decisions(self._connection)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """While it is open, everything that is read is as it was at its first question, whoever writes meanwhile."""
        with self._wrapped():
            self._connection.execute("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    @property
    def reviews(self) -> ReviewDesk:
        """What humans say about records, parties and documents: reading, deciding, undoing."""
        return ReviewDesk(self._connection, self.path)

    @property
    def eraser(self) -> Eraser:
        """Erases documents and people."""
        return Eraser(self._connection, self.path)

    def people_erased_from(self, document: Document) -> int:
        """How many erased people a document names: their names are masked when it is added.

        Raises:
            ErasedError: the document itself was erased.
        """
        with self._wrapped():
            erasing.check(self._connection, document.id)
            return sum(erasing.names(person, document) for person in erasing.people(self._connection))

    # -- writing -------------------------------------------------------------------------------------

    def add(
        self,
        document: Document,
        records: Sequence[Record],
        coder: Coder | None,
        model: str | None,
        at: datetime | None = None,
    ) -> None:
        """Store a document and its records in one transaction, in place of what was stored of it before.

        A finding that stays keeps its row. What was said otherwise before is kept in the history. Names of people who
        were erased are masked.

        Args:
            document: the report.
            records: what was found in it; their ids differ.
            coder: who found them; `None` for a document that was not coded.
            model: name of the spaCy pipeline, or `None` likewise.
            at: when, with its time zone; `None` leaves the times of adding and coding unknown.

        Raises:
            ErasedError: the document was erased.
            StoreError: the file cannot be written, or two records have one id.
        """
        with self._wrapped(), self._transaction():
            erasing.check(self._connection, document.id)
            kept = erasing.without_names(self._connection, document, records)
            stored = StoredDocument(kept.document, coder, model, at, at if coder else None)
            revising.restore(self._connection, document.id)
            write.store(self._connection, stored, kept.records, at)
            revising.apply(self._connection, document.id)
            copies.note(self._connection, kept.document)
            write.forget_failures(self._connection, document.id, document.source)

    def note_copies(self) -> int:
        """Look for copies of what came into the record before it knew any; how many reports were looked at."""
        with self._wrapped():
            waiting = copies.unnoted(self._connection)
        for document_id in waiting:
            stored = self.document(document_id)
            if stored is not None:
                with self._wrapped(), self._transaction():
                    copies.note(self._connection, stored.document)
        return len(waiting)

    def recover(self, document_id: str, source: str) -> None:
        """Drop the failures of a source that has turned out to be a document which the record holds."""
        if self.failures():
            with self._wrapped(), self._transaction():
                write.forget_failures(self._connection, document_id, source)

    def settle(self, read: Collection[str], failing: Collection[str]) -> None:
        """Drop the failures of sources that were read to their end but for those that fail now; see `write.settle`."""
        if self.failures():
            with self._wrapped(), self._transaction():
                write.settle(self._connection, read, failing)

    def fail(self, failure: Failure) -> None:
        """Keep a failure, in place of an earlier one of the same source."""
        with self._wrapped(), self._transaction():
            write.fail(self._connection, erasing.failure_without_names(self._connection, failure))

    def decide(self, change: Change, signed: Signature) -> int:
        """Keep what a user decided about issues; its number."""
        with self._wrapped(), self._transaction():
            return decisions.decide(self._connection, change, signed)

    def undo(self, number: int, signed: Signature) -> int:
        """Take a decision back; the number of that, which is a decision too.

        Raises:
            QueryError: there is no such decision, it is an undo itself, or it is no longer in force.
        """
        with self._wrapped(), self._transaction():
            return decisions.undo(self._connection, number, signed)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _wrapped(self) -> Iterator[None]:
        """Errors of SQLite as errors of this room."""
        try:
            yield
        except (sqlite3.Error, UnicodeError) as error:
            raise StoreError(f"the record {self.path}: {error}") from error


def _check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise QueryError(f"there is no kind of record {kind!r}; known are {', '.join(KINDS)}")
