"""Dates of the calendar as they are written: days, months, years, seasons, decades, centuries."""

from dataclasses import replace
from datetime import date

from standoff.annotate.times.numbers import ordinal
from standoff.annotate.times.periods import relative_year, within
from standoff.annotate.times.pieces import Pieces
from standoff.annotate.times.senses import Calendar, Century, Days, Decade, Doubtful, Found, Sense, Shift

_JOINTS = frozenset({"to", "and", "-", "or", "until", "till", "through", ","})
_AFTER_DAYS = frozenset(
    "of in at to and or but until till through when while as for by from with between during on after before the a "
    "this last that he she they it we who which were was had have has would will could may and".split()
)
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_PIVOT = 40
_MOST_DAYS = 6


def year(p: Pieces, i: int) -> tuple[int, int] | None:
    """The end of a year at `i` and its number, negative before Christ; `None` if there is none."""
    if p.form(i) == "'" and p.glued(i + 1) and len(p.form(i + 1)) == 2 and not _continues(p, i + 2):
        short = p.number(i + 1)
        return (i + 2, short + (2000 if short < _PIVOT else 1900)) if short is not None else None
    if p.form(i) == "ad" and (number := p.number(i + 1)) is not None and number <= _LAST_YEAR:
        return i + 2, number
    number = p.number(i)
    if number is None or _continues(p, i + 1):
        return None
    end, era = _era(p, i + 1)
    if end > i + 1:
        return end, number * era
    return (i + 1, number) if len(p.form(i)) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR else None


def _continues(p: Pieces, i: int) -> bool:
    """Whether the digits before `i` are part of something longer ("2,000", "2000.5", "2000s", "2000km")."""
    if not p.glued(i):
        return False
    form = p.form(i)
    return form.isalnum() or (form in (",", ".", "/", ":") and p.glued(i + 1) and p.form(i + 1).isdecimal())


def _era(p: Pieces, i: int) -> tuple[int, int]:
    """The end of "BC", "B.C.", "BCE", "AD", "CE" at `i` and its sign."""
    for era, sign in (("bce", -1), ("bc", -1), ("ad", 1), ("ce", 1)):
        if p.form(i) == era and p.text[p.starts[i] : p.ends[i]].isupper():
            return i + 1, sign
        dotted = tuple(mark for letter in era for mark in (letter, "."))
        if p.has(i, *dotted):
            return i + len(dotted), sign
    return i, 1


def month(p: Pieces, i: int) -> tuple[int, int] | None:
    """The end of a month's name at `i` and its number."""
    number = p.words.months.get(p.form(i))
    if number is None or not p.capital(i):
        return None
    dotted = p.form(i + 1) == "." and p.glued(i + 1) and f"{p.form(i)}." in p.words.months
    return i + 1 + dotted, number


def _day(p: Pieces, i: int) -> tuple[int, int] | None:
    """The end of a day's number at `i` and the number: "4", "4th", "fourth", "the 4th"."""
    begin = i + 1 if p.form(i) == "the" else i
    found = ordinal(p, begin)
    if found is not None and found.count is not None and 1 <= found.count <= 31:
        return found.end, int(found.count)
    number = p.number(begin)
    if number is None or not 1 <= number <= 31 or len(p.form(begin)) > 2 or _continues(p, begin + 1):
        return None
    return begin + 1, number


def _year_after(p: Pieces, i: int) -> tuple[int, Calendar]:
    """What follows a month: a year, with a comma or "of" or without, or "last year", "of that year"."""
    begin = i + 1 if p.form(i) in (",", "of", "in") else i
    found = year(p, begin)
    if found is not None and not (p.form(i) == "in" and begin > i):
        return found[0], Calendar(year=found[1])
    if p.form(i) == ",":
        return i, Calendar()
    relative = relative_year(p, begin)
    return (relative[0], Calendar(within=relative[1])) if relative else (i, Calendar())


