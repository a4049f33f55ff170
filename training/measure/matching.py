"""One to one, the best first; and what the matches amount to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

G = TypeVar("G")
S = TypeVar("S")
Rank = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one figure.

    Attributes:
        right: of what was said.
        said: by the coder.
        wanted: by the marks.
    """

    right: int = 0
    said: int = 0
    wanted: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.said + other.said, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """In per cent; 0 where nothing was said."""
        return 100 * self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """In per cent; 0 where nothing was wanted."""
        return 100 * self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """In per cent."""
        return 200 * self.right / (self.said + self.wanted) if self.said + self.wanted else 0.0


def match(gold: Sequence[G], said: Sequence[S], rank: Callable[[G, S], Rank | None]) -> dict[int, int]:
    """Places in `said` by places in `gold`; each is used once, the pairs with the highest ranks first.

    Args:
        gold: what is wanted.
        said: what there is.
        rank: how well two fit; `None` where they do not. Among equals, the first in both.
    """
    ranked = [
        (fit, -i, -j)
        for i, wanted in enumerate(gold)
        for j, one in enumerate(said)
        if (fit := rank(wanted, one)) is not None
    ]
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in sorted(ranked, reverse=True):
        if -i not in pairs and -j not in used:
            pairs[-i] = -j
            used.add(-j)
    return dict(sorted(pairs.items()))
