"""From pieces to senses: every time expression of a text, from left to right, the longest reading first."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from standoff.annotate.times import dates, periods
from standoff.annotate.times.clocks import clock
from standoff.annotate.times.numbers import PLURAL_AMOUNTS, amount, ordinal
from standoff.annotate.times.pieces import Pieces, Rule
from standoff.annotate.times.senses import (
    Calendar,
    Clock,
    Days,
    Found,
    Length,
    Part,
    Reference,
    Repeat,
    Sense,
    Shift,
    Weekend,
)
from standoff.lexicon import Lexicon
from standoff.lexicon.times import read_times

_PART_NOUNS = frozenset("part parts stage stages days weeks months years hours phase half portion".split())
_NEEDS_OF = frozenset(
    "start beginning outset onset middle height midpoint end close conclusion rest remainder course".split()
)
_NEEDS_NOUN = frozenset("opening final closing latter".split())
_DAY_BEFORE = frozenset("on by until of from since and to".split())
_DAY_AFTER = frozenset("and to in at when after with a the".split())
_ORDER = {"first": "START", "second": "MID", "third": "MID", "last": "END", "final": "END", "opening": "START"}


def read(p: Pieces) -> list[Found]:
    """All time expressions, in order, none overlapping another."""
    rules, digits = p.rules, p.rules[""]
    found: list[Found] = []
    i, end = 0, len(p.forms)
    while i < end:
        applicable = digits if p.forms[i].isdecimal() else rules.get(p.forms[i])
        if applicable is None:
            i += 1
            continue
        best = _longest(p, i, applicable)
        if best:
            best = _extended(p, best)
            found.extend(best)
            i = best[-1].end
        else:
            i += 1
    return found


def _longest(p: Pieces, i: int, rules: tuple[Rule, ...]) -> list[Found]:
    best: list[Found] = []
    for rule in rules:
        reading = rule(p, i)
        if reading and (not best or reading[-1].end > best[-1].end):
            best = reading
    return best


def _one(rule: Callable[[Pieces, int], Found | None]) -> Rule:
    def apply(p: Pieces, i: int) -> list[Found]:
        found = rule(p, i)
        return [found] if found else []

    return apply


def year_alone(p: Pieces, i: int) -> list[Found]:
    """A year, and the one that it is joined to by a dash ("1914-18", "1955-1963")."""
    begin = dates.year(p, i)
    if begin is None or (p.glued(i) and p.form(i - 1).isalpha() and p.form(i) != "'"):
        return []
    end, number = begin
    found = [Found(i, end, Calendar(year=number))]
    if p.form(end) in ("-", "/") and p.glued(end) and p.glued(end + 1) and (last := p.number(end + 1)):
        second = dates.year(p, end + 1)
        if second is not None and second[1] > number:
            found.append(Found(end + 1, second[0], Calendar(year=second[1])))
        elif len(p.form(end + 1)) == 2 and last > number % 100:
            found.append(Found(end + 1, end + 2, Calendar(year=number - number % 100 + last)))
    return found


def chosen(p: Pieces, i: int) -> list[Found]:
    """What stands after "last", "this", "next", "the same": a unit, weekday, month, season, weekend, night."""
    unit = periods.shifted(p, i)
    if unit is not None:
        return [unit]
    step = periods.step_at(p, i)
    if step is None:
        return []
    at, count, story = step
    form = p.form(at)
    if form == "weekend":
        return [Found(i, at + 1, Weekend(count))]
    if form in p.words.dayparts and form not in ("dawn", "sunrise"):
        return [Found(i, at + 1, _daypart(p, i, form, count, story))]
    if form == "quarter" and p.form(at + 1) != "of":
        return [Found(i, at + 1, Shift("Q", count, story))]
    named = dates.weekday(p, at) or dates.month_date(p, at) or dates.season(p, at)
    if not named or not isinstance(named[0].sense, Calendar):
        return []
    sense = named[0].sense
    story = story or (p.form(i) == "the" and count == 1 and sense.weekday is not None)
    free = sense.year is None and sense.within is None
    return [replace(named[0], start=i, sense=replace(sense, choose=count, story=story) if free else sense), *named[1:]]


def _daypart(p: Pieces, i: int, form: str, count: int, story: bool) -> Clock:
    code = f"T{p.words.dayparts[form]}"
    definite = p.form(i) == "the"
    return Clock(Shift("D", count, story or definite), code)


def deictic(p: Pieces, i: int) -> list[Found]:
    """ "Today", "yesterday", "tonight", "overnight"."""
    form = p.form(i)
    if form == "overnight":
        return [Found(i, i + 1, Clock(Shift("D", None), "TNI"))]
    day = Shift("D", p.words.days[form])
    if form == "tonight":
        return [Found(i, i + 1, Clock(day, "TNI"))]
    return [Found(i, i + 1, day)]


def phrase(p: Pieces, i: int) -> list[Found]:
    """References, holidays and named days of several pieces."""
    for rest, meaning in p.words.phrases.get(p.form(i), ()):
        if not p.has(i + 1, *rest):
            continue
        end = i + 1 + len(rest)
        if isinstance(meaning, str):
            return [Found(i, end, Reference(meaning))]
        if not p.capital(i) and not p.form(i).isdecimal():
            return []
        if len(meaning) == 3:
            return [Found(i, end, Calendar(*meaning))]
        named = dates.year(p, end + (p.form(end) == ","))
        if named is not None:
            return [Found(i, named[0], Calendar(named[1], *meaning))]
        return [Found(i, end, Calendar(None, *meaning))]
    return []


def reference(p: Pieces, i: int) -> list[Found]:
    """One-word references and what recurs."""
    form = p.form(i)
    if form in p.words.references:
        return [Found(i, i + 1, Reference(p.words.references[form]))]
    return [Found(i, i + 1, Repeat(p.words.sets[form]))]


def weekend(p: Pieces, i: int) -> list[Found]:
    """ "The weekend", "weekend"."""
    at = i + (p.form(i) == "the")
    return [Found(i, at + 1, Weekend())] if p.form(at) == "weekend" else []


def plural_weekday(p: Pieces, i: int) -> list[Found]:
    """ "Mondays"."""
    number = p.words.weekdays.get(p.form(i)[:-1])
    return [Found(i, i + 1, Repeat(f"XXXX-WXX-{number}"))] if number and p.capital(i) else []


def clock_time(p: Pieces, i: int) -> list[Found]:
    """A clock time and the day that follows it."""
    found = clock(p, i)
    if found is None:
        return []
    end, value = found
    begin = end + 1 if p.form(end) in (",", "on", "of") else end
    day = point(p, begin)
    if day and _is_day(day[0].sense):
        return [Found(i, day[0].end, Clock(day[0].sense, value))]
    return [Found(i, end, Clock(None, value))]


def daypart_of(p: Pieces, i: int) -> list[Found]:
    """ "The night of 14 March", "the early hours of Monday"."""
    at = i + (p.form(i) == "the")
    early = p.form(at) in ("early", "late", "small")
    at += early
    code = "MO" if early and p.form(at) == "hours" else p.words.dayparts.get(p.form(at))
    begin = at + 1 + (p.form(at + 1) == "hours")
    if code is None or p.form(begin) not in ("of", "on"):
        return []
    day = point(p, begin + 1)
    if not day or not _is_day(day[0].sense):
        return []
    return [Found(i, day[0].end, Clock(day[0].sense, f"T{code}"))]


def part_of(p: Pieces, i: int) -> list[Found]:
    """ "Early March", "mid-2016", "the end of the year", "the latter part of May", "early in 1914"."""
    at = i + (p.form(i) in ("the", "its", "very"))
    at += p.form(at) == "very"
    which = p.words.parts.get(p.form(at))
    if which is None:
        return []
    word, begin = p.form(at), at + 1
    if p.form(begin) in _PART_NOUNS:
        begin += 1
    elif word in _NEEDS_NOUN:
        return []
    joined = p.form(begin) in (("of", "-") if word in _NEEDS_OF else ("of", "in", "on", "-"))
    if (word in _NEEDS_OF or begin > at + 1) and not joined:
        return []
    return _part(p, i, begin + joined, which)


def _part(p: Pieces, i: int, begin: int, which: str) -> list[Found]:
    """A part of the period at `begin`: a date, or "the year"."""
    at = begin + (p.form(begin) == "the")
    unit = periods.unit_at(p, at)
    if unit is not None and unit[0] in ("D", "W", "M", "Y", "DE", "CE") and at > begin and not p.form(at).endswith("s"):
        return [Found(i, at + 1, Part(Shift(unit[0], 0), which))]
    whole = point(p, begin)
    if not whole and at > begin:
        whole = point(p, at)
    if not whole or isinstance(whole[0].sense, Length | Repeat | Reference):
        return []
    return [Found(i, whole[0].end, Part(whole[0].sense, which)), *whole[1:]]


def ordinal_part(p: Pieces, i: int) -> list[Found]:
    """ "The first week of March", "the last two days of the month", "the first ten months of 1915"."""
    at = i + (p.form(i) == "the")
    which = _ORDER.get(p.form(at))
    if which is None:
        return []
    plenty = amount(p, at + 1)
    unit = plenty.end if plenty else at + 1
    if periods.unit_at(p, unit) is None or p.form(unit + 1) not in ("of", "in"):
        return []
    return _part(p, i, unit + 2, which)


def half_of(p: Pieces, i: int) -> list[Found]:
    """ "Earlier this month", "later that day", "later in the year", "earlier in 2021"."""
    step = p.words.halves[p.form(i)]
    begin = i + 1 + (p.form(i + 1) in ("in", "on"))
    which = "BEFORE" if step < 0 else "AFTER"
    found = _part(p, i, begin, which)
    if found and isinstance(found[0].sense, Part) and _is_day(found[0].sense.whole):
        shift = found[0].sense.whole
        if isinstance(shift, Shift) and shift.count == 0:
            return [replace(found[0], sense=replace(shift, story=shift.story or p.form(begin) == "the"))]
        return [replace(found[0], sense=Part(shift, "WHOLE"))]
    return found


def year_end(p: Pieces, i: int) -> list[Found]:
    """ "Year-end", "the year's end"."""
    if p.form(i) == "the":
        return [Found(i, i + 5, Part(Shift("Y", 0), "LAST"))] if p.has(i + 1, "year", "'", "s", "end") else []
    last = i + 2 if p.hyphen(i + 1) else i + 1
    if p.has(i, "year") and p.form(last) == "end":
        return [Found(i, last + 1, Part(Shift("Y", 0), "LAST"))]
    return []


def the(p: Pieces, i: int) -> list[Found]:
    """What may follow "the"; the article belongs to the expression."""
    following = p.form(i + 1)
    words = p.words
    if following in words.shifts or following in words.story_shifts:
        return _longest(p, i, (chosen, ordinal_part))
    if following in words.parts or following == "very":
        return _longest(p, i, (daypart_of, part_of, ordinal_part))
    if following in _ORDER:
        best = ordinal_part(p, i) or dates.day_date(p, i)
        return best or _after_the(p, i)
    if following in words.dayparts or following == "small":
        return daypart_of(p, i)
    if following in words.units:
        found = periods.beside(p, i)
        return [found] if found else year_end(p, i)
    if following == "weekend":
        return weekend(p, i)
    return _after_the(p, i)


def _after_the(p: Pieces, i: int) -> list[Found]:
    best = dates.day_date(p, i)
    if best:
        return best
    for rule in (_one(dates.decade), _one(dates.century), _one(dates.segment), dates.season, phrase):
        found = rule(p, i + 1)
        if found:
            return [replace(found[0], start=i), *found[1:]]
    return _bare_day(p, i)


def _bare_day(p: Pieces, i: int) -> list[Found]:
    """ "On the 14th": a day whose month the narrative tells."""
    found = ordinal(p, i + 1)
    if found is None or found.count is None or found.count > 31 or not p.form(i + 1).isdecimal():
        return []
    placed = p.form(i - 1) in _DAY_BEFORE and not p.form(found.end).isalpha()
    if not placed and p.form(found.end) not in _DAY_AFTER:
        return []
    return [Found(i, found.end, Calendar(day=int(found.count), story=True))]


def point(p: Pieces, i: int) -> list[Found]:
    """A date at `i`, of any sort but a mere length."""
    best = _longest(p, i, tuple(rule for rule in p.applicable(i) if rule is not clock_time))
    return best if best and not isinstance(best[0].sense, Length | Repeat | Reference) else []


def _is_day(sense: Sense) -> bool:
    if isinstance(sense, Calendar):
        return sense.day is not None or sense.weekday is not None
    if isinstance(sense, Part):
        return _is_day(sense.whole)
    return isinstance(sense, Shift) and sense.unit == "D"


def _extended(p: Pieces, found: list[Found]) -> list[Found]:
    """The same with the part of the day or the clock time that follows a day."""
    last = found[-1]
    if not _is_day(last.sense) or isinstance(last.sense, Days):
        return found
    form = p.form(last.end)
    if form in p.words.dayparts and form != "dawn":
        return [*found[:-1], replace(last, end=last.end + 1, sense=Clock(last.sense, f"T{p.words.dayparts[form]}"))]
    begin = last.end + (form in (",", "at", "around", "by", "from"))
    begin += p.form(begin) in ("about", "around", "approximately", "exactly")
    timed = clock(p, begin) if form != "by" or begin > last.end else None
    if timed is None:
        return found
    return [*found[:-1], replace(last, end=timed[0], sense=Clock(last.sense, timed[1]))]


_DIGITS: tuple[Rule, ...] = (
    _one(dates.numeric),
    phrase,
    clock_time,
    _one(dates.decade),
    _one(dates.century),
    dates.day_date,
    year_alone,
    _one(periods.measured),
)


def read_rules(lexicon: Lexicon) -> Mapping[str, tuple[Rule, ...]]:
    """The rules that may apply at a piece, by its form; see `Pieces.rules`."""
    words = lexicon.table(read_times)
    table: dict[str, tuple[Rule, ...]] = {"": _DIGITS}

    def put(forms: Iterable[str], *rules: Rule) -> None:
        for form in forms:
            table[form] = table.get(form, ()) + rules

    put(words.months, dates.month_date)
    put(words.weekdays, dates.weekday)
    put((f"{form}s" for form in words.weekdays if len(form) > 4), plural_weekday)
    put(words.seasons, dates.season)
    put((*words.shifts, *words.story_shifts), chosen)
    put(words.parts, daypart_of, part_of)
    put(_ORDER, ordinal_part)
    put(words.halves, half_of)
    put((*words.days, "overnight"), deictic)
    put((*words.references, *words.sets), reference)
    put((form for form in words.phrases if not form.isdecimal()), phrase)
    put(("every", "each", "per"), _one(periods.every))
    put(words.dayparts, daypart_of)
    put((*words.hours, *words.numbers), clock_time)
    put((*words.numbers, *words.vague, "a", "an", "half", "couple", *PLURAL_AMOUNTS), _one(periods.measured))
    put((*words.ordinals, *words.numbers), _one(dates.century), _one(dates.segment), dates.day_date)
    put((*words.units, *words.unit_compounds), _one(periods.unmeasured))
    put(words.decades, _one(dates.decade))
    put(("'",), _one(dates.decade), year_alone)
    put(("ad",), year_alone)
    put(("q", "h"), _one(dates.segment))
    put(("weekend",), weekend)
    put(("year",), year_end)
    put(("the",), the)
    return table
