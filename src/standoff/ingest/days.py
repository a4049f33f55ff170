"""Days as lines and tables write them."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from standoff.errors import SourceError

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")
_FORMS = ("%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y")
_CLOCK = re.compile(r"[T ,]+\d{1,2}:\d\d.*$")
_MONTHS = 12
_NOTHING = frozenset(("", "none", "null", "nan", "nat", "n/a", "-"))
_LONGEST = 100


def read_day(written: str | None, name: str) -> str | None:
    """The day of a date or a time, ISO 8601; `None` where nothing is written.

    Args:
        written: as it stands in the source: ISO 8601, or with a month in English, or as mail writes it, or in
            numbers where they can be read in one way only.
        name: what the source is called in messages.

    Raises:
        SourceError: it is not a day, or either of two.
    """
    plain = " ".join((written or "").split())
    if plain.lower() in _NOTHING:
        return None
    day = _iso(plain) or _numbers(plain, name) or _words(_CLOCK.sub("", plain)) or _as_mail(plain)
    if day is None:
        raise SourceError(f"{name}: published is {plain[:_LONGEST]!r}, not a day written as YYYY-MM-DD")
    return day.isoformat()


def read_moment(written: str | None, name: str) -> datetime | None:
    """A time with its zone; `None` where nothing is written.

    Raises:
        SourceError: it is not one, or tells no zone.
    """
    plain = " ".join((written or "").split())
    if plain.lower() in _NOTHING:
        return None
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise SourceError(f"{name}: retrieved is {plain[:_LONGEST]!r}, not a time such as 2022-01-14T08:30:00+00:00")
    return moment


def _iso(plain: str) -> date | None:
    match = _ISO.match(plain)
    return _calendar_day(*map(int, match[0].split("-"))) if match else None


def _numbers(plain: str, name: str) -> date | None:
    """Day, month and year in numbers, in either order, where one of the two cannot be a month."""
    match = _NUMBERS.match(plain)
    if match is None:
        return None
    first, second, year = map(int, match.groups())
    if first != second and first <= _MONTHS and second <= _MONTHS:
        raise SourceError(f"{name}: published is {match[0]!r}, which may be either of two days; write it as YYYY-MM-DD")
    return _calendar_day(year, second, first) if second <= _MONTHS else _calendar_day(year, first, second)


def _words(plain: str) -> date | None:
    for form in _FORMS:
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    return None


def _as_mail(plain: str) -> date | None:
    try:
        return parsedate_to_datetime(plain).date() if plain[:1].isalpha() or "," in plain else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
