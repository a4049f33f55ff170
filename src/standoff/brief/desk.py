"""The desk on which a brief is made: all records in reach, what the analysis says of them, and the notes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath
from typing import TypeVar

from standoff.analyze.days import Day, day_of, stand_day
from standoff.analyze.happenings import (
    NO_RULINGS,
    Encounter,
    Happening,
    Holdings,
    Rulings,
    hold,
    merge_events,
    merge_meetings,
)
from standoff.analyze.marks import Library, Mark, shelve
from standoff.analyze.movement import Movement, movement
from standoff.analyze.series import pairs_between, pairs_of
from standoff.analyze.shown import shown_issues
from standoff.analyze.sides import parties_of, sides_of
from standoff.brief.page import Line, Note, Source
from standoff.brief.people import meet
from standoff.brief.phrases import Phrases, read_phrases
from standoff.brief.wording import Names, day_words, sentence
from standoff.lexicon import Lexicon
from standoff.lexicon.country_names import read_country_names, read_country_words
from standoff.model import (
    Document,
    Event,
    Meeting,
    Party,
    Position,
    Record,
    Span,
    Stance,
    Statement,
)
from standoff.model.decision import Decision

R = TypeVar("R", bound=Record)
_SIDES_COMPARED = 2
_CONFLICT = (3, 4)
_SOURCES_LISTED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the reader wants.

    Attributes:
        between: ids of two sides: leave out what does not concern them; `None` for all.
        since: what is new is what was published or done from this day on; `None` for the last report.
        as_of: the day on which the record knew what it is made of; `None` for now.
        unplaced: how many reports that leaves out because nobody knows when they could be known.
        of_reports: how many reports there are, where the records are of the latest of them only; else `None`.
        limit: lines of a section; the first has more.
    """

    between: tuple[str, str] | None = None
    since: date | None = None
    as_of: date | None = None
    unplaced: int = 0
    of_reports: int | None = None
    limit: int = 3


