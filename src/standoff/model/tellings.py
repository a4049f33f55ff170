"""Which tellings of events and meetings are one, by a human's word: what merging asks before it compares."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standoff.model.decision import Action
from standoff.model.find import AnchorFinder
from standoff.model.record import Record
from standoff.model.review import Anchor, Reviewed
from standoff.model.revise import LostAnchor, is_of_tellings


@dataclass(frozen=True, slots=True)
class Tellings:
    """What humans said about tellings, by the ids that the records have now.

    Attributes:
        one: groups of events that are one event, or meetings that are one, each sorted, in order of their first id.
        apart: pairs that are not, the smaller id first.
        lost: what decisions are about and is not found again.
    """

    one: tuple[tuple[str, ...], ...]
    apart: frozenset[tuple[str, str]]
    lost: tuple[LostAnchor, ...] = ()

    def are_one(self, first: str, second: str) -> bool | None:
        """Whether two are one; `None` where nobody said."""
        if first != second and (min(first, second), max(first, second)) in self.apart:
            return False
        return True if any(first in group and second in group for group in self.one) else None


NOTHING_SAID = Tellings((), frozenset())


def tellings(records: Iterable[Record], decisions: Iterable[Reviewed]) -> Tellings:
    """What was decided about tellings, later decisions winning over earlier ones.

    Args:
        records: events and meetings of all documents.
        decisions: all, in their order; those that were undone say nothing.
    """
    finder = AnchorFinder(records)
    pairs: dict[tuple[str, str], bool] = {}
    lost: list[LostAnchor] = []
    for one in decisions:
        if one.review is None or not one.in_force or not is_of_tellings(one.review):
            continue
        found = _found(finder, one.review.anchors)
        lost.extend(LostAnchor(decision=one.number, anchor=a, kept=False) for a, id_ in found if id_ is None)
        if one.review.action is Action.MERGE:
            ids = [id_ for _, id_ in found if id_ is not None]
            pairs.update({_pair(a, b): True for a in ids for b in ids if a != b})
        else:
            _part(pairs, [id_ for _, id_ in found])
    return Tellings(_groups(pairs), frozenset(pair for pair, same in pairs.items() if not same), tuple(lost))


def _part(pairs: dict[tuple[str, str], bool], ids: Sequence[str | None]) -> None:
    """The first is another than each of the others, and than what was one with them."""
    first, *others = ids
    if first is None:
        return
    for pair in [pair for pair in pairs if first in pair]:
        pairs[pair] = False
    pairs.update({_pair(first, other): False for other in others if other is not None})


def _found(finder: AnchorFinder, anchors: Iterable[Anchor]) -> list[tuple[Anchor, str | None]]:
    found: list[tuple[Anchor, str | None]] = []
    taken: set[str] = set()
    for anchor in anchors:
        id_ = finder.find(anchor, taken)
        taken.update([id_] if id_ else [])
        found.append((anchor, id_))
    return found


def _groups(pairs: dict[tuple[str, str], bool]) -> tuple[tuple[str, ...], ...]:
    """Events that are one with each other, directly or through others."""
    group_of: dict[str, set[str]] = {}
    for (first, second), same in sorted(pairs.items()):
        if same:
            joined = group_of.get(first, {first}) | group_of.get(second, {second})
            group_of.update(dict.fromkeys(joined, joined))
    return tuple(sorted({tuple(sorted(group)) for group in group_of.values()}))


def _pair(first: str, second: str) -> tuple[str, str]:
    return (min(first, second), max(first, second))
