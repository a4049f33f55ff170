"""A telling: what one report tells of an event or meeting, with all by which it is compared with others."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from standoff.analyze.days import Day, day_of
from standoff.analyze.happenings.holdings import Holdings
from standoff.analyze.issues import Terms
from standoff.analyze.marks import Mark, sentence_of
from standoff.analyze.sides import side_of
from standoff.lexicon.happenings import HappeningWords, read_happening_words
from standoff.lexicon.likeness import LikenessWords, read_likeness_words
from standoff.model import Event, Meeting, Party, PartyKind, Record

R = TypeVar("R", Event, Meeting)

Parties = tuple[Party, ...]

_WEAPONS = frozenset({"firearms", "explosives", "heavy-weapons", "aerial"})
_WORD = re.compile(r"[^\W\d_]+")
_ANYWHERE = ""
_PLACE = "place"
_INDENT = 20
_LINE_ENDS = ("", "\n", "\r", "\u2028", "\u2029")
_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Group:
    """The parties of one field.

    Attributes:
        sides: ids of states and organisations that they are or act for.
        people: the last words of the names of named persons, by their side.
    """

    sides: frozenset[str]
    people: Mapping[str, frozenset[str]]

    def differs_in_people(self, other: "Group") -> bool:
        """Whether both name persons of one side, and on every such side other persons."""
        both = [side for side in self.people if side in other.people]
        return bool(both) and not any(self.people[side] & other.people[side] for side in both)


@dataclass(frozen=True, eq=False)
class Around:
    """What stands around a record, looked up when it is asked for.

    Attributes:
        record: the record.
        holdings: its document and the words.
        left_out: names of its parties.
    """

    record: Record
    holdings: Holdings
    left_out: frozenset[str]

    @cached_property
    def sentence(self) -> Mark:
        """The sentence of its evidence."""
        return sentence_of(self.record, self.holdings.library)

    @cached_property
    def opens(self) -> bool:
        """Whether the sentence begins a paragraph."""
        document = self.holdings.library.get(self.record.doc)
        if document is None:
            return True
        start = self.sentence.start
        return document.text[max(0, start - _INDENT) : start].rstrip(" \t")[-1:] in _LINE_ENDS

    @cached_property
    def terms(self) -> Terms:
        """The words of the sentence, without parties, times, and what the type says already."""
        lexicon = self.holdings.lexicon
        likeness, words = lexicon.table(read_likeness_words), lexicon.table(read_happening_words)
        return _terms(self.sentence.text, likeness, words, self.left_out)


@dataclass(frozen=True, eq=False)
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

    @property
    def reports(self) -> tuple["Telling[R]", ...]:
        """What each report tells: itself, or what it stands for."""
        return self.parts or (self,)

    @property
    def record(self) -> R:
        """The most certain record."""
        return self.records[0]

    @property
    def sentence(self) -> Mark:
        """The sentence of the first record."""
        return self.places[0].sentence

    @property
    def opens(self) -> bool:
        """Whether that begins a paragraph."""
        return self.places[0].opens

    @cached_property
    def around(self) -> Terms:
        """The words of its sentences, as `own` has those of the evidence."""
        return _both(place.terms for place in self.places)

    @cached_property
    def order(self) -> tuple[str, str, int, str]:
        """Sorts by publication, undated first, then document and place in the text."""
        published = self.published.isoformat() if self.published is not None else "0000"
        return (published, self.record.doc, self.record.evidence[0].start, self.record.id)


def read_event(event: Event, holdings: Holdings) -> Telling[Event]:
    """The telling of an event."""
    kinds = (frozenset({event.event.value}), frozenset(event.mode) - _WEAPONS)
    return _read(event, kinds, (event.actor, event.recipient), holdings)


def read_meeting(meeting: Meeting, holdings: Holdings) -> Telling[Meeting]:
    """The telling of a meeting."""
    return _read(meeting, (frozenset({meeting.format.value}), frozenset()), (meeting.participants, ()), holdings)


def _read(
    record: R, kinds: tuple[frozenset[str], frozenset[str]], parties: tuple[Parties, Parties], holdings: Holdings
) -> Telling[R]:
    likeness = holdings.lexicon.table(read_likeness_words)
    words = holdings.lexicon.table(read_happening_words)
    document = holdings.library.get(record.doc)
    evidence = " ".join(span.text for span in record.evidence)
    left_out = _party_words((*parties[0], *parties[1]))
    return Telling(
        records=(record,),
        types=kinds[0],
        modes=kinds[1],
        places=(Around(record, holdings, left_out),),
        published=document.published if document is not None else None,
        day=day_of(record, holdings.library),
        source=holdings.source(record.doc),
        actors=_group(parties[0]),
        recipients=_group(parties[1]),
        own=_terms(evidence, likeness, words, left_out),
        names=_names(record.evidence[0].text, words, left_out),
        again=not words.again.isdisjoint(_WORD.findall(evidence.casefold())),
    )


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
        own=_both(telling.own for telling in tellings),
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


def _both(found: Iterable[Terms]) -> Terms:
    together = list(found)
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
    return frozenset(word for name in names for word in _WORD.findall(name.casefold()) if len(name) <= _LONGEST_NAME)


def _terms(text: str, likeness: LikenessWords, words: HappeningWords, left_out: frozenset[str]) -> Terms:
    things: set[str] = set()
    acts: set[str] = set()
    for match in _WORD.finditer(text.casefold()):
        word = match.group()
        if len(word) < 3 or word in likeness.empty or word in words.nations or word in words.acts or word in left_out:
            continue
        (acts if likeness.is_action(word) else things).add(likeness.concept(word))
    return Terms(frozenset(things), frozenset(acts))


def _names(text: str, words: HappeningWords, left_out: frozenset[str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    before = _ANYWHERE
    for word, begins in _words(text):
        small = word.casefold()
        if word[0].isupper() and not begins and small not in words.nations | words.times | words.sites | left_out:
            found.setdefault(before, set()).add(small)
        elif small in words.prepositions or small in words.sites:
            before = _PLACE
        elif small not in _LINKS:
            before = small if word[0].islower() and small not in words.acts else _ANYWHERE
    return {key: frozenset(names) for key, names in found.items()}


_LINKS = frozenset({"of", "the", "a", "an", "called", "named"})


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """The words, and of the first whether it has its capital only because the text begins with it."""
    matches = list(_WORD.finditer(text))
    for place, match in enumerate(matches):
        followed = place + 1 < len(matches) and matches[place + 1].group()[0].isupper()
        yield match.group(), place == 0 and not followed
