"""The day of an event for formats that ask for one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from standoff.model import Document, Event


class Basis(StrEnum):
    """Where a day comes from: the report, which tells the day or a longer time, or its own day, or nowhere."""

    TOLD = "told"
    SPAN = "span"
    PUBLICATION = "publication"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Day:
    """When.

    Attributes:
        first: the day, or the first one on which it can have been, or the last if only that is told; `None` where
            nothing tells.
        last: the last one; `None` likewise, and where the report leaves it open.
        basis: how `first` is known.
    """

    first: date | None
    last: date | None
    basis: Basis


def day_of(event: Event, document: Document) -> Day:
    """The day that the report gives the event, or else the day of its publication."""
    when = event.date
    first = (when.earliest or when.latest) if when is not None else None
    if when is not None and first is not None:
        return Day(first, when.latest, Basis.TOLD if when.earliest == when.latest else Basis.SPAN)
    if document.published is not None:
        return Day(document.published, document.published, Basis.PUBLICATION)
    return Day(None, None, Basis.UNKNOWN)
