"""A telling: what one report tells of an event or meeting, with all by which it is compared with others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Generic, TypeVar

from standoff.analyze.days import Day, day_of
from standoff.analyze.happenings.holdings import Holdings
from standoff.analyze.happenings.wording import WORD, Wording, read_wording
from standoff.analyze.issues import Terms
from standoff.analyze.marks import Library, Mark, sentence_bounds, sentence_of
from standoff.analyze.sides import side_of
from standoff.model import Event, Meeting, Party, PartyKind, Record

R = TypeVar("R", Event, Meeting)

Parties = tuple[Party, ...]

_WEAPONS = frozenset({"firearms", "explosives", "heavy-weapons", "aerial"})
_NONE: frozenset[str] = frozenset()
_ANYWHERE = ""
_INDENT = 20
_LINE_ENDS = ("", "\n", "\r", "\u2028", "\u2029")
_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The parties of one field; a group is equal to itself only.

    Attributes:
        sides: ids of states and organisations that they are or act for.
        people: the last words of the names of named persons, by their side.
    """

    sides: frozenset[str]
    people: Mapping[str, frozenset[str]]

    def differs_in_people(self, other: "Group") -> bool:
        """Whether both name persons of one side, and on every such side other persons."""
        if not self.people or not other.people:
            return False
        both = [side for side in self.people if side in other.people]
        return bool(both) and not any(self.people[side] & other.people[side] for side in both)


@dataclass(slots=True, eq=False)
class Around:
    """What stands around a record, looked up when it is asked for, once.

    Attributes:
        record: the record.
        library: its document.
        wording: the words.
        left_out: names of its parties.
    """

    record: Record
    library: Library
    wording: Wording
    left_out: frozenset[str]
    _sentence: Mark | None = field(default=None, init=False)
    _terms: Terms | None = field(default=None, init=False)

    @property
    def sentence(self) -> Mark:
        """The sentence of its evidence."""
        if self._sentence is None:
            self._sentence = sentence_of(self.record, self.library)
        return self._sentence

    @property
    def opens(self) -> bool:
        """Whether the sentence begins a paragraph."""
        document = self.library.get(self.record.doc)
        if document is None:
            return True
        start = self.sentence.start
        return document.text[max(0, start - _INDENT) : start].rstrip(" \t")[-1:] in _LINE_ENDS

    @property
    def terms(self) -> Terms:
        """The words of the sentence, without parties, times, and what the type says already."""
        if self._terms is None:
            document, span = self.library.get(self.record.doc), self.record.evidence[0]
            first, last = sentence_bounds(document.text, span.start, span.end) if document else (span.start, span.end)
            text = document.text[first:last] if document else span.text
            self._terms = self.wording.terms(text, self.left_out)
        return self._terms


