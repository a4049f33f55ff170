"""What a time expression says before it is set against the calendar."""

from dataclasses import dataclass
from typing import Literal

Unit = Literal["TS", "TM", "TH", "D", "W", "M", "Y", "DE", "CE", "ML"]


@dataclass(frozen=True, slots=True)
class Shift:
    """A period, counted from a point in time: "last year", "two days later", "that month".

    Attributes:
        unit: what is counted and how wide the period is.
        count: how many units away; `None` for an amount without a number.
        story: counted from the last date of the narrative, not from the day of speech.
        ahead: the sign of the count where it has none.
        deictic: it can mean nothing but a day counted from that of speech ("today", "tomorrow").
    """

    unit: str
    count: float | None
    story: bool = False
    ahead: int = 0
    deictic: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """Parts of a date as written; what is `None` the words leave out.

    Attributes:
        year: of the era; negative before Christ.
        month: 1 to 12.
        day: 1 to 31.
        weekday: ISO number.
        season: TIMEX3 code.
        segment: quarter or half of a year ("Q1", "H2").
        within: the period that the words place it in ("March *of last year*").
        choose: -1 for "last", 0 for "this", 1 for "next", -2 and 2 for the nearest ("this past", "the coming"),
            `None` where none is said.
        story: `choose` is counted from the narrative.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    segment: str | None = None
    within: "Shift | None" = None
    choose: int | None = None
    story: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another ("14-16 March")."""

    first: Calendar
    last: Calendar


@dataclass(frozen=True, slots=True)
class Weekend:
    """A Saturday and a Sunday; `choose` as for `Calendar`."""

    choose: int | None = None


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years; `tens` is the year without its last digit, or a single digit where the century is left out."""

    tens: int
    era: int = 1


@dataclass(frozen=True, slots=True)
class Century:
    """A hundred years; `era` is -1 before Christ."""

    ordinal: int
    era: int = 1


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A numeric date that can be read with the day first or with the month first."""

    day_first: Calendar
    month_first: Calendar


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time.

    Attributes:
        unit: its unit.
        count: how many; `None` for an amount without a number.
        ahead: -1 for one that ends at the time of speech ("the past two weeks"), 1 for one that begins there.
    """

    unit: str
    count: float | None
    ahead: int = 0


@dataclass(frozen=True, slots=True)
class Repeat:
    """What recurs; `value` is TIMEX3."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Part:
    """The START, MID, END or WHOLE of a period, its LAST day, a day's WEEK; BEFORE and AFTER the day of speech."""

    whole: "Sense"
    which: str


@dataclass(frozen=True, slots=True)
class Nth:
    """One of the same weekdays of a month ("the second Sunday in May"); `number` is -1 for the last."""

    weekday: int
    number: int
    month: "Sense"


@dataclass(frozen=True, slots=True)
class Clock:
    """A part of a day, as written after the day in TIMEX3 ("T10:30", "TNI").

    Attributes:
        day: the day; `None` where the words do not name one.
        clock: the part.
    """

    day: "Sense | None"
    clock: str


Sense = (
    Shift | Calendar | Days | Weekend | Decade | Century | Doubtful | Length | Repeat | Reference | Part | Nth | Clock
)


@dataclass(frozen=True, slots=True)
class Found:
    """Pieces `[start, end)` and what they say."""

    start: int
    end: int
    sense: Sense
