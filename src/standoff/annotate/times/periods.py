"""Periods counted from somewhere: "last year", "two days later", "the same month"; and stretches of time."""

from standoff.annotate.times.numbers import Amount, amount
from standoff.annotate.times.pieces import Pieces
from standoff.annotate.times.senses import Found, Length, Repeat, Shift

_NOT_OLD = frozenset({"old", "olds"})
_BREAKS = frozenset(', . ; : ) ” " - — \n and but'.split(" "))
_PREPOSITIONS = frozenset("in at on with by when as for".split())
_AFTERWARDS = frozenset({"after", "afterwards", "afterward", "later", "thereafter", "hence", "on"})
_BEFOREHAND = frozenset({"before", "earlier", "previously", "beforehand", "prior"})
_CLOCK_UNITS = frozenset({"TS", "TM", "TH"})
_SHORT_UNITS = frozenset({"TS", "TM"})
_LONG_UNITS = frozenset({"DE", "CE", "ML"})


def relative_year(p: Pieces, i: int) -> tuple[int, Shift] | None:
    """The end of "last year", "that year", "the same year", "the following year" at `i`, and the period."""
    begin = i + 1 if p.form(i) == "the" else i
    form = p.form(begin)
    if p.form(begin + 1) != "year":
        return None
    if form in p.words.shifts:
        return begin + 2, Shift("Y", p.words.shifts[form])
    if form in p.words.story_shifts:
        return begin + 2, Shift("Y", p.words.story_shifts[form], story=True)
    return None


def within(p: Pieces, i: int) -> tuple[int, Shift] | None:
    """The end of "(of) last week", "this month" at `i`, and the period."""
    begin = i + 1 if p.form(i) == "of" else i
    begin += p.form(begin) == "the"
    form, unit = p.form(begin), p.words.units.get(p.form(begin + 1), "")
    if unit not in ("W", "M") or p.form(begin + 1).endswith("s"):
        return None
    if form in p.words.shifts:
        return begin + 2, Shift(unit, p.words.shifts[form])
    if form in p.words.story_shifts:
        return begin + 2, Shift(unit, p.words.story_shifts[form], story=True)
    return None


def unit_at(p: Pieces, i: int) -> tuple[str, float] | None:
    """The code of the unit at `i` and how many of them one word means ("fortnight": two weeks)."""
    code = p.words.units.get(p.form(i))
    if code is None:
        return None
    return (code[1:], float(code[0])) if code[0].isdigit() else (code, 1.0)


def measured(p: Pieces, i: int) -> Found | None:
    """An amount of time and what may follow it: "three days", "two weeks later", "a 30-day", "years ago"."""
    found = amount(p, i)
    if found is None:
        return None
    end = _skip_fillers(p, found.end)
    unit = unit_at(p, end)
    if unit is None or (p.form(end) == "second" and not p.hyphen(end - 1)):
        return None
    code, factor = unit
    if p.form(i) in ("a", "an") and found.end == i + 1 and p.form(end).endswith("s"):
        found = Amount(found.end, None)
    if not p.form(end).endswith("s") and _is_year_before_noun(p, i, found):
        return None
    count = None if found.count is None else found.count * factor
    if p.form(end + 1) == "and" and p.has(end + 2, "a", "half") and count is not None:
        return _followed(p, i, end + 4, code, count + 0.5)
    found_here = _followed(p, i, end + 1, code, count)
    return _as_rate(p, found_here) if p.form(i) in ("a", "an") and found_here else found_here


def _as_rate(p: Pieces, found: Found) -> Found:
    """ "Twice a week", "two billion a year": what recurs, not how long."""
    sense = found.sense
    if not isinstance(sense, Length) or not _counts(p, found.start - 1) or found.end - found.start > 2:
        return found
    value = p.words.set_units.get(sense.unit)
    return found if value is None or sense.count != 1 else Found(found.start, found.end, Repeat(value))


def _counts(p: Pieces, i: int) -> bool:
    """Whether a number ends at the piece `i`, or is followed by the noun there ("$15", "163 pesos", "twice")."""
    form, before = p.form(i), p.form(i - 1)
    if form in p.words.rates or (form.isdecimal() and not p.words.months.get(before)):
        return True
    return form.isalpha() and form not in p.words.months and (before.isdecimal() or before in p.words.numbers)


