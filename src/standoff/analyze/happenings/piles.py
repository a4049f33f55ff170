"""Tellings put on piles, one for each happening.

First those of one report, then those of its copies, then those of all reports; what was put together is one
telling in the next stage. Tellings are taken in order of publication. Each goes to the pile that holds the telling
most like it, unless it conflicts with any telling of that pile: likeness to one is enough, a conflict with one is
too much, so that a chain of similar tellings never joins what two reports keep apart. Candidates are found by a key
in common (a thing, parties and day) in neighbouring stretches of days, never by looking through all piles; and
whether two tellings conflict is asked once for all of their kinds.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic

from standoff.analyze.happenings.holdings import Rulings
from standoff.analyze.happenings.telling import R, Telling, combine, stand_for

_STRETCH = 10
"""Days of a stretch: what is farther apart than the next stretch is never compared."""
_MOST = 1.0
"""No two tellings are more alike."""
_KEPT = 1 << 18
"""So many answers are remembered at most."""

Certainty = Callable[[R], tuple[Any, ...]]
"""Sorts records, the most certain first."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What a telling is found by: two are compared where an own key of one is among all keys of the other.

    Attributes:
        own: of its clause.
        around: of its sentence.
    """

    own: Sequence[Hashable]
    around: Sequence[Hashable] = ()


@dataclass(frozen=True, slots=True)
class Rules(Generic[R]):
    """By what tellings of a kind are put together.

    Attributes:
        conflict: whether two cannot be one happening.
        likeness: how alike two are that do not conflict; 0 for not enough, 1 at most.
        keys: by what tellings are found that are to be put on piles together.
        kind: two tellings of equal kind conflict with the same tellings; `None` where that cannot be said.
    """

    conflict: Callable[[Telling[R], Telling[R]], bool]
    likeness: Callable[[Telling[R], Telling[R]], float]
    keys: Callable[[Sequence[Telling[R]]], Sequence[Keys]]
    kind: Callable[[Telling[R]], Hashable] | None = None


@dataclass(frozen=True, slots=True)
class Stages(Generic[R]):
    """The rules of each stage.

    Attributes:
        within: for places of one report.
        copied: for copies of one report; what one report tells in two places is kept apart here.
        across: for reports that are no copies of each other.
    """

    within: Rules[R]
    copied: Rules[R]
    across: Rules[R]


@dataclass(slots=True, eq=False)
class Pile(Generic[R]):
    """The tellings of one happening, in order of publication.

    Attributes:
        place: among the piles.
        tellings: themselves.
        kinds: the first telling of each kind that is there, by the kind's number.
    """

    place: int
    tellings: list[Telling[R]] = field(default_factory=list)
    kinds: dict[int, Telling[R]] = field(default_factory=dict)


Found = dict[Hashable, dict[int | None, dict[int, Pile[R]]]]
"""Piles by key, then stretch of days, then place."""


def pile_reports(
    tellings: Iterable[Telling[R]], rules: Stages[R], certainty: Certainty[R], rulings: Rulings
) -> list[list[Telling[R]]]:
    """The tellings of each happening, one of each report, in order of their first telling.

    Args:
        tellings: of all reports, one of each record.
        rules: by what they are put together.
        certainty: sorts the records of a telling.
        rulings: what people decided; it goes before all rules.
    """
    by_report: dict[str, list[Telling[R]]] = {}
    for telling in tellings:
        by_report.setdefault(telling.record.doc, []).append(telling)
    by_source: dict[str, list[list[Telling[R]]]] = {}
    for told in by_report.values():
        combined = [combine(pile, certainty) for pile in pile_up(told, rules.within, rulings)]
        by_source.setdefault(told[0].source, []).append(combined)
    standing: list[Telling[R]] = []
    for reports in by_source.values():
        told = [telling for report in reports for telling in report]
        piles = pile_up(told, rules.copied, rulings) if len(reports) > 1 else [[telling] for telling in told]
        standing += [stand_for(pile, certainty) for pile in piles]
    return [_reports(pile) for pile in pile_up(standing, rules.across, rulings)]


def _reports(pile: list[Telling[R]]) -> list[Telling[R]]:
    """What each report tells, in order."""
    if len(pile) == 1 and not pile[0].parts:
        return pile
    return sorted((report for telling in pile for report in telling.reports), key=lambda telling: telling.order)


def pile_up(tellings: Iterable[Telling[R]], rules: Rules[R], rulings: Rulings) -> list[list[Telling[R]]]:
    """The tellings of each happening, in order of their first telling."""
    told = sorted(tellings, key=lambda telling: telling.order)
    keys = rules.keys(told)
    if not rulings.together and _are_strangers(keys):
        return [[telling] for telling in told]
    heap = _Heap(rules, rulings)
    for telling, known in zip(told, keys, strict=True):
        heap.put(telling, known)
    return [pile.tellings for pile in _joined(heap.piles, rulings)]


def _are_strangers(keys: Sequence[Keys]) -> bool:
    """Whether no two have a key in common."""
    seen: set[Hashable] = set()
    for known in keys:
        for some in (known.own, known.around):
            if not seen.isdisjoint(some):
                return False
            seen.update(some)
    return True


@dataclass(slots=True, eq=False)
class _Heap(Generic[R]):
    """All piles so far, with ways to them.

    Attributes:
        rules: of the stage.
        rulings: of reviewers.
        piles: in order of their first telling.
        own: piles by the own keys of their tellings.
        around: by the others.
        kinds: numbers of kinds.
        conflicts: what is known of two kinds, by their numbers.
    """

    rules: Rules[R]
    rulings: Rulings
    piles: list[Pile[R]] = field(default_factory=list)
    own: Found[R] = field(default_factory=dict)
    around: Found[R] = field(default_factory=dict)
    kinds: dict[Hashable, int] = field(default_factory=dict)
    conflicts: dict[tuple[int, int], bool] = field(default_factory=dict)

    def put(self, telling: Telling[R], keys: Keys) -> None:
        """Put a telling on its pile, or on a new one; `keys` are by what it is found."""
        stretch = telling.day.first.toordinal() // _STRETCH if telling.day is not None else None
        found = self._candidates(keys, stretch)
        kind = self._number(telling)
        pile = self._best(telling, kind, found) if found else None
        if pile is None:
            pile = Pile(len(self.piles))
            self.piles.append(pile)
        pile.tellings.append(telling)
        pile.kinds.setdefault(kind, telling)
        for index, some in ((self.own, keys.own), (self.around, keys.around)):
            for key in some:
                index.setdefault(key, {}).setdefault(stretch, {})[pile.place] = pile

    def _number(self, telling: Telling[R]) -> int:
        """The number of its kind."""
        kind = telling if self.rules.kind is None else self.rules.kind(telling)
        return self.kinds.setdefault(kind, len(self.kinds))

    def _candidates(self, keys: Keys, stretch: int | None) -> list[Pile[R]]:
        """The piles with a key in common: of the same stretch, those beside it and none; of a telling without all."""
        at: dict[int, Pile[R]] = {}
        near = None if stretch is None else (stretch - 1, stretch, stretch + 1, None)
        for index, some in ((self.own, keys.own), (self.around, keys.own), (self.own, keys.around)):
            for key in some:
                by_stretch = index.get(key)
                if by_stretch is not None:
                    for place in near or by_stretch:
                        if place in by_stretch:
                            at.update(by_stretch[place])
        return [at[place] for place in sorted(at)]

    def _best(self, telling: Telling[R], kind: int, piles: Sequence[Pile[R]]) -> Pile[R] | None:
        best: Pile[R] | None = None
        most = 0.0
        for pile in piles:
            if self._conflict(telling, kind, pile):
                continue
            for known in pile.tellings:
                likeness = self.rules.likeness(telling, known)
                if likeness > most:
                    best, most = pile, likeness
            if most >= _MOST:
                break
        return best

    def _conflict(self, telling: Telling[R], kind: int, pile: Pile[R]) -> bool:
        """Whether anything speaks against the telling's being on the pile."""
        for other, known in pile.kinds.items():
            conflict = self.conflicts.get((kind, other))
            if conflict is None:
                conflict = self._asked(telling, kind, known, other)
            if conflict:
                return True
        return bool(self.rulings.apart) and any(_kept_apart(telling, known, self.rulings) for known in pile.tellings)

    def _asked(self, telling: Telling[R], kind: int, known: Telling[R], other: int) -> bool:
        conflict = self.rules.conflict(telling, known)
        if len(self.conflicts) >= _KEPT:
            self.conflicts.clear()
        self.conflicts[kind, other] = conflict
        return conflict


def _kept_apart(one: Telling[R], other: Telling[R], rulings: Rulings) -> bool:
    return any(frozenset((a.id, b.id)) in rulings.apart for a in one.records for b in other.records)


def _joined(piles: list[Pile[R]], rulings: Rulings) -> Iterator[Pile[R]]:
    """The piles, those joined that people put together."""
    if not rulings.together:
        return iter(piles)
    at: dict[str, Pile[R]] = {record.id: pile for pile in piles for one in pile.tellings for record in one.records}
    for pair in sorted(map(sorted, rulings.together)):
        found = sorted({at[id_].place for id_ in pair if id_ in at})
        if len(found) > 1:
            _move(piles[found[1]], piles[found[0]], at)
    return (pile for pile in piles if pile.tellings)


def _move(emptied: Pile[R], kept: Pile[R], at: dict[str, Pile[R]]) -> None:
    kept.tellings.extend(emptied.tellings)
    kept.tellings.sort(key=lambda telling: telling.order)
    emptied.tellings = []
    at.update((record.id, kept) for telling in kept.tellings for record in telling.records)
