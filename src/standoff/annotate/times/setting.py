"""Against what times are resolved: the day of speech, the narrative so far, and the kind of text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from standoff.annotate.times.senses import Calendar, Clock, Days, Found, Part, Sense, Shift
from standoff.annotate.times.values import Value

_FEWEST = 3
_OLD = 2


@dataclass(slots=True)
class Story:
    """The last date of the narrative, as far as it was told.

    Attributes:
        year: negative before Christ; `None` before any date was told.
        month: `None` where only a year was.
        day: likewise.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def date(self) -> date | None:
        """The day, if one was told."""
        if self.year is None or self.month is None or self.day is None or self.year < 1:
            return None
        return date(self.year, self.month, self.day)

    def tell(self, value: Value) -> None:
        """Go on to `value`, if it is a year, month or day."""
        text = value.value
        if text is None or not (text[:4].isdecimal() or text.startswith("BC")):
            return
        if text.startswith("BC"):
            if text[2:6].isdecimal():
                self.year, self.month, self.day = -int(text[2:6]), None, None
            return
        if value.latest is None or len(text) < 4:
            return
        self.year = int(text[:4])
        written = text[5:7]
        self.month = int(written) if written.isdecimal() else None
        self.day = value.latest.day if self.month is not None and text[8:10].isdecimal() else None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a resolver knows beside the words.

    Attributes:
        speech: the day of publication; `None` where nobody tells it.
        chronicle: the text tells of the past in the order of dates, so that a date without a year belongs
            to the year told last, and "the year" is that year.
        story: the narrative so far.
        direction: -1 past, 1 future, 0 unknown, for the expression at hand.
    """

    speech: date | None
    chronicle: bool
    story: Story
    direction: Callable[[Found], int]


def is_chronicle(found: Sequence[Found], speech: date | None) -> bool:
    """Whether a text is a chronicle: most years that it writes lie well before `speech`, and little is deictic.

    Without a day of speech, whatever writes years is read as one as long as nothing is deictic.
    """
    years = [year for item in found if (year := _written_year(item.sense)) is not None]
    deictic = sum(_is_deictic(item.sense) for item in found)
    if speech is None:
        return bool(years) and deictic * 4 <= len(years)
    old = sum(year <= speech.year - _OLD for year in years)
    return old >= _FEWEST and old * 3 >= len(years) * 2 and deictic * 4 <= old


def _written_year(sense: Sense) -> int | None:
    if isinstance(sense, Calendar):
        return sense.year
    if isinstance(sense, Days):
        return sense.last.year
    if isinstance(sense, Part):
        return _written_year(sense.whole)
    return _written_year(sense.day) if isinstance(sense, Clock) and sense.day else None


def _is_deictic(sense: Sense) -> bool:
    """Whether it can only be understood from the day of speech."""
    if isinstance(sense, Calendar):
        return sense.weekday is not None and sense.day is None and sense.year is None
    if isinstance(sense, Part):
        return _is_deictic(sense.whole)
    if isinstance(sense, Clock):
        return sense.day is not None and _is_deictic(sense.day)
    return isinstance(sense, Shift) and not sense.story and sense.unit in ("D", "W", "M", "Y")