def _is_year_before_noun(p: Pieces, i: int, found: Amount) -> bool:
    """ "The 2018 season day" and the like: four digits and a unit in the singular."""
    form = p.form(i)
    return len(form) == 4 and form.isdecimal() and found.end == i + 1 and not p.hyphen(found.end)


def _skip_fillers(p: Pieces, i: int) -> int:
    end = i + 1 if p.hyphen(i) else i
    for _ in range(2):
        if p.form(end) in p.words.fillers and p.form(end) not in p.words.units:
            end += 1
    return end + 1 if p.hyphen(end) and end > i + 1 else end


def bracketed(p: Pieces, i: int) -> Found | None:
    """An amount that an editor put into a quotation: "[Ten] years ago"."""
    found = amount(p, i + 1)
    unit = unit_at(p, found.end + 1) if found is not None and p.form(found.end) == "]" else None
    if found is None or unit is None:
        return None
    count = None if found.count is None else found.count * unit[1]
    return _followed(p, i, found.end + 2, unit[0], count)


def unmeasured(p: Pieces, i: int) -> Found | None:
    """A plural unit without an amount ("for years", "weeks later", "decades of war"), or "yearlong"."""
    form = p.form(i)
    if form in p.words.unit_compounds:
        return Found(i, i + 1, Length(p.words.unit_compounds[form], 1))
    unit = unit_at(p, i)
    if unit is None:
        return None
    if p.hyphen(i + 1) and p.form(i + 2) == "long":
        return Found(i, i + 3, Length(unit[0], None if form.endswith("s") else unit[1]))
    if not (form.endswith("s") or form in ("centuries", "millennia")):
        return None
    return _followed(p, i, i + 1, unit[0], None)


def _followed(p: Pieces, start: int, end: int, unit: str, count: float | None) -> Found | None:
    """Length or distance, by the words after the unit; `None` for ages."""
    after = end + 1 if p.hyphen(end) else end
    form = p.form(after)
    if form in _NOT_OLD or p.has(end, "of", "age"):
        return None
    if after > end:
        return Found(start, after + 1 if form == "long" else end, Length(unit, count))
    if form == "ago":
        return Found(start, end + 1, Shift(unit, None if count is None else -count, ahead=-1))
    if unit in _CLOCK_UNITS and (count is None or count % 24 or unit != "TH"):
        return Found(start, end, Length(unit, count))
    if p.has(end, "from", "now"):
        return Found(start, end + 2, Shift(unit, count, ahead=1))
    breaks = p.form(end + 1) in _BREAKS or end + 1 >= len(p.forms)
    if form in ("later", "afterwards", "afterward", "thereafter") or (form in _AFTERWARDS and breaks and form != "on"):
        return Found(start, end + 1, Shift(unit, count, story=True, ahead=1))
    if form in ("earlier", "previously", "beforehand") or (form in _BEFOREHAND and breaks):
        return Found(start, end + 1, Shift(unit, None if count is None else -count, story=True, ahead=-1))
    if form == "long" and not p.form(end + 1).isalpha():
        return Found(start, end + 1, Length(unit, count))
    return Found(start, end, Length(unit, count))


def every(p: Pieces, i: int) -> Found | None:
    """What recurs: "every day", "each week", "every two years", "per month", "every Monday"."""
    unit = unit_at(p, i + 1)
    if unit is not None and not p.form(i + 1).endswith("s") and unit[0] in p.words.set_units:
        rate = length_value(Length(unit[0], unit[1]))
        return Found(i, i + 2, Repeat(rate if p.form(i) == "per" else p.words.set_units[unit[0]]))
    number = p.words.weekdays.get(p.form(i + 1))
    if number is not None:
        return Found(i, i + 2, Repeat(f"XXXX-WXX-{number}"))
    if p.form(i + 1) in p.words.months and p.capital(i + 1):
        return Found(i, i + 2, Repeat(f"XXXX-{p.words.months[p.form(i + 1)]:02d}"))
    if p.form(i + 1) in p.words.seasons:
        return Found(i, i + 2, Repeat(f"XXXX-{p.words.seasons[p.form(i + 1)]}"))
    if p.form(i + 1) in p.words.dayparts:
        return Found(i, i + 2, Repeat(f"XXXX-XX-XXT{p.words.dayparts[p.form(i + 1)]}"))
    counted = measured(p, i + 1)
    if p.form(i) == "every" and counted is not None and isinstance(counted.sense, Length):
        return Found(i, counted.end, Repeat(length_value(counted.sense)))
    return None


