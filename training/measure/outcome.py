"""What became of each record and each mark, and how confidence fares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_BANDS = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """A record of the coder against the marks, or an entry of the marks that it did not find.

    Attributes:
        kind: statement, event or position.
        article: name of the article.
        label: type of the event, stance of the position, dictionary form or words of the cue.
        start: of the words, in the bare text of the article.
        end: one past their last character.
        words: the content, the evidence or, for an event that was not found, its trigger.
        confidence: of the record; `None` for what was not found.
        right: whether it was found and said right; false for what was not found.
        fields: of events that were found, whether actor, recipient and status are right, where they can be asked.
        instead: labels of what the other side has in the same place.
    """

    kind: str
    article: str
    label: str
    start: int
    end: int
    words: str
    confidence: float | None
    right: bool
    fields: Mapping[str, bool]
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """The records whose confidence lies in [low, high), and in the last one [low, high].

    Attributes:
        low: least confidence.
        high: where the next band begins.
        records: how many there are.
        right: how many of them are right.
    """

    low: float
    high: float
    records: int
    right: int


def bands(outcomes: Iterable[Outcome], kind: str) -> tuple[Band, ...]:
    """Ten bands of equal width, those without records left out."""
    rows: dict[int, list[bool]] = {}
    for outcome in outcomes:
        if outcome.kind == kind and outcome.confidence is not None:
            rows.setdefault(min(int(outcome.confidence * _BANDS + 1e-9), _BANDS - 1), []).append(outcome.right)
    return tuple(
        Band(number / _BANDS, (number + 1) / _BANDS, len(row), sum(row)) for number, row in sorted(rows.items())
    )