@dataclass(slots=True)
class Notebook:
    """The notes, numbered in the order in which lines ask for them."""

    labels: Mapping[str, str]
    _numbers: dict[Mark, int] = field(default_factory=dict)

    def cite(self, marks: Iterable[Mark]) -> tuple[int, ...]:
        """The numbers of `marks`; the same words have the same number."""
        return tuple(self._numbers.setdefault(mark, len(self._numbers) + 1) for mark in dict.fromkeys(marks))

    def notes(self) -> tuple[Note, ...]:
        """All notes by number."""
        return tuple(
            Note(number=number, source=self.labels[m.doc], doc=m.doc, start=m.start, end=m.end, text=m.text)
            for m, number in self._numbers.items()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """See the module.

    Attributes:
        options: what the reader wants.
        documents: in order of publication, undated last.
        library: the documents by id.
        records: all.
        statements: by id.
        said_in: by the document's id.
        wanted: by the document's id what is demanded, offered, promised, threatened or refused in it.
        lexicon: the words of the analysis.
        phrases: the brief's own words.
        names: what sides and people are called.
        sides: ids of the sides compared, at most two.
        issues: labels by the position's id.
        movements: one row for each side and issue.
        reported: events, tellings of one event together.
        encounters: meetings, likewise.
        holdings: by which tellings are compared; it knows the copies.
        notebook: the notes.
    """

    options: Options
    documents: tuple[Document, ...]
    library: Library
    records: tuple[Record, ...]
    statements: Mapping[str, Statement]
    said_in: Mapping[str, Sequence[Statement]]
    wanted: Mapping[str, Sequence[Span]]
    lexicon: Lexicon
    phrases: Phrases
    names: Names
    sides: tuple[str, ...]
    issues: Mapping[str, tuple[str, ...]]
    movements: tuple[Movement, ...]
    reported: tuple[Happening, ...]
    encounters: tuple[Encounter, ...]
    holdings: Holdings
    notebook: Notebook
    _found: dict[type[Record], Sequence[Record]] = field(default_factory=dict, init=False)

    def all(self, kind: type[R]) -> list[R]:
        """The records of a kind that concern the reader, in order of publication and place."""
        if kind not in self._found:
            self._found[kind] = [r for r in self.records if isinstance(r, kind) and self.concerns(r)]
        return [record for record in self._found[kind] if isinstance(record, kind)]

    def concerns(self, record: Record) -> bool:
        """Whether `record` is within `between`: a side of the pair takes part, in events and meetings both."""
        pair = self.options.between
        if pair is None:
            return True
        sides = set(sides_of(parties_of(record)))
        if isinstance(record, (Event, Meeting)):
            return set(pair) <= sides
        return bool(sides & set(pair)) or not sides

    def day(self, record: Record) -> Day | None:
        """When what the record tells was said or done; `None` for a position that is told as of earlier."""
        if isinstance(record, Position):
            return stand_day(record, self.library, self.lexicon)
        return day_of(record, self.library)

    def when(self, record: Record) -> str | None:
        """The day in words."""
        return day_words(self.day(record), self.year)

    @property
    def today(self) -> date | None:
        """The day of the latest report."""
        return max((d.published for d in self.documents if d.published is not None), default=None)

    @property
    def year(self) -> int | None:
        """The year of all reports, which then need not be said; `None` where they are of several."""
        years = {document.published.year for document in self.documents if document.published is not None}
        return years.pop() if len(years) == 1 else None

    def line(self, text: str, marks: Iterable[Mark], records: Iterable[Record | str], tag: str | None = None) -> Line:
        """A line with its notes; `records` may be given by their ids."""
        ids = tuple(dict.fromkeys(r if isinstance(r, str) else r.id for r in records))
        return Line(text=sentence(text), notes=self.notebook.cite(marks), records=ids, tag=tag)

    def teller(self, record: Record) -> Party | None:
        """On whose word the record rests: the speaker of the narrowest statement around its evidence."""
        span = record.evidence[0]
        best: Statement | None = None
        for statement in self.said_in.get(record.doc, ()):
            for piece in statement.content:
                if piece.covers(span) and (best is None or len(piece.text) < min(len(c.text) for c in best.content)):
                    best = statement
        return best.speaker if best is not None else None


def set_up(
    records: Sequence[Record],
    documents: Iterable[Document],
    lexicon: Lexicon,
    options: Options,
    decisions: Iterable[Decision] = (),
    copies: Mapping[str, str] | None = None,
    rulings: Rulings = NO_RULINGS,
) -> Desk:
    """Lay everything out; see `standoff.brief.build.build_brief`."""
    ordered = tuple(
        sorted(documents, key=lambda d: (d.published is None, d.published or date.min, d.source or "", d.id))
    )
    library = shelve(ordered)
    rank = {document.id: place for place, document in enumerate(ordered)}
    kept = tuple(
        sorted((r for r in records if r.doc in rank), key=lambda r: (rank[r.doc], r.evidence[0].start, r.kind, r.id))
    )
    positions = [record for record in kept if isinstance(record, Position)]
    statements = [record for record in kept if isinstance(record, Statement)]
    by_id = {statement.id: statement for statement in statements}
    issues = shown_issues(positions, library, lexicon, decisions).labels
    phrases = read_phrases()
    holdings = hold(ordered, kept, lexicon, copies)
    people = meet(party for record in kept for party in parties_of(record))
    names = Names(lexicon.table(read_country_names), lexicon.table(read_country_words), phrases, people)
    return Desk(
        options=options,
        documents=ordered,
        library=library,
        records=kept,
        statements=by_id,
        said_in=_by_document(statements),
        wanted=_wanted(positions),
        lexicon=lexicon,
        phrases=phrases,
        names=names,
        sides=options.between or main_sides(kept),
        issues=issues,
        movements=movement(positions, ordered, lexicon, issues, holdings.copies),
        reported=merge_events((record for record in kept if isinstance(record, Event)), holdings, rulings),
        encounters=merge_meetings((record for record in kept if isinstance(record, Meeting)), holdings, rulings),
        holdings=holdings,
        notebook=Notebook({document.id: f"R{place}" for place, document in enumerate(ordered, 1)}),
    )


def for_reader(desk: Desk, options: Options) -> Desk:
    """`desk`, which was set up for nobody in particular, for a reader with `options`, and with an empty notebook."""
    return replace(desk, options=options, sides=options.between or desk.sides, notebook=Notebook(desk.notebook.labels))


def _by_document(statements: Iterable[Statement]) -> Mapping[str, Sequence[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(statement.doc, []).append(statement)
    return found


def _wanted(positions: Iterable[Position]) -> Mapping[str, Sequence[Span]]:
    found: dict[str, list[Span]] = {}
    for position in positions:
        if position.stance is not Stance.ACCEPT:
            found.setdefault(position.doc, []).extend(position.content)
    return found


def main_sides(records: Sequence[Record]) -> tuple[str, ...]:
    """The two sides of the dispute, in order of the alphabet.

    The pair between which most positions and hostile words and acts lie; where there is none, the sides
    that take part in the most records.
    """
    pairs: Counter[tuple[str, ...]] = Counter()
    taking_part: Counter[str] = Counter()
    for record in records:
        taking_part.update(sides_of(parties_of(record)))
        if isinstance(record, Position):
            pairs.update(pairs_between(sides_of(record.holder), sides_of(record.toward)))
        elif isinstance(record, Event) and record.quad_code in _CONFLICT:
            pairs.update(pairs_of(record))
    if pairs:
        return min(pairs, key=lambda pair: (-pairs[pair], -sum(taking_part[side] for side in pair), pair))
    ranked = sorted(taking_part, key=lambda side: (-taking_part[side], side))
    return tuple(sorted(ranked[:_SIDES_COMPARED]))


def sources(desk: Desk) -> tuple[Source, ...]:
    """The reports as the brief lists them: all of them, or those that notes lead to where there are many."""
    cited = {note.doc for note in desk.notebook.notes()}
    return tuple(
        Source(
            label=desk.notebook.labels[document.id],
            doc=document.id,
            title=document.title,
            published=document.published,
            publisher=document.publisher,
            name=_name(document),
            copy_of=_label(desk, desk.holdings.copies.get(document.id)),
        )
        for document in desk.documents
        if len(desk.documents) <= _SOURCES_LISTED or document.id in cited
    )


def _label(desk: Desk, doc: str | None) -> str | None:
    return desk.notebook.labels.get(doc) if doc is not None else None


def _name(document: Document) -> str | None:
    """The address, or the file's name without its folders."""
    if document.url is not None:
        return document.url
    return PurePath(document.source).name if document.source else None
