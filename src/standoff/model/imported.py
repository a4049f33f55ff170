"""Events that somebody else coded: kept as their file has them, and apart from what this record's reports say."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from standoff.model.event import EventType


class Origin(StrEnum):
    """The format of the file."""

    PLOVER = "plover"
    POLECAT = "polecat"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedParty:
    """A party as the file has it.

    Attributes:
        name: what it is called; `None` where the file gives none.
        country: alpha-3, as far as the file's words or code are those of a state that the lexicon knows.
        code: PLOVER's code, or `None`.
        sector: PLOVER's sector, or `None`.
    """

    name: str | None = None
    country: str | None = None
    code: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedEvent:
    """One row of a file. It is no record: no report that is at hand has its words.

    Attributes:
        id: see `imported_id`.
        origin: format of the file.
        file: name under which it was read.
        line: of the row, from 1.
        event: PLOVER type.
        mode: PLOVER modes, as the file has them.
        context: PLOVER contexts, as the file has them.
        actor: who did it.
        recipient: to whom.
        earliest: the day, or the first one; `None` where the file has none that can be read.
        latest: the last one; likewise.
        quad_code: 1 to 4, or `None`.
        event_scale: the file's score, or `None`.
        published: day of publication of the report behind it, or `None`.
        publisher: of that report, or `None`.
        url: of that report, or `None`.
        text: words of that report that the file gives, or `None`. They are not checked against any report.
        row: the row itself as a JSON object, with all its columns.
    """

    id: str
    origin: Origin
    file: str
    line: int
    event: EventType
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    actor: tuple[ImportedParty, ...] = ()
    recipient: tuple[ImportedParty, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    quad_code: int | None = None
    event_scale: float | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    text: str | None = None
    row: str


def imported_id(origin: Origin, row: str) -> str:
    """16 hexadecimal digits that the same row always has."""
    return hashlib.sha256(f"{origin.value}\x1f{row}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
