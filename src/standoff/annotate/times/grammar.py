"""From pieces to senses: every time expression of a text, from left to right, the longest reading first."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from standoff.annotate.times import dates, periods
from standoff.annotate.times.clocks import clock
from standoff.annotate.times.counted_days import apposed, leading
from standoff.annotate.times.numbers import PLURAL_AMOUNTS, ordinal
from standoff.annotate.times.parts import (
    ORDER,
    clock_time,
    daypart_alone,
    daypart_of,
    half_of,
    ordinal_part,
    part_of,
    year_end,
)
from standoff.annotate.times.pieces import Pieces, Rule
from standoff.annotate.times.reading import is_day, longest
from standoff.annotate.times.senses import (
    Calendar,
    Clock,
    Days,
    Found,
    Part,
    Reference,
    Repeat,
    Shift,
    Weekend,
)
from standoff.lexicon import Lexicon
from standoff.lexicon.times import read_times

_DAY_BEFORE = frozenset("on by until of from since and to".split())
_DAY_AFTER = frozenset("and to in at when after with a the".split())


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
        best = longest(p, i, applicable)
        if best:
            best = _extended(p, best)
            best += apposed(p, best[-1])
            found.extend(best)
            i = best[-1].end
        else:
            i += 1
    return found


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
        return [Found(i, at + 1, Weekend(_nearest(p, at, count)))]
    if form in p.words.dayparts and form not in ("dawn", "sunrise"):
        return [Found(i, at + 1, _daypart(p, i, form, count, story))]
    if form == "quarter" and p.form(at + 1) != "of":
        return [Found(i, at + 1, Shift("Q", count, story))]
    named = dates.weekday(p, at) or dates.month_date(p, at) or dates.season(p, at)
    if not named or not isinstance(named[0].sense, Calendar):
        return []
    sense = named[0].sense
    story = story or (p.form(i) == "the" and count == 1 and sense.weekday is not None)
    if sense.year is None and sense.within is None:
        sense = replace(sense, choose=_nearest(p, at, count), story=story)
    return [replace(named[0], start=i, sense=sense), *named[1:]]


def _nearest(p: Pieces, at: int, count: int) -> int:
    """What is "coming" or "past" is the nearest one, which "next" and "last" need not be."""
    return 2 * count if p.form(at - 1) in ("coming", "upcoming", "forthcoming", "past") else count


def _daypart(p: Pieces, i: int, form: str, count: int, story: bool) -> Clock:
    code = f"T{p.words.dayparts[form]}"
    definite = p.form(i) == "the"
    return Clock(Shift("D", count, story or definite), code)


def deictic(p: Pieces, i: int) -> list[Found]:
    """ "Today", "yesterday", "tonight", "overnight"."""
    form = p.form(i)
    if form == "overnight":
        return [Found(i, i + 1, Clock(Shift("D", None), "TNI"))]
    day = Shift("D", p.words.days[form], deictic=True)
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


def the(p: Pieces, i: int) -> list[Found]:
    """What may follow "the"; the article belongs to the expression."""
    following = p.form(i + 1)
    words = p.words
    if following in words.shifts or following in words.story_shifts:
        return longest(p, i, (chosen, ordinal_part))
    if following in words.parts or following == "very":
        return longest(p, i, (daypart_of, part_of, ordinal_part))
    if following in ORDER:
        best = ordinal_part(p, i) or dates.day_date(p, i)
        return best or _after_the(p, i)
    if following in words.dayparts or following == "small":
        return daypart_of(p, i) or daypart_alone(p, i)
    if p.has(i + 1, "week", "of") and (days := dates.month_date(p, i + 3) or dates.day_date(p, i + 3)):
        return [replace(days[0], start=i, sense=Part(days[0].sense, "WEEK")), *days[1:]]
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


def _extended(p: Pieces, found: list[Found]) -> list[Found]:
    """The same with the part of the day or the clock time that follows a day."""
    last = found[-1]
    if not is_day(last.sense) or isinstance(last.sense, Days):
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
    put(ORDER, ordinal_part)
    put(words.halves, half_of)
    put((*words.days, "overnight"), deictic)
    put((*words.references, *words.sets), reference)
    put((form for form in words.phrases if not form.isdecimal()), phrase)
    put(("every", "each", "per"), _one(periods.every))
    put(words.dayparts, daypart_of, daypart_alone)
    put((*words.hours, *words.numbers), clock_time)
    put((*words.numbers, *words.vague, "a", "an", "half", "couple", *PLURAL_AMOUNTS), _one(periods.measured))
    put((*words.ordinals, *words.numbers), _one(dates.century), _one(dates.segment), dates.day_date)
    put((*words.units, *words.unit_compounds), _one(periods.unmeasured))
    put(words.decades, _one(dates.decade))
    put(("'",), _one(dates.decade), year_alone)
    put(("opening", "closing", "day"), leading)
    put(("ad",), year_alone)
    put(("[",), _one(periods.bracketed))
    put(("q", "h"), _one(dates.segment))
    put(("weekend",), weekend)
    put(("year",), year_end)
    put(("the",), the)
    return table