@dataclass(slots=True, eq=False)
class Telling(Generic[R]):
    """See the module.

    Attributes:
        records: the records that tell it, the most certain first; one, until those of a report are combined.
        types: PLOVER types of the records, formats of meetings; several only where the coder read the copies of one
            clause in two ways.
        modes: PLOVER modes, without the weapons of an attack, of which reports name now this and now that.
        places: what stands around them, in order of the text.
        published: day of publication of its report, or `None`.
        day: when, as `day_of` says.
        source: id of the report, or of that whose copy it is.
        actors: who did it; of a meeting, who takes part.
        recipients: to whom; nobody for a meeting.
        own: the words of its evidence, without parties, times, and what its type says already.
        names: proper names in its evidence that are neither parties nor times, by what stands before them: "place"
            for names of places, the noun before any other ("trawler"), "" where there is none.
        again: whether its evidence says that it is not the first of its sort.
        parts: of one that stands for all copies of a report, what each of them tells; otherwise empty.
        record: the most certain one.
        order: sorts by publication, undated first, then document and place in the text.
    """

    records: tuple[R, ...]
    types: frozenset[str]
    modes: frozenset[str]
    places: tuple[Around, ...]
    published: date | None
    day: Day | None
    source: str
    actors: Group
    recipients: Group
    own: Terms
    names: Mapping[str, frozenset[str]]
    again: bool
    parts: tuple["Telling[R]", ...] = ()
    record: R = field(init=False)
    order: tuple[date, str, int, str] = field(init=False)
    _around: Terms | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.record = record = self.records[0]
        self.order = (self.published or date.min, record.doc, record.evidence[0].start, record.id)

    @property
    def reports(self) -> tuple["Telling[R]", ...]:
        """What each report tells: itself, or what it stands for."""
        return self.parts or (self,)

    @property
    def sentence(self) -> Mark:
        """The sentence of the first record."""
        return self.places[0].sentence

    @property
    def opens(self) -> bool:
        """Whether that begins a paragraph."""
        return self.places[0].opens

    @property
    def around(self) -> Terms:
        """The words of its sentences, as `own` has those of the evidence."""
        if self._around is None:
            self._around = _both([place.terms for place in self.places])
        return self._around


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes tellings of records; the same parties are looked at once.

    Attributes:
        holdings: by which records are compared.
        wording: the words.
        known: what was made of parties.
    """

    holdings: Holdings
    wording: Wording
    known: dict[tuple[object, ...], tuple[Group, frozenset[str]]] = field(default_factory=dict, repr=False)

    def read_event(self, event: Event) -> Telling[Event]:
        """The telling of an event."""
        kinds = (frozenset((event.event.value,)), frozenset(event.mode) - _WEAPONS if event.mode else _NONE)
        return self._read(event, kinds, event.actor, event.recipient)

    def read_meeting(self, meeting: Meeting) -> Telling[Meeting]:
        """The telling of a meeting."""
        return self._read(meeting, (frozenset((meeting.format.value,)), _NONE), meeting.participants, ())

    def _read(self, record: R, kinds: tuple[frozenset[str], frozenset[str]], by: Parties, to: Parties) -> Telling[R]:
        document = self.holdings.library.get(record.doc)
        words = record.evidence[0].text
        evidence = words if len(record.evidence) == 1 else " ".join([span.text for span in record.evidence])
        (actors, known), (recipients, others) = self._parties(by), self._parties(to)
        left_out = known | others
        own, again = self.wording.clause(evidence, left_out)
        return Telling(
            records=(record,),
            types=kinds[0],
            modes=kinds[1],
            places=(Around(record, self.holdings.library, self.wording, left_out),),
            published=document.published if document is not None else None,
            day=day_of(record, self.holdings.library),
            source=self.holdings.source(record.doc),
            actors=actors,
            recipients=recipients,
            own=own,
            names=self.wording.names(words, left_out),
            again=again,
        )

    def _parties(self, parties: Parties) -> tuple[Group, frozenset[str]]:
        """Their group, and the words of their names."""
        key = tuple((one.id, one.sector, one.name, one.country, one.text, one.kind) for one in parties)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = _group(parties), _party_words(parties)
        return found


def reader(holdings: Holdings) -> Reader:
    """What makes tellings of the records of a crisis."""
    return Reader(holdings, holdings.lexicon.table(read_wording))


def combine(tellings: Sequence[Telling[R]], certainty: Callable[[R], tuple[Any, ...]]) -> Telling[R]:
    """What a report tells of one happening in several places, as one telling.

    Args:
        tellings: of one report.
        certainty: sorts their records, the most certain first.
    """
    if len(tellings) == 1:
        return tellings[0]
    tellings = sorted(tellings, key=lambda telling: telling.order)
    days = [telling.day for telling in tellings if telling.day is not None]
    return Telling(
        records=tuple(sorted((r for telling in tellings for r in telling.records), key=certainty)),
        types=frozenset(type_ for telling in tellings for type_ in telling.types),
        modes=frozenset(mode for telling in tellings for mode in telling.modes),
        places=tuple(place for telling in tellings for place in telling.places),
        published=tellings[0].published,
        day=min(days, key=lambda day: (not day.told, day.last - day.first)) if days else None,
        source=tellings[0].source,
        actors=_all_of([telling.actors for telling in tellings]),
        recipients=_all_of([telling.recipients for telling in tellings]),
        own=_both([telling.own for telling in tellings]),
        names=_each_sort(telling.names for telling in tellings),
        again=any(telling.again for telling in tellings),
    )


def stand_for(copies: Sequence[Telling[R]], certainty: Callable[[R], tuple[Any, ...]]) -> Telling[R]:
    """What all copies of one report tell of one happening, as one telling that keeps theirs."""
    if len(copies) == 1:
        return copies[0]
    ordered = tuple(sorted(copies, key=lambda telling: telling.order))
    return replace(combine(ordered, certainty), parts=ordered)


def _all_of(groups: Sequence[Group]) -> Group:
    return Group(
        frozenset(side for group in groups for side in group.sides), _each_sort(group.people for group in groups)
    )


def _both(together: Sequence[Terms]) -> Terms:
    if len(together) == 1:
        return together[0]
    return Terms(
        frozenset(thing for terms in together for thing in terms.things),
        frozenset(act for terms in together for act in terms.acts),
    )


def _each_sort(found: Iterable[Mapping[str, frozenset[str]]]) -> Mapping[str, frozenset[str]]:
    sorts: dict[str, frozenset[str]] = {}
    for names in found:
        for sort, some in names.items():
            sorts[sort] = sorts.get(sort, frozenset()) | some
    return sorts


def _group(parties: Iterable[Party]) -> Group:
    sides: set[str] = set()
    people: dict[str, frozenset[str]] = {}
    for party in parties:
        side = side_of(party)
        if side is not None:
            sides.add(side)
        if party.name is not None:
            key = side or party.country or _ANYWHERE
            people[key] = people.get(key, frozenset()) | {party.name.casefold().split()[-1]}
    return Group(frozenset(sides), people)


def _party_words(parties: Iterable[Party]) -> frozenset[str]:
    """The words of persons' and states' names, which are compared as parties; not those of nobody known."""
    known = [party for party in parties if party.country or party.id]
    names = (party.name or (party.text if party.kind is PartyKind.STATE else "") for party in known)
    return frozenset(word for name in names for word in WORD.findall(name.casefold()) if len(name) <= _LONGEST_NAME)
