"""Clock times: "10:30 a.m.", "5pm", "1400 GMT", "noon", "eleven o'clock"."""

from standoff.annotate.times.numbers import cardinal
from standoff.annotate.times.pieces import Pieces

_PLACED = frozenset({"local", "eastern", "central", "pacific"})


def clock(p: Pieces, i: int) -> tuple[int, str] | None:
    """The end of a clock time at `i` and its TIMEX3 part ("T10:30", "T14:00Z"); `None` if there is none."""
    form = p.form(i)
    if form in p.words.hours:
        return i + 1, p.words.hours[form]
    if not form.isdecimal():
        return _in_letters(p, i)
    if len(form) == 4:
        return _military(p, i)
    if len(form) > 2 or int(form) > 24:
        return None
    return _in_digits(p, i)


def _in_digits(p: Pieces, i: int) -> tuple[int, str] | None:
    hour, minute, end = int(p.forms[i]), 0, i + 1
    mark = p.form(end)
    minutes = mark in (":", ".") and p.glued(end) and p.glued(end + 1) and len(p.form(end + 1)) == 2
    if minutes and p.number(end + 1) is not None:
        minute, end = int(p.forms[end + 1]), end + 2
        if p.has(end, ":") and p.glued(end) and p.glued(end + 1) and len(p.form(end + 1)) == 2:
            end += 2
    noon = _half_day(p, end)
    if noon is not None:
        end, later = noon
        hour = hour % 12 + 12 * later
    zone = _zone(p, end)
    colon = mark == ":" and end > i + 1
    if (noon is None and not colon and not (zone and minutes)) or minute > 59:
        return None
    if noon is None and zone is None and p.capital(i - 1) and not _opens(p, i - 1):
        return None
    last, offset = zone if zone else (end, "")
    return last, f"T{hour:02d}:{minute:02d}{offset}"


def _opens(p: Pieces, i: int) -> bool:
    """Whether a clock time may follow the capitalised piece at `i`; "Exodus 18:21" is none."""
    form = p.form(i)
    return form in p.words.prepositions or form in ("at", "t") or form in p.words.weekdays or form in p.words.months


def _military(p: Pieces, i: int) -> tuple[int, str] | None:
    """Four digits before a zone, "hrs" or "hours"."""
    number = p.forms[i]
    zone = _zone(p, i + 1)
    if zone is None or int(number[:2]) > 24 or int(number[2:]) > 59:
        return None
    return zone[0], f"T{number[:2]}:{number[2:]}{zone[1]}"


def _in_letters(p: Pieces, i: int) -> tuple[int, str] | None:
    """ "Eleven o'clock", "five a.m."."""
    if p.form(i) not in p.words.numbers:
        return None
    found = cardinal(p, i)
    if found is None or found.count is None or found.count > 24:
        return None
    noon = _half_day(p, found.end)
    if noon is None:
        return None
    hour = int(found.count) % 12 + 12 * noon[1]
    return noon[0], f"T{hour:02d}:00"


def _half_day(p: Pieces, i: int) -> tuple[int, bool] | None:
    """The end of "a.m." or "p.m." at `i`, and whether it is the latter; "o'clock" counts as the former."""
    for letter in ("a", "p"):
        if p.form(i) == f"{letter}m":
            return i + 1, letter == "p"
        if p.has(i, letter, ".", "m"):
            return i + 3 + (p.form(i + 3) == "." and p.glued(i + 3)), letter == "p"
    if p.has(i, "o", "'", "clock"):
        return i + 3, False
    return None


def _zone(p: Pieces, i: int) -> tuple[int, str] | None:
    """The end of a time zone at `i` and its offset, empty where it is not known."""
    form = p.form(i)
    if form in p.words.zones and (form in ("hrs", "hours") or p.text[p.starts[i] : p.ends[i]].isupper()):
        return i + 1, p.words.zones[form]
    if p.form(i + 1) == "time" and (form in _PLACED or p.capital(i)):
        return i + 2, ""
    return None
