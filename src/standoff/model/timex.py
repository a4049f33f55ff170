"""A time expression as a record of its own (`--kinds time`)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from standoff.model.record import Record
from standoff.model.time import TimeType


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRecord(Record):
    """See `standoff.model.time.Time`, whose fields these are."""

    text: str
    start: int
    end: int
    type: TimeType
    value: str | None
    earliest: date | None = None
    latest: date | None = None
    kind: Literal["time"] = "time"
