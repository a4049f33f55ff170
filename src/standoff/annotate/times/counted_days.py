"""Days told by their number in a series, beside the date that they are: "Tuesday, the third day of the talks".

What is dated so once ("Opening night, January 23") is known wherever it comes again ("on the opening night").
"""

from collections.abc import Sequence

from standoff.annotate.times.numbers import cardinal, ordinal
from standoff.annotate.times.pieces import Pieces
from standoff.annotate.times.reading import is_day, point
from standoff.annotate.times.senses import Clock, Found, Shift
from standoff.annotate.times.values import Value

_DAYS = frozenset({"day", "night", "evening", "morning", "afternoon"})
_ENDS = frozenset({"opening", "closing", "final", "last", "first"})


def counted_day(p: Pieces, i: int) -> int | None:
    """The end of "the third day", "the opening night", "day five" at `i`."""
    if p.form(i) == "day" and (number := cardinal(p, i + 1)) is not None:
        return number.end
    begin = i + (p.form(i) == "the")
    found = ordinal(p, begin)
    at = found.end if found is not None else begin + 1
    if found is None and p.form(begin) not in _ENDS:
        return None
    return at + 1 if p.form(at) in _DAYS else None


def apposed(p: Pieces, date: Found) -> list[Found]:
    """The counted day after a date and a comma: the same day."""
    sense = date.sense.day if isinstance(date.sense, Clock) else date.sense
    if p.form(date.end) != "," or sense is None or not is_day(sense):
        return []
    end = counted_day(p, date.end + 1)
    return [Found(date.end + 1, end, Shift("D", 0, story=True))] if end is not None else []


def leading(p: Pieces, i: int) -> list[Found]:
    """A counted day before a comma and its date ("Opening night, January 23")."""
    end = counted_day(p, i)
    if end is None or p.form(end) != ",":
        return []
    dates = point(p, end + 1)
    if not dates or not is_day(dates[0].sense):
        return []
    return [Found(i, end, dates[0].sense), *dates]


def again(p: Pieces, found: Sequence[Found], values: Sequence[Value]) -> tuple[list[Found], list[Value]]:
    """The same, with the counted days that the text has dated in another place."""
    known: dict[tuple[str, ...], list[tuple[tuple[str, ...], Value]]] = {}
    for item, value in zip(found, values, strict=True):
        if value.day is not None and counted_day(p, item.start) == item.end:
            known.setdefault(_forms(p, item.start, item.end), []).append((_series(p, item.end), value))
    if not known:
        return list(found), list(values)
    taken = {at for item in found for at in range(item.start, item.end)}
    rows = list(zip(found, values, strict=True))
    for i in range(len(p.forms)):
        end = counted_day(p, i)
        if end is None or i in taken or p.form(i - 1) == "the":
            continue
        day = _known_day(known.get(_forms(p, i, end), ()), _series(p, end))
        if day is not None:
            rows.append((Found(i, end, Shift("D", 0, story=True)), day))
    rows.sort(key=lambda row: row[0].start)
    return [item for item, _ in rows], [value for _, value in rows]


def _known_day(dated: Sequence[tuple[tuple[str, ...], Value]], series: tuple[str, ...]) -> Value | None:
    """The one day that all mentions of the same series give."""
    same = [value for other, value in dated if not other or not series or other == series]
    return same[0] if same and len({value.day for value in same}) == 1 else None


def _forms(p: Pieces, start: int, end: int) -> tuple[str, ...]:
    return tuple(form for form in p.forms[start:end] if form != "the")


def _series(p: Pieces, end: int) -> tuple[str, ...]:
    """What a counted day is one of ("of the talks"), as far as two words tell."""
    if p.form(end) != "of":
        return ()
    begin = end + 1 + (p.form(end + 1) in ("the", "a", "an"))
    return tuple(form for form in p.forms[begin : begin + 2] if form.isalpha())
