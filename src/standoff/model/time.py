"""When: time expressions in the sense of TIMEX3."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TimeType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression and what it denotes.

    Attributes:
        text: the words.
        start: first character, in code points.
        end: one past the last character.
        type: DATE, TIME, DURATION or SET.
        value: TIMEX3 / ISO 8601 value (`2022-01-14`, `2021-12`, `2022-W02`, `P5D`,
            `2022-01-08/2022-01-09`, `PRESENT_REF`); `None` where nothing anchors the words.
        earliest: first day that the value allows; `None` where it does not bound one.
        latest: last day that the value allows; likewise.
    """

    text: str
    start: int
    end: int
    type: TimeType
    value: str | None
    earliest: date | None = None
    latest: date | None = None
