"""Columns and code words of the formats in which events are exchanged."""

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon
from standoff.model import EventType, Status


@dataclass(frozen=True, slots=True)
class Formats:
    """What `formats.toml` says.

    Attributes:
        columns: names in their order, by format.
        plain: statuses that a format without a column for them can carry.
        auxiliary: PLOVER's auxiliary mode by status; a status without one is left out.
        mutual: types in which all participants are actors.
        quads: POLECAT's words for the quad classes 1 to 4.
        languages: names by ISO 639-1 code.
        sectors: ICEWS' words for PLOVER's sectors.
    """

    columns: Mapping[str, tuple[str, ...]]
    plain: frozenset[Status]
    auxiliary: Mapping[Status, str]
    mutual: frozenset[EventType]
    quads: Mapping[int, str]
    languages: Mapping[str, str]
    sectors: Mapping[str, str]


def read_formats(lexicon: Lexicon) -> Formats:
    """The content of `formats.toml`.

    Raises:
        LexiconError: a table is missing, or names what there is not.
    """
    data = lexicon.toml("formats.toml")
    try:
        return Formats(
            columns={name: tuple(columns) for name, columns in data["columns"].items()},
            plain=frozenset(map(Status, data["plain"]["statuses"])),
            auxiliary={Status(status): mode for status, mode in data["auxiliary"].items()},
            mutual=frozenset(map(EventType, data["mutual"]["types"])),
            quads={int(number): words for number, words in data["quads"].items()},
            languages=dict(data["languages"]),
            sectors=dict(data["sectors"]),
        )
    except (KeyError, ValueError) as error:
        raise LexiconError(f"formats.toml: lacks or does not know {error}") from error
