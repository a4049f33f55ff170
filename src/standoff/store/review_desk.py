"""The desk at which humans review the record: what they decided, what waits for them, and what is not found again."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from standoff.model import Party, Record
from standoff.model.codec import decode
from standoff.model.decision import Action, Signature
from standoff.model.review import TOLD_KINDS, About, Review, Reviewed, State, Whom
from standoff.model.revise import LostAnchor, is_of_tellings
from standoff.model.tellings import NOTHING_SAID, Tellings, tellings
from standoff.store import erasing, reviews, revising, who
from standoff.store.answers import Standing
from standoff.store.connection import reading, writing
from standoff.store.queue import Doubtful, doubtful


class ReviewDesk:
    """Reached by `Store.reviews`. Each decision is one transaction, after which every list shows what it says."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Use `Store.reviews`."""
        self._connection = connection
        self._path = path

    def decide(self, review: Review, signed: Signature) -> int:
        """Keep what was decided and show it; its number. What is decided is checked by `standoff.run.review`.

        Raises:
            StoreError: the file cannot be written.
        """
        with writing(self._connection, self._path):
            number = reviews.keep(self._connection, review, signed)
            concerned = {anchor.doc for anchor in review.anchors}
            if review.whom:
                concerned |= who.documents_mentioning(self._connection, review.whom)
            self._apply(concerned)
        return number

    def undo(self, number: int, signed: Signature) -> int:
        """Take a decision back, one about issues too, and show what stands without it; the number of that.

        Raises:
            QueryError: there is no such decision, it is an undo itself, or it is no longer in force.
            StoreError: the file cannot be written.
        """
        with writing(self._connection, self._path):
            concerned = reviews.documents_concerned(self._connection, number)
            undo = reviews.undo(self._connection, number, signed)
            self._apply(concerned)
        return undo

    def decisions(self) -> list[Reviewed]:
        """Everything that was decided about records, parties and documents, in order, with what was undone."""
        with reading(self._path):
            return reviews.all_reviews(self._connection)

    def some(self, numbers: Iterable[int]) -> list[Reviewed]:
        """The decisions with these numbers, in order."""
        with reading(self._path):
            return reviews.some_reviews(self._connection, numbers)

    def standing(self, record_id: str) -> Standing | None:
        """How a record stands in review, hidden ones too; `None` where there is no such record."""
        with reading(self._path):
            row = self._connection.execute("SELECT * FROM record WHERE id = ?", (record_id,)).fetchone()
            if row is None:
                return None
            numbers = self._connection.execute(
                "SELECT decision FROM record_decision WHERE record = ? ORDER BY decision", (row["number"],)
            )
            decided = tuple(number["decision"] for number in numbers)
        coder = row["coder_json"] or (row["json"] if row["found"] else None)
        return Standing(
            record=decode(row["json"]),
            coder=None if coder is None else decode(coder),
            found=bool(row["found"]),
            state=State(row["review"]) if row["review"] else None,
            double_of=row["double_of"],
            decisions=decided,
        )

    def queue(self, kinds: Iterable[str], limit: int | None = None, document: str | None = None) -> list[Doubtful]:
        """What nobody has judged, the most doubtful first.

        Args:
            kinds: of the records.
            limit: at most so many.
            document: only of the documents whose id begins so.
        """
        with reading(self._path):
            return doubtful(self._connection, tuple(kinds), limit, document)

    def lost(self) -> list[LostAnchor]:
        """What decisions in force are about and the coder does not find again, by decision; not what was erased."""
        with reading(self._path):
            decided = [one for one in reviews.all_reviews(self._connection) if one.in_force]
            erased = {erasure.document for erasure in erasing.erasures(self._connection)}
            lost = [*self._lost_in_documents(decided), *self._tellings(decided).lost]
        found = [one for one in lost if one.anchor.doc not in erased]
        return sorted(found, key=lambda one: (one.decision, one.anchor.doc, one.anchor.start, one.anchor.record or ""))

    def idle(self) -> list[Reviewed]:
        """Decisions in force about parties that no record mentions any more."""
        with reading(self._path):
            rows = self._connection.execute("SELECT DISTINCT decision FROM record_decision")
            at_work = {row["decision"] for row in rows}
            decided = reviews.all_reviews(self._connection)
        return [
            one
            for one in decided
            if one.review is not None
            and one.in_force
            and one.review.about is About.PARTY
            and one.review.action is not Action.SPLIT
            and one.number not in at_work
        ]

    def tellings(self) -> Tellings:
        """What was decided about which tellings are one event or meeting; see `standoff.model.tellings`."""
        with reading(self._path):
            return self._tellings([one for one in reviews.all_reviews(self._connection) if one.in_force])

    def parties(self, whom: Whom) -> list[Party]:
        """The different parties that are meant, as they are shown, each by its most frequent words; such first."""
        with reading(self._path):
            return who.parties_meant(self._connection, whom)

    def ids_called(self, words: str) -> list[str]:
        """The ids of states, organisations and blocs that are called so somewhere in the reports."""
        with reading(self._path):
            return who.ids_called(self._connection, words)

    def find(self, asked: str) -> list[str]:
        """Ids of the records that begin so, or whose main evidence is at a mark (3c3c3f94:525-561); hidden ones too."""
        with reading(self._path):
            return who.records_at(self._connection, asked)

    def _apply(self, documents: Iterable[str]) -> None:
        for document in sorted(documents):
            revising.apply(self._connection, document)

    def _lost_in_documents(self, decided: list[Reviewed]) -> list[LostAnchor]:
        documents = sorted({a.doc for one in decided if one.review is not None for a in one.review.anchors})
        return [one for document in documents for one in revising.lost(self._connection, document, decided)]

    def _tellings(self, decided: list[Reviewed]) -> Tellings:
        """What is said of tellings, looked for among the events and meetings of the documents that it is about."""
        about = [one.review for one in decided if one.review is not None and is_of_tellings(one.review)]
        documents = sorted({anchor.doc for review in about for anchor in review.anchors})
        if not documents:
            return NOTHING_SAID
        return tellings([record for document in documents for record in self._told(document)], decided)

    def _told(self, document_id: str) -> list[Record]:
        rows = self._connection.execute(
            "SELECT record.json FROM record JOIN document ON document.number = record.document"
            " WHERE document.id = ? AND record.kind IN (?, ?) AND NOT record.hidden ORDER BY record.ordinal",
            (document_id, *TOLD_KINDS),
        )
        return [decode(row["json"]) for row in rows]
