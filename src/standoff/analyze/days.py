"""The day to which a record belongs, and how that is known."""

from dataclasses import dataclass
from datetime import date, timedelta

from standoff.analyze.marks import Library, sentence_around
from standoff.lexicon import Lexicon
from standoff.lexicon.scope import read_scope_words
from standoff.model import PASSING_NOTE, Conditional, Document, Outlook, Position, Quantity, Record, Time

_LONGEST_DAY = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Day:
    """A day or a few.

    Attributes:
        first: first day.
        last: last day; the same for a single day.
        told: whether the report ties the day to the record; otherwise it is the day of publication,
            before which the thing must have been said or done.
    """

    first: date
    last: date
    told: bool


def day_of(record: Record, library: Library) -> Day | None:
    """When what `record` tells was said or done.

    The report's own date if it is exact to about a week, or lies wholly before or after the day of
    publication ("in 2014"); otherwise the day of publication; `None` where there is neither.
    """
    told, published = _time(record), _published(library.get(record.doc))
    exact = day_of_time(told)
    if exact is not None:
        return exact
    if told is not None and told.earliest is not None and told.latest is not None and not _holds(told, published):
        return Day(told.earliest, told.latest, told=True)
    return Day(published, published, told=False) if published is not None else None


def stand_day(position: Position, library: Library, lexicon: Lexicon) -> Day | None:
    """The day on which a position stood: `day_of`, but `None` for one that is told as of earlier, on no day.

    "Chad began by insisting that ...": the day of the report is not that of the insistence.
    """
    day = day_of(position, library)
    if PASSING_NOTE in position.notes:
        return None
    if day is None or day.told or position.doc not in library:
        return day
    told = position.evidence[0]
    text, end = library[position.doc].text, max(span.end for span in (told, *position.content))
    before = sentence_around(text, told.start, told.end).start
    return None if lexicon.table(read_scope_words).past.search(text[before:end]) else day


def day_of_time(time: Time | None) -> Day | None:
    """The days of a time that is exact to about a week, or `None`."""
    if time is None or time.earliest is None or time.latest is None:
        return None
    if time.latest - time.earliest > _LONGEST_DAY:
        return None
    return Day(time.earliest, time.latest, told=True)


def _holds(told: Time, published: date | None) -> bool:
    """Whether the day of publication is among the days of `told`."""
    if published is None or told.earliest is None or told.latest is None:
        return False
    return told.earliest <= published <= told.latest


def _time(record: Record) -> Time | None:
    if isinstance(record, (Conditional, Outlook, Quantity)):
        return None
    date_: Time | None = getattr(record, "date", None)
    return date_


def _published(document: Document | None) -> date | None:
    return document.published if document is not None else None
