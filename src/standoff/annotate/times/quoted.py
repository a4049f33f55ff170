"""What "today" and "tomorrow" mean inside of a quotation: they count from the day on which it was said."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from standoff.annotate.times.pieces import Pieces
from standoff.annotate.times.resolve import resolve
from standoff.annotate.times.senses import Clock, Found, Sense, Shift
from standoff.annotate.times.setting import Setting, Story
from standoff.annotate.times.values import Value

_MARKS = frozenset('“”"')
_NEAR = 18
_WIDEST = 12
_LONGEST_LINE = 2000


def as_spoken(
    p: Pieces, found: Sequence[Found], values: Sequence[Value], setting: Setting, verb_of: Callable[[Found], str]
) -> list[Value]:
    """The same, a "today" in quotation marks counted from the day that a verb of saying beside them names.

    Args:
        p: the pieces.
        found: all expressions of the text.
        values: what they denote, in the same order.
        setting: the text's setting.
        verb_of: the verb above an expression in lower case, empty where there is none.
    """
    spoken = list(values)
    for i, item in enumerate(found):
        if not _counts_from_speech(item.sense):
            continue
        day = _day_of_saying(p, item, found, values, verb_of)
        if day is not None:
            spoken[i] = resolve(item, replace(setting, speech=day, chronicle=False, story=Story()))
    return spoken


def _counts_from_speech(sense: Sense) -> bool:
    if isinstance(sense, Clock):
        return sense.day is not None and _counts_from_speech(sense.day)
    return isinstance(sense, Shift) and not sense.story and sense.unit == "D" and sense.count in (-1, 0, 1)


def _day_of_saying(
    p: Pieces, item: Found, found: Sequence[Found], values: Sequence[Value], verb_of: Callable[[Found], str]
) -> date | None:
    """The day beside the quotation that `item` stands in, behind it or before it; `None` where there is none."""
    span = _quotation(p, item.start)
    if span is None:
        return None
    opening, closing = span
    first = bisect_left(found, opening - _NEAR - _WIDEST, key=lambda one: one.start)
    for other, value in zip(found[first:], values[first:], strict=True):
        if other.start > closing + _NEAR:
            break
        if value.day is None or not _lies_beside(p, other, opening, closing):
            continue
        if verb_of(other) in p.words.sayings:
            return value.day
    return None


def _lies_beside(p: Pieces, other: Found, opening: int, closing: int) -> bool:
    """Whether nothing but plain words of the same line stands between a time and the quotation."""
    if other.start > closing:
        between = p.forms[closing + 1 : other.start]
    elif other.end <= opening:
        between = p.forms[other.end : opening]
    else:
        return False
    return len(between) <= _NEAR and _MARKS.isdisjoint(between) and "\n" not in between and "." not in between


def _quotation(p: Pieces, i: int) -> tuple[int, int] | None:
    """The opening and the closing mark of the quotation around the piece `i`, within its line."""
    begin = i
    while begin > max(0, i - _LONGEST_LINE) and p.forms[begin - 1] != "\n":
        begin -= 1
    opened: int | None = None
    for at in range(begin, i):
        if p.forms[at] in _MARKS:
            opened = None if opened is not None and p.forms[at] != "“" else at
    if opened is None:
        return None
    for at in range(i, min(len(p.forms), i + _LONGEST_LINE)):
        if p.forms[at] in ("”", '"'):
            return opened, at
        if p.forms[at] == "\n":
            return None
    return None