def month_date(p: Pieces, i: int) -> list[Found]:
    """A date that begins with a month: "March", "March 4, 2021", "March 14-16", "March 5 and 9, 1918"."""
    begin = month(p, i)
    if begin is None:
        return []
    end, number = begin
    days = _day_list(p, end)
    if not days:
        last, above = _year_after(p, end)
        if last == i + 1 and f"{p.form(i)}." in p.words.months:
            return []
        return [Found(i, last, replace(above, month=number))]
    last, above = _year_after(p, days[-1].end)
    return _with_month(
        [replace(days[0], start=i), *days[1:-1], replace(days[-1], end=last)]
        if len(days) > 1
        else [Found(i, last, days[0].sense)],
        number,
        above,
    )


def day_date(p: Pieces, i: int) -> list[Found]:
    """A date that begins with a day: "4 March 2021", "the 4th of March", "14-16 March", "5 and 9 March"."""
    days = _day_list(p, i)
    if not days:
        return []
    begin = days[-1].end + (p.form(days[-1].end) in ("of", "-"))
    named = month(p, begin)
    if named is None:
        return []
    last, above = _year_after(p, named[0])
    return _with_month([*days[:-1], replace(days[-1], end=last)], named[1], above)


def _day_list(p: Pieces, i: int) -> list[Found]:
    """Days in a row, without their month; a dash makes one stretch of two."""
    found: list[Found] = []
    while len(found) < _MOST_DAYS and (day := _day(p, i)) is not None:
        end, number = day
        first = Calendar(day=number)
        upto = _day(p, end + 1) if p.hyphen(end) or (p.form(end) == "to" and not found) else None
        if upto is not None and upto[1] > number:
            found.append(Found(i, upto[0], Days(first, Calendar(day=upto[1]))))
            return found
        found.append(Found(i, end, first))
        if p.form(end) not in _JOINTS or (following := _day(p, end + 1)) is None or _counts_noun(p, following[0]):
            return found
        i = end + 1
    return found


def _counts_noun(p: Pieces, i: int) -> bool:
    """Whether the word at `i` is what a number before it counts ("on May 3 and *5 people*", "and the second vote")."""
    form = p.form(i)
    return form.isalpha() and form not in p.words.months and form not in _AFTER_DAYS and not p.capital(i)


def _with_month(days: list[Found], number: int, above: Calendar) -> list[Found]:
    def dated(day: Calendar) -> Calendar:
        return replace(above, month=number, day=day.day)

    found: list[Found] = []
    for item in days:
        sense = item.sense
        if isinstance(sense, Days):
            found.append(replace(item, sense=Days(dated(sense.first), dated(sense.last))))
        elif isinstance(sense, Calendar):
            found.append(replace(item, sense=dated(sense)))
    return found if all(_exists(item.sense) for item in found) else []


def _exists(sense: Sense) -> bool:
    if isinstance(sense, Days):
        return _exists(sense.last)
    return isinstance(sense, Calendar) and (sense.day or 1) <= (29 if sense.month == 2 else 30 + (sense.month in _LONG))


_LONG = frozenset({1, 3, 5, 7, 8, 10, 12})


def weekday(p: Pieces, i: int) -> list[Found]:
    """A weekday, alone or before its date: "Monday", "Monday, March 4", "Friday of last week"."""
    form = p.form(i)
    number = p.words.weekdays.get(form)
    if number is None or not p.capital(i):
        return []
    end = i + 1
    if form in p.words.short_weekdays:
        if p.form(end) == "." and p.glued(end):
            end += 1
        elif not (p.form(end) == "," and (p.number(end + 1) or month(p, end + 1))) and p.number(end) is None:
            return []
    begin = end + 1 if p.form(end) in (",", "-") else end
    dates = month_date(p, begin) or day_date(p, begin)
    first = dates[0].sense if dates else None
    if isinstance(first, Calendar) and first.day is not None:
        return [replace(dates[0], start=i, sense=replace(first, weekday=number)), *dates[1:]]
    period = within(p, end)
    if period is not None:
        return [Found(i, period[0], Calendar(weekday=number, within=period[1]))]
    return [Found(i, end, Calendar(weekday=number))]


def season(p: Pieces, i: int) -> list[Found]:
    """A season, alone or with its year; the second half of "winter of 1939-40" is taken along."""
    code = p.words.seasons.get(p.form(i))
    if code is None:
        return []
    end, above = _year_after(p, i + 1)
    if above.year is not None and p.form(end) in ("-", "/") and p.glued(end) and p.number(end + 1) is not None:
        end += 2
    return [Found(i, end, replace(above, season=code))]