def length_value(length: Length) -> str:
    """The TIMEX3 value of a length: "P3D", "PT48H", "PXW", "P0.5Y"."""
    count = "X" if length.count is None else f"{length.count:g}"
    return f"PT{count}{length.unit[1]}" if length.unit.startswith("T") else f"P{count}{length.unit}"


def shifted(p: Pieces, i: int) -> Found | None:
    """A unit after "last", "this", "next", "the same" ..., or several of them.

    A decade or century, and whatever "past" or "the last" stands before, is a stretch that ends now.
    """
    begin = i + (p.form(i) in ("the", "its", "their", "his", "her"))
    step = _step(p, begin)
    if step is None:
        return None
    at, count, story = step
    plenty = amount(p, at) if p.form(at) not in ("a", "an") else None
    place = _skip_fillers(p, plenty.end) if plenty else at
    unit = unit_at(p, place)
    if unit is None or (plenty and p.form(place) == "second"):
        return None
    if plenty or p.form(place).endswith("s") or p.form(place) in ("centuries", "millennia"):
        if not count and not (plenty and story):
            return None
        number = plenty.count * unit[1] if plenty and plenty.count is not None else None
        return Found(i, place + 1, Length(unit[0], number, 0 if story else count))
    return _single(p, i, step, unit)


def _single(p: Pieces, i: int, step: tuple[int, int, bool], unit: tuple[str, float]) -> Found | None:
    """One unit after "last", "the next" ...; see `shifted`."""
    at, count, story = step
    code, factor = unit
    if code in _SHORT_UNITS or (p.hyphen(at + 1) and p.glued(at + 1)):
        return None
    definite, word = p.form(i) in ("the", "its", "their", "his", "her"), p.form(at - 1)
    if definite and word == "last" and p.form(at + 1) == "of":
        return Found(i, at + 1, Length(code, factor))
    ends_now = word == "past" or (definite and word == "last")
    if ends_now or (code in _LONG_UNITS and count and not story):
        return Found(i, at + 1, Length(code, factor, count))
    if code == "TH":
        return None
    return Found(i, at + 1, Shift(code, count * factor, story or (definite and word == "next")))


def _step(p: Pieces, i: int) -> tuple[int, int, bool] | None:
    """After "last", "this past", "that same" ...: where they end, how many to move, whether in the narrative."""
    form, following = p.form(i), p.form(i + 1)
    words = p.words
    if form in ("this", "that") and following in ("same", "very"):
        return i + 2, 0, form == "that" or following == "same"
    if form == "this" and following in words.shifts and following != "this":
        return i + 2, words.shifts[following], False
    if form in words.shifts:
        return i + 1, words.shifts[form], False
    if form in words.story_shifts:
        return i + 1, words.story_shifts[form], True
    return None


def step_at(p: Pieces, i: int) -> tuple[int, int, bool] | None:
    """See `_step`; a "the" before the word is skipped."""
    return _step(p, i + 1 if p.form(i) == "the" else i)


def beside(p: Pieces, i: int) -> Found | None:
    """The day, week, month or year before or after: "the day after", "the year before", "a day earlier"."""
    begin = i + (p.form(i) == "the")
    unit = unit_at(p, begin)
    if begin == i or unit is None or unit[0] not in ("D", "W", "M", "Y") or p.form(begin).endswith("s"):
        return None
    form = p.form(begin + 1)
    if form not in ("before", "after", "earlier", "later"):
        return None
    count = -1 if form in ("before", "earlier") else 1
    if p.form(begin + 2) in ("yesterday", "tomorrow"):
        return Found(i, begin + 3, Shift("D", 2 * count))
    follows = p.form(begin + 2)
    alone = begin + 2 >= len(p.forms) or follows in _BREAKS or follows in _PREPOSITIONS
    return Found(i, begin + 2, Shift(unit[0], count if alone else None, story=True, ahead=count))
