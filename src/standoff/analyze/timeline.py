"""Day by day: what was done, who met, and who took which stand, as far as the reports tell the day."""

from collections.abc import Iterable
from dataclasses import dataclass

from standoff.analyze.days import Day, stand_day
from standoff.analyze.happenings import Encounter, Happening
from standoff.analyze.marks import Mark, mark, shelve
from standoff.lexicon import Lexicon
from standoff.model import Document, Position


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on its day.

    Attributes:
        day: as the report gives it; never the day of publication.
        kind: "event", "meeting" or "position".
        records: ids of the records that tell it, the main one first.
        marks: their evidence.
    """

    day: Day
    kind: str
    records: tuple[str, ...]
    marks: tuple[Mark, ...]


def timeline(
    reported: Iterable[Happening],
    encounters: Iterable[Encounter],
    positions: Iterable[Position],
    documents: Iterable[Document],
    lexicon: Lexicon,
) -> tuple[Entry, ...]:
    """Everything to which a report gives a day, in order of its first day, its last, and the text.

    Args:
        reported: events, tellings of one event together.
        encounters: meetings, likewise.
        positions: of all documents.
        documents: the documents.
        lexicon: tells positions told as of earlier.
    """
    library = shelve(documents)
    found: list[Entry] = []
    for event in reported:
        if event.day is not None and event.day.told:
            found.append(Entry(event.day, "event", tuple(one.id for one in event.events), event.marks))
    for meeting in encounters:
        if meeting.day is not None:
            found.append(Entry(meeting.day, "meeting", tuple(m.record.id for m in meeting.mentions), meeting.marks))
    for position in positions:
        day = stand_day(position, library, lexicon)
        if day is not None and day.told:
            found.append(Entry(day, "position", (position.id,), (mark(position),)))
    return tuple(sorted(found, key=lambda entry: (entry.day.first, entry.day.last, entry.kind, entry.marks)))
