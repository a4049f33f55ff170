"""One export: what is asked of the record, and what is kept count of while it is written."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from standoff.errors import StoreError
from standoff.export.dating import Basis
from standoff.export.naming import Naming, read_naming
from standoff.export.sentences import Sentences
from standoff.export.words import Words
from standoff.lexicon import Lexicon
from standoff.lexicon.formats import Formats
from standoff.lexicon.plover import Plover, read_plover
from standoff.model import Coder, Event, Record, Status
from standoff.store import Filter, Store, StoredDocument


@dataclass(frozen=True, slots=True)
class Report:
    """A document whose records are exported.

    Attributes:
        stored: the document, and how it was coded.
        sentences: of its text.
    """

    stored: StoredDocument
    sentences: Sentences


@dataclass(slots=True)
class Tally:
    """What an export came to.

    Attributes:
        rows: written.
        seen: ids of the reports from which they are, as bytes.
        coders: who coded those reports, with the name of the spaCy pipeline.
        left_out: events that the format cannot say the truth about, by status.
        dated: events by how their day is known.
    """

    rows: int = 0
    seen: set[bytes] = field(default_factory=set)
    coders: set[tuple[Coder, str | None]] = field(default_factory=set)
    left_out: Counter[Status] = field(default_factory=Counter)
    dated: Counter[Basis] = field(default_factory=Counter)

    @property
    def reports(self) -> int:
        """How many reports the rows are from."""
        return len(self.seen)

    def knows(self, stored: StoredDocument) -> bool:
        """Whether something of a report was exported."""
        return bytes.fromhex(stored.document.id) in self.seen

    def count(self, stored: StoredDocument) -> None:
        """Note that something of a report is exported."""
        self.seen.add(bytes.fromhex(stored.document.id))
        if stored.coder is not None:
            self.coders.add((stored.coder, stored.model))


@dataclass(frozen=True, slots=True)
class Same:
    """The event that a telling tells.

    Attributes:
        main: id of the telling that stands for all.
        support: how many independent reports tell it.
    """

    main: str
    support: int


class Task:
    """What is to be exported, and the tables that this needs."""

    def __init__(
        self, store: Store, asked: Filter, words: Words, lexicon: Lexicon, same: Mapping[str, Same] | None = None
    ) -> None:
        """A task.

        Args:
            store: the record.
            asked: what of it.
            words: how much of the reports' words.
            lexicon: names and codes.
            same: the event of every telling, by the telling's id; `None` to export tellings.
        """
        self.same = same
        self.store = store
        self.asked = asked
        self.words = words
        self.lexicon = lexicon
        self.tally = Tally()

    @property
    def naming(self) -> Naming:
        """Names and codes."""
        return self.lexicon.table(read_naming)

    @property
    def formats(self) -> Formats:
        """Columns and code words."""
        return self.naming.formats

    @property
    def plover(self) -> Plover:
        """Scores of types and modes."""
        return self.lexicon.table(read_plover)

    def documents(self) -> Iterator[StoredDocument]:
        """The documents that are asked for, and those whose records were exported already, for whatever day."""
        since, until = self.asked.since or date.min, self.asked.until or date.max
        bounded = self.asked.since is not None or self.asked.until is not None
        for stored in self.store.stored_documents(Filter(document=self.asked.document, as_of=self.asked.as_of)):
            published = stored.document.published
            fits = since <= published <= until if published is not None else not bounded
            if fits or self.tally.knows(stored):
                self.tally.count(stored)
                yield stored

    def by_report(self, kind: str) -> Iterator[tuple[Report, list[Record]]]:
        """The records of a kind, one report at a time; no more than one is in memory.

        Raises:
            QueryError: the filter does not apply to that kind.
        """
        for document_id, records in groupby(self.store.records(kind, self.asked), key=lambda record: record.doc):
            stored = self.store.document(document_id)
            if stored is None:
                raise StoreError(
                    f"document {document_id} was removed from {self.store.path} during the export; run it again"
                )
            self.tally.count(stored)
            yield Report(stored, Sentences(stored.document.text)), list(records)

    def events(self, *, plain: bool, tellings: bool = False) -> Iterator[tuple[Report, list[Event]]]:
        """The events, one report at a time; where tellings are known to be one event, the one that stands for all.

        Args:
            tellings: whether all of them are wanted.
            plain: whether the format has no place for the status: then only those are given that it can carry without
                saying more than the report did, unless the filter asks for another status. The others are counted.
        """
        kept = None if not plain or self.asked.status is not None else self.formats.plain
        for report, records in self.by_report("event"):
            events = [record for record in records if isinstance(record, Event)]
            if self.same is not None and not tellings:
                events = [event for event in events if self.same[event.id].main == event.id]
            if kept is not None:
                self.tally.left_out.update(event.status for event in events if event.status not in kept)
                events = [event for event in events if event.status in kept]
            yield report, events


def coder_line(stored: StoredDocument) -> str:
    """Who coded a report, in one line; empty where nobody did."""
    if stored.coder is None:
        return ""
    model = f", {stored.model}" if stored.model else ""
    return f"{stored.coder.name} {stored.coder.version}, lexicon {stored.coder.lexicon}{model}"
