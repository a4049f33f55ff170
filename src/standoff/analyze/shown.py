"""Issues as they are shown: the coder's, with what users decided (docs/decisions/0012-the-users-word-on-issues.md).

Decisions are applied in the order in which they were made, each to the labels that those before it left.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from standoff.analyze.issues import group_issues
from standoff.analyze.marks import Library
from standoff.lexicon import Lexicon
from standoff.model import Position
from standoff.model.decision import Action, Anchor, Change, Decision, words_of

Labels = Mapping[str, tuple[str, ...]]
"""Labels by the position's id, in order of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What a decision was about and is not found again.

    Attributes:
        decision: its number.
        label: an issue that no position has any more, or `None`.
        anchor: a position that the coder no longer finds, or `None`.
    """

    decision: int
    label: str | None = None
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownIssues:
    """The issues of positions.

    Attributes:
        coded: as the coder's labels group them.
        labels: as they are shown.
        lost: what decisions in force do not find again, by decision.
    """

    coded: Labels
    labels: Labels
    lost: tuple[Lost, ...]


def shown_issues(
    positions: Sequence[Position], library: Library, lexicon: Lexicon, decisions: Iterable[Decision]
) -> ShownIssues:
    """The issues of each position, and what became of the decisions.

    Args:
        positions: of all documents.
        library: their documents.
        lexicon: the words by which positions are grouped.
        decisions: all, in their order; those that were undone change nothing.
    """
    return apply_decisions(group_issues(positions, library, lexicon), positions, decisions)


def apply_decisions(coded: Labels, positions: Sequence[Position], decisions: Iterable[Decision]) -> ShownIssues:
    """`coded` with the user's decisions; see `shown_issues`."""
    labels = dict(coded)
    lost: list[Lost] = []
    finder = _Finder(positions)
    for decision in decisions:
        if decision.change is None or decision.undone_by is not None:
            continue
        if decision.change.action is Action.SPLIT:
            lost.extend(_split(labels, decision.number, decision.change, finder))
        else:
            lost.extend(_relabel(labels, decision.number, decision.change))
    return ShownIssues(coded=coded, labels=labels, lost=tuple(lost))


def _relabel(labels: dict[str, tuple[str, ...]], number: int, change: Change) -> list[Lost]:
    """Give all positions under the change's labels its name."""
    known = {label for those in labels.values() for label in those}
    for id_, those in labels.items():
        labels[id_] = _replaced(those, change)
    return [Lost(decision=number, label=label) for label in change.labels if label not in known]


def _split(labels: dict[str, tuple[str, ...]], number: int, change: Change, finder: "_Finder") -> list[Lost]:
    """Give the positions of the anchors the change's name.

    A position that is no longer under the issue from which it was split gets the name in place of all its labels.
    """
    lost = []
    for anchor, id_ in finder.find(change.anchors):
        if id_ is None:
            lost.append(Lost(decision=number, anchor=anchor))
        else:
            is_there = not set(change.labels).isdisjoint(labels[id_])
            labels[id_] = _replaced(labels[id_], change) if is_there else (change.name,)
    return lost


def _replaced(labels: tuple[str, ...], change: Change) -> tuple[str, ...]:
    return tuple(dict.fromkeys(change.name if label in change.labels else label for label in labels))


class _Finder:
    """Positions by what anchors know of them."""

    def __init__(self, positions: Iterable[Position]) -> None:
        self._of: dict[tuple[str, str], list[Position]] = {}
        for position in positions:
            self._of.setdefault((position.doc, position.stance.value), []).append(position)

    def find(self, anchors: Iterable[Anchor]) -> list[tuple[Anchor, str | None]]:
        """The id of each anchor's position, or `None`; a position is found by one anchor only."""
        found: list[tuple[Anchor, str | None]] = []
        taken: set[str] = set()
        for anchor in anchors:
            id_ = self._find(anchor, taken)
            found.append((anchor, id_))
            taken.update([id_] if id_ else [])
        return found

    def _find(self, anchor: Anchor, taken: set[str]) -> str | None:
        """By the same words, the nearest first; else by more or fewer words at the same place."""
        here = [p for p in self._of.get((anchor.doc, anchor.stance.value), ()) if p.id not in taken]
        same = [p for p in here if words_of(p) == anchor.words]
        fitting = same or [p for p in here if _is_longer_or_shorter(p, anchor)]
        best = min(fitting, key=lambda p: (abs(_start(p) - anchor.start), _start(p), p.id), default=None)
        return None if best is None else best.id


def _start(position: Position) -> int:
    return (position.content or position.evidence)[0].start


def _is_longer_or_shorter(position: Position, anchor: Anchor) -> bool:
    """Whether a position's words hold those of the anchor or lie within them, at the same place in the text."""
    spans = position.content or position.evidence[:1]
    if spans[0].start >= anchor.end or spans[-1].end <= anchor.start:
        return False
    words = f" {words_of(position)} "
    return f" {anchor.words} " in words or words in f" {anchor.words} "
