"""What is at hand, beside the tellings themselves, to say which of them are of one happening."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from standoff.analyze.marks import Library, shelve
from standoff.lexicon import Lexicon
from standoff.model import Document, Quantity, Record, Statement
from standoff.model.tellings import Tellings


def _have_all(docs: Collection[str]) -> None:
    """Nothing has to be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """Documents and records of a crisis, as the merging of tellings looks them up.

    Attributes:
        library: the documents by id.
        lexicon: the words by which tellings are compared.
        copies: of documents that are copies, the id of the document whose copies they are.
        statements: by id: on whose word things are told, and what is denied.
        quantities: by the document's id.
        expect: is told of which documents the quantities are about to be looked up: a store reads them at once.
    """

    library: Library
    lexicon: Lexicon
    copies: Mapping[str, str] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(default_factory=dict)
    quantities: Mapping[str, Sequence[Quantity]] = field(default_factory=dict)
    expect: Callable[[Collection[str]], None] = _have_all

    def source(self, doc: str) -> str:
        """The id of the document that stands for `doc` and all copies of one text."""
        return self.copies.get(doc, doc)


def hold(
    documents: Iterable[Document],
    records: Iterable[Record],
    lexicon: Lexicon,
    copies: Mapping[str, str] | None = None,
) -> Holdings:
    """The holdings of documents and of those of their `records` that are looked up."""
    statements: dict[str, Statement] = {}
    quantities: dict[str, list[Quantity]] = {}
    for record in records:
        if isinstance(record, Statement):
            statements[record.id] = record
        elif isinstance(record, Quantity):
            quantities.setdefault(record.doc, []).append(record)
    shelved = shelve(documents)
    return Holdings(
        library=shelved,
        lexicon=lexicon,
        copies=_among(shelved, copies or {}),
        statements=statements,
        quantities=quantities,
    )


def _among(library: Library, copies: Mapping[str, str]) -> Mapping[str, str]:
    """The copies among the documents of `library`, the earliest of which stands for the others.

    The report that stands for all copies of the record may not be in it ("as known on ...").
    """
    found: dict[str, str] = {}
    standing: dict[str, str] = {}
    concerned = {*copies, *copies.values()} & library.keys()
    for doc in sorted(concerned, key=lambda doc: (doc in copies, library[doc].published or date.max, doc)):
        first = standing.setdefault(copies.get(doc, doc), doc)
        if first != doc:
            found[doc] = first
    return found


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people decided about tellings: it goes before all rules.

    Attributes:
        together: pairs of ids of records that tell one happening.
        apart: pairs of ids of records that do not.
    """

    together: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()


NO_RULINGS = Rulings()


def rulings_of(said: Tellings) -> Rulings:
    """What reviewers said, as merging asks for it."""
    return Rulings(
        together=frozenset(frozenset(pair) for group in said.one for pair in combinations(group, 2)),
        apart=frozenset(map(frozenset, said.apart)),
    )
