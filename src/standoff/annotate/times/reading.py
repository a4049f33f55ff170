"""How rules are applied: the longest reading at a piece, and a date at a piece."""

from standoff.annotate.times.pieces import Pieces, Rule
from standoff.annotate.times.senses import (
    Calendar,
    Clock,
    Found,
    Length,
    Nth,
    Part,
    Reference,
    Repeat,
    Sense,
    Shift,
)

_DEEPEST = 3


def longest(p: Pieces, i: int, rules: tuple[Rule, ...]) -> list[Found]:
    """The reading that reaches farthest, of two alike the first."""
    best: list[Found] = []
    for rule in rules:
        reading = rule(p, i)
        if reading and (not best or reading[-1].end > best[-1].end):
            best = reading
    return best


def point(p: Pieces, i: int) -> list[Found]:
    """A date at `i`, of any sort but a mere length."""
    if p.nesting[0] >= _DEEPEST:
        return []
    p.nesting[0] += 1
    best = longest(p, i, p.applicable(i))
    p.nesting[0] -= 1
    if not best or isinstance(best[0].sense, Length | Repeat | Reference):
        return []
    sense = best[0].sense
    return best if not isinstance(sense, Clock) or sense.day is not None else []


def is_day(sense: Sense) -> bool:
    """Whether an expression names one day."""
    if isinstance(sense, Calendar):
        return sense.day is not None or sense.weekday is not None
    if isinstance(sense, Part):
        return is_day(sense.whole)
    return isinstance(sense, Nth) or (isinstance(sense, Shift) and sense.unit == "D")
