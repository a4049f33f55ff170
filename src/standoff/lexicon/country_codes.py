"""Codes of states in other schemes than alpha-3."""

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon


@dataclass(frozen=True, slots=True)
class CountryCode:
    """What other schemes call a state.

    Attributes:
        alpha2: ISO 3166-1 alpha-2; `None` for a state that is no more.
        cow: number in the Correlates of War list of states; `None` for what is not a state there.
    """

    alpha2: str | None
    cow: int | None


def read_country_codes(lexicon: Lexicon) -> Mapping[str, CountryCode]:
    """The table of `country_codes.csv` by alpha-3 code.

    Raises:
        LexiconError: a row is malformed.
    """
    found: dict[str, CountryCode] = {}
    for row in lexicon.rows("country_codes.csv", ("code", "alpha2", "cow")):
        if len(row["alpha2"]) not in (0, 2) or not (row["cow"].isdigit() or not row["cow"]):
            raise LexiconError(f"country_codes.csv: needed are two letters and a number, or nothing: {row}")
        found[row["code"]] = CountryCode(row["alpha2"] or None, int(row["cow"]) if row["cow"] else None)
    return found
