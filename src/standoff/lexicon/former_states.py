"""States that are no more: their codes, their days, and who came after them."""

from dataclasses import dataclass
from datetime import date

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon

_COLUMNS = ("code", "name", "names", "adjectives", "people", "capital", "since", "until", "successor", "living", "seat")


@dataclass(frozen=True, slots=True)
class FormerState:
    """A state that is no more.

    Attributes:
        code: alpha-3 code of ISO 3166-3.
        name: as reports wrote it.
        names: other names.
        adjectives: of that state.
        people: its people.
        capitals: its seat of government.
        since: first day; `None` where the table is not sure of it.
        until: last day; `None` where the table is not sure of it.
        successor: alpha-3 of the state that its names mean in reports of other times; `None` for none.
        living: whether the names are still in use for the successor ("Burma").
        seat: whether it held the successor's seat of government, as the Soviet Union did and East Germany did not.
    """

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    since: date | None
    until: date | None
    successor: str | None
    living: bool
    seat: bool

    def stood(self, first: date, last: date) -> bool:
        """Whether it existed on one of the days from `first` to `last`."""
        return (self.since is None or self.since <= last) and (self.until is None or first <= self.until)


def read_former_states(lexicon: Lexicon) -> tuple[FormerState, ...]:
    """The table of `former_states.csv`, in its order.

    Raises:
        LexiconError: a row is malformed.
    """
    return tuple(_state(row) for row in lexicon.rows("former_states.csv", _COLUMNS))


def _state(row: dict[str, str]) -> FormerState:
    def cells(column: str) -> tuple[str, ...]:
        return tuple(cell.strip() for cell in row[column].split(";") if cell.strip())

    if len(row["code"]) != 3 or not row["code"].isupper():
        raise LexiconError(f"former_states.csv: {row['code']!r} is not an alpha-3 code")
    return FormerState(
        code=row["code"],
        name=row["name"],
        names=cells("names"),
        adjectives=cells("adjectives"),
        people=cells("people"),
        capitals=cells("capital"),
        since=read_day("former_states.csv", row["since"]),
        until=read_day("former_states.csv", row["until"]),
        successor=row["successor"] or None,
        living=row["living"] == "yes",
        seat=row["seat"] == "yes",
    )


def read_day(file: str, text: str) -> date | None:
    """A day in a cell of `file`, `None` for an empty one.

    Raises:
        LexiconError: it is no day of the calendar written as 1991-12-26.
    """
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise LexiconError(f"{file}: {text!r} is no day (needed is one such as 1991-12-26)") from error
