"""Against what times are resolved: the day of speech, the narrative so far, and the kind of text."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from standoff.annotate.times.pieces import Pieces
from standoff.annotate.times.senses import Calendar, Clock, Days, Found, Part, Sense, Shift
from standoff.annotate.times.values import Value

_TELLING = frozenset("in during of by until throughout late early \n".split(" "))
_FEWEST = 3
_MANY = 5
_OLD = 2
_ASIDE_YEARS = (5, 10)
_ASIDE_DATES = (20, 20)


@dataclass(slots=True)
class Story:
    """The last date of the narrative, as far as it was told.

    Attributes:
        year: negative before Christ; `None` before any date was told.
        month: `None` where only a year was.
        last_day: the last whole day that was told.
        told_at: the piece at which that day was told.
        aside: a year far from the story, mentioned last; the story moves there when it comes again.
    """

    year: int | None = None
    month: int | None = None
    last_day: date | None = None
    told_at: int = 0
    aside: int | None = None

    def date(self, *, loose: bool = False) -> date | None:
        """The day told last, unless the narrative has moved to another year or month since; `loose`: even then."""
        day = self.last_day
        if day is None or loose:
            return day
        return day if day.year == self.year and self.month in (None, day.month) else None

    def tell(self, value: Value, place: int) -> None:
        """Go on to `value`, if it is a year, month or day; what lies far off may be an aside."""
        text = value.value or ""
        before_christ = text.startswith("BC")
        digits = text[2:6] if before_christ else text[:4]
        if len(digits) < 4 or not digits.isdecimal():
            return
        year = -int(digits) if before_christ else int(digits)
        month = text[5:7] if not before_christ else ""
        if self._is_aside(year, wide=not month.isdecimal()):
            self.aside = year
            return
        self.year, self.aside = year, None
        self.month = int(month) if month.isdecimal() else None
        if self.month is not None and text[8:10].isdecimal():
            self.last_day, self.told_at = value.latest, place

    def _is_aside(self, year: int, *, wide: bool) -> bool:
        """Whether a year is too far from the story to be its next step; `wide`: it stands without a month."""
        if self.year is None or (self.aside is not None and abs(year - self.aside) <= 1):
            return False
        back, ahead = _ASIDE_YEARS if wide else _ASIDE_DATES
        return not -back <= year - self.year <= ahead


@dataclass(frozen=True, slots=True)
class Setting:
    """What a resolver knows beside the words.

    Attributes:
        speech: the day from which "today" counts; `None` where nobody tells it.
        latest: the last day that the report can tell of, which is that of publication where it came out after its
            dateline.
        chronicle: the text tells of the past in the order of dates, so that a date without a year belongs
            to the year told last, and "the year" is that year.
        story: the narrative so far.
        breaks: the pieces that are line breaks, in order.
        passing: the pieces at which a year is only mentioned ("a 1985 study", "since 1985").
        years: piece and year of every date that writes its year, in order.
        direction: below 0 past, above 0 future, 0 unknown, for the expression at hand; see `tense.direction`.
    """

    speech: date | None
    latest: date | None
    chronicle: bool
    story: Story
    breaks: Sequence[int]
    passing: frozenset[int]
    years: Sequence[tuple[int, int]]
    direction: Callable[[Found], int]

    def year_to_come(self, found: Found) -> int | None:
        """The next year that is written after `found`, or `None`."""
        at = bisect_right(self.years, found.start, key=lambda row: row[0])
        return self.years[at][1] if at < len(self.years) else None

    def close_by(self, found: Found) -> bool:
        """Whether the day told last stands in the same paragraph as `found`, in news also in the one before."""
        first = bisect_right(self.breaks, self.story.told_at)
        between = self.breaks[first : bisect_right(self.breaks, found.start)]
        apart = sum(1 for here, after in pairwise(between) if after - here > 1) + bool(between)
        return apart <= (0 if self.chronicle else 1)


def is_chronicle(found: Sequence[Found], speech: date | None) -> bool:
    """Whether a text is a chronicle: the years that it writes lie before that of `speech`, and little is deictic.

    A month or day with its year counts from the year before, a year alone only where it lies well back:
    news mentions such years in passing. So a few years make a chronicle only where months are written with
    them and nothing at all is deictic.
    """
    written = [date_of for item in found if (date_of := _written(item.sense)) is not None]
    dated = [one for one in written if one.year is not None]
    deictic = sum(_is_deictic(item.sense) for item in found)
    if speech is None:
        old = dated
    else:
        old = [one for one in dated if (one.year or 0) <= speech.year - (_OLD if one.month is None else 1)]
    if len(old) * 3 < len(dated) * 2:
        return False
    few = not deictic and sum(one.month is not None for one in old) >= _FEWEST
    return few or (len(old) >= _MANY and deictic * 10 <= len(written))


def passing_years(p: Pieces, found: Sequence[Found]) -> frozenset[int]:
    """The pieces at which a year stands that does not carry the story on."""
    return frozenset(
        item.start
        for item in found
        if isinstance(item.sense, Calendar)
        and item.sense == Calendar(year=item.sense.year)
        and p.form(item.start - 1) not in _TELLING
    )


def written_years(found: Sequence[Found]) -> list[tuple[int, int]]:
    """Piece and year of every date that writes its year, in order."""
    dates = [(item.start, _written(item.sense)) for item in found]
    return [(start, date_of.year) for start, date_of in dates if date_of is not None and date_of.year is not None]


def _written(sense: Sense) -> Calendar | None:
    """The date of the calendar that an expression writes."""
    if isinstance(sense, Calendar):
        return sense
    if isinstance(sense, Days):
        return sense.last
    if isinstance(sense, Part):
        return _written(sense.whole)
    return _written(sense.day) if isinstance(sense, Clock) and sense.day else None


def _is_deictic(sense: Sense) -> bool:
    """Whether it can only be understood from the day of speech."""
    if isinstance(sense, Calendar):
        return sense.weekday is not None and sense.day is None and sense.year is None
    if isinstance(sense, Part):
        the_unit = isinstance(sense.whole, Shift) and not sense.whole.count and sense.which not in ("BEFORE", "AFTER")
        return not the_unit and _is_deictic(sense.whole)
    if isinstance(sense, Clock):
        return sense.day is not None and _is_deictic(sense.day)
    return isinstance(sense, Shift) and not sense.story and sense.unit in ("D", "W", "M", "Y")
