"""CAMEO's root codes for PLOVER's types and modes."""

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon
from standoff.model import EventType

_TYPES = frozenset(type_.value for type_ in EventType)


@dataclass(frozen=True, slots=True)
class CameoRoot:
    """A root of CAMEO.

    Attributes:
        code: two digits, as text: "04" is not 4.
        text: its name.
    """

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class CameoRoots:
    """The roots by PLOVER type and mode; the mode "" is for the type alone."""

    of: Mapping[tuple[EventType, str], CameoRoot]

    def root(self, type_: EventType, mode: str | None) -> CameoRoot:
        """The root for an event of this type and mode."""
        return self.of.get((type_, mode or "")) or self.of[type_, ""]


def read_cameo_roots(lexicon: Lexicon) -> CameoRoots:
    """The table of `cameo_roots.csv`.

    Raises:
        LexiconError: a type has no row, or a row is of an unknown type or no root.
    """
    found: dict[tuple[EventType, str], CameoRoot] = {}
    for row in lexicon.rows("cameo_roots.csv", ("type", "mode", "root", "text", "reason")):
        if row["type"] not in _TYPES or len(row["root"]) != 2 or not row["root"].isdigit():
            raise LexiconError(f"cameo_roots.csv: needed are a PLOVER type and two digits: {row}")
        found[EventType(row["type"]), row["mode"]] = CameoRoot(row["root"], row["text"])
    missing = [type_.value for type_ in EventType if (type_, "") not in found]
    if missing:
        raise LexiconError(f"cameo_roots.csv lacks the types {', '.join(missing)}")
    return CameoRoots(found)
