"""Tellings put on piles, one for each happening.

First those of one report, then those of its copies, then those of all reports; what was put together is one
telling in the next stage. Tellings are taken in order of publication. Each goes to the pile that holds the telling
most like it, unless it conflicts with any telling of that pile: likeness to one is enough, a conflict with one is
too much, so that a chain of similar tellings never joins what two reports keep apart. Candidates are found by a key
in common (a thing, parties and day) in neighbouring stretches of days, never by looking through all piles.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic

from standoff.analyze.happenings.holdings import Rulings
from standoff.analyze.happenings.telling import R, Telling, combine, stand_for

_STRETCH = 10
"""Days of a stretch: what is farther apart than the next stretch is never compared."""
_ANY_DAY = -1

Keys = Callable[[Telling[R]], Iterable[object]]
"""What a telling is found by."""
Certainty = Callable[[R], tuple[Any, ...]]
"""Sorts records, the most certain first."""


@dataclass(frozen=True, slots=True)
class Rules(Generic[R]):
    """By what tellings of a kind are put together.

    Attributes:
        conflict: whether two cannot be one happening.
        likeness: how alike two are that do not conflict; 0 for not enough.
        keys: two tellings without a key in common are never compared.
    """

    conflict: Callable[[Telling[R], Telling[R]], bool]
    likeness: Callable[[Telling[R], Telling[R]], float]
    keys: Keys[R]


@dataclass(frozen=True, slots=True)
class Stages(Generic[R]):
    """The rules of each stage.

    Attributes:
        within: for places of one report.
        copied: for copies of one report.
        across: for reports that are no copies of each other.
    """

    within: Rules[R]
    copied: Rules[R]
    across: Rules[R]


@dataclass(slots=True, eq=False)
class Pile(Generic[R]):
    """The tellings of one happening, in order of publication."""

    place: int
    tellings: list[Telling[R]] = field(default_factory=list)


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
    by_source: dict[str, list[Telling[R]]] = {}
    for told in by_report.values():
        combined = [combine(pile, certainty) for pile in pile_up(told, rules.within, rulings)]
        by_source.setdefault(told[0].source, []).extend(combined)
    standing = [
        stand_for(pile, certainty) for told in by_source.values() for pile in pile_up(told, rules.copied, rulings)
    ]
    piles = pile_up(standing, rules.across, rulings)
    return [
        sorted((report for telling in pile for report in telling.reports), key=lambda telling: telling.order)
        for pile in piles
    ]


def pile_up(tellings: Iterable[Telling[R]], rules: Rules[R], rulings: Rulings) -> list[list[Telling[R]]]:
    """The tellings of each happening, in order of their first telling."""
    told = sorted(tellings, key=lambda telling: telling.order)
    if len(told) == 1:
        return [told]
    piles: list[Pile[R]] = []
    found_by: dict[object, dict[int, Pile[R]]] = {}
    for telling in told:
        keys = list(dict.fromkeys(rules.keys(telling)))
        stretch = telling.day.first.toordinal() // _STRETCH if telling.day is not None else None
        pile = _best(telling, _candidates(keys, stretch, found_by), rules, rulings)
        if pile is None:
            pile = Pile(len(piles))
            piles.append(pile)
        pile.tellings.append(telling)
        for key in keys:
            for place in (stretch, _ANY_DAY):
                found_by.setdefault((key, place), {})[pile.place] = pile
    return [pile.tellings for pile in _joined(piles, rulings)]


def _candidates(
    keys: Iterable[object], stretch: int | None, found_by: dict[object, dict[int, Pile[R]]]
) -> list[Pile[R]]:
    """The piles with a key in common: of the same stretch, those beside it and none; of a telling without a day all."""
    near = (_ANY_DAY,) if stretch is None else (stretch - 1, stretch, stretch + 1, None)
    at: dict[int, Pile[R]] = {}
    for key in keys:
        for place in near:
            at.update(found_by.get((key, place), {}))
    return [at[place] for place in sorted(at)]


def _best(telling: Telling[R], piles: list[Pile[R]], rules: Rules[R], rulings: Rulings) -> Pile[R] | None:
    best: Pile[R] | None = None
    most = 0.0
    for pile in piles:
        if any(_kept_apart(telling, known, rulings) or rules.conflict(telling, known) for known in pile.tellings):
            continue
        likeness = max(rules.likeness(telling, known) for known in pile.tellings)
        if likeness > most:
            best, most = pile, likeness
    return best


def _kept_apart(one: Telling[R], other: Telling[R], rulings: Rulings) -> bool:
    return bool(rulings.apart) and any(
        frozenset((a.id, b.id)) in rulings.apart for a in one.records for b in other.records
    )


def _joined(piles: list[Pile[R]], rulings: Rulings) -> Iterator[Pile[R]]:
    """The piles, those joined that people put together."""
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
