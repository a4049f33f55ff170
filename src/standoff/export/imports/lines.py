"""Lines of a file of events, and what is read of their cells in whatever format."""

from dataclasses import dataclass
from datetime import date

from standoff.errors import RowError
from standoff.model import EventType

_BYTE_ORDER_MARK = "\ufeff"
_ISO_DAY = len("2022-01-14")
_TYPES = frozenset(type_.value for type_ in EventType)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file.

    Attributes:
        number: from 1.
        content: without its end; `None` if it is too long to be read.
    """

    number: int
    content: bytes | None

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing in it."""
        return self.content is not None and not self.content.strip()

    def text(self) -> str:
        """The line as text.

        Raises:
            RowError: it is too long, or not UTF-8.
        """
        if self.content is None:
            raise RowError("the line is longer than 10,000,000 bytes")
        try:
            text = self.content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise RowError(f"the line is not UTF-8 (byte {error.start}); convert the file to UTF-8") from error
        return text.removeprefix(_BYTE_ORDER_MARK) if self.number == 1 else text


def event_type(written: object) -> EventType:
    """The PLOVER type that a cell names, whatever the case.

    Raises:
        RowError: it names none.
    """
    word = str(written or "").strip().upper()
    if word not in _TYPES:
        raise RowError(f"the event is {written!r}, and PLOVER's types are {', '.join(sorted(_TYPES))}")
    return EventType(word)


def day(written: object) -> date | None:
    """The day of an ISO date or time; `None` for anything else, which stays in the row."""
    try:
        return date.fromisoformat(str(written or "").strip()[:_ISO_DAY])
    except ValueError:
        return None


def number(written: object) -> float | None:
    """A finite number, or `None`."""
    try:
        value = float(str(written if written is not None else ""))
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None


def words(written: object) -> str | None:
    """A cell's text without the white space around it; `None` if it is empty or no text."""
    return written.strip() or None if isinstance(written, str) else None