def decade(p: Pieces, i: int) -> Found | None:
    """Ten years: "1990s", "the '90s", "1990's", "sixties"."""
    if p.form(i) in p.words.decades:
        return Found(i, i + 1, Decade(p.words.decades[p.form(i)]))
    begin = i + 1 if p.form(i) == "'" and p.glued(i + 1) else i
    number = p.number(begin)
    if number is None or number % 10 or (begin > i and number > 99) or (begin == i and number < 100):
        return None
    end = begin + 1 + (p.form(begin + 1) == "'" and p.glued(begin + 1))
    if p.form(end) != "s" or not p.glued(end):
        return None
    last, era = _era(p, end + 1)
    return Found(i, last, Decade(number // 10, era))


def century(p: Pieces, i: int) -> Found | None:
    """A hundred years: "the 19th century", "twentieth-century", "the fifth century BC"."""
    found = ordinal(p, i)
    if found is None or found.count is None:
        return None
    end = found.end + p.hyphen(found.end)
    if p.form(end) in ("and", "or", "to"):
        second = ordinal(p, end + 1 + (p.form(end + 1) in p.words.parts))
        if second is not None and p.form(second.end) == "centuries":
            return Found(i, found.end, Century(int(found.count)))
    if p.form(end) not in ("century", "centuries"):
        return None
    last, era = _era(p, end + 1)
    return Found(i, last, Century(int(found.count), era))


def segment(p: Pieces, i: int) -> Found | None:
    """A quarter or half of a year: "Q1 2022", "the first half of 2021", "the third quarter"."""
    if p.form(i) in ("q", "h") and p.glued(i + 1) and p.form(i + 1) in ("1", "2", "3", "4"):
        end, above = _year_after(p, i + 2)
        return Found(i, end, replace(above, segment=f"{p.form(i).upper()}{p.form(i + 1)}"))
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}.get(p.form(i))
    unit = {"quarter": "Q", "half": "H"}.get(p.form(i + 1))
    if number is None or unit is None:
        return None
    if unit == "H":
        number = 2 if number == 4 else number
    end, above = _year_after(p, i + 2)
    if p.has(end, "of", "the", "year"):
        end, above = end + 3, Calendar(within=Shift("Y", 0))
    if end == i + 2 and (unit == "H" or p.form(end) == "of"):
        return None
    return Found(i, end, replace(above, segment=f"{unit}{number}"))


def numeric(p: Pieces, i: int) -> Found | None:
    """A date in digits alone: "2021-03-04", "4/3/2021", "04.03.21"."""
    if not (p.glued(i + 1) and p.glued(i + 2) and p.glued(i + 3) and p.glued(i + 4)):
        return None
    mark, first, second, third = p.form(i + 1), p.number(i), p.number(i + 2), p.number(i + 4)
    if mark not in "-/." or p.form(i + 3) != mark or first is None or second is None or third is None:
        return None
    if p.glued(i + 5) and (p.form(i + 5).isdecimal() or (p.form(i + 5) == mark and p.glued(i + 6))):
        return None
    if len(p.form(i)) == 4:
        return _found(i, _valid(first, second, third))
    if len(p.form(i + 4)) not in (2, 4) or len(p.form(i)) > 2 or len(p.form(i + 2)) > 2:
        return None
    full = third if len(p.form(i + 4)) == 4 else third + (2000 if third < _PIVOT else 1900)
    if not _FIRST_YEAR <= full <= _LAST_YEAR:
        return None
    day_first, month_first = _valid(full, second, first), _valid(full, first, second)
    if mark == ".":
        month_first = None
    if day_first and month_first and day_first != month_first:
        return Found(i, i + 5, Doubtful(day_first, month_first))
    return _found(i, day_first or month_first)


def _found(i: int, sense: Calendar | None) -> Found | None:
    return Found(i, i + 5, sense) if sense else None


def _valid(number: int, month_number: int, day: int) -> Calendar | None:
    try:
        date(number, month_number, day)
    except ValueError:
        return None
    return Calendar(year=number, month=month_number, day=day)
