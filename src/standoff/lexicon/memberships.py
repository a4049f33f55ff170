"""Which states belonged to an organisation in which years."""

from dataclasses import dataclass

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon


@dataclass(frozen=True, slots=True)
class Membership:
    """States that belonged to an organisation in the same years.

    Attributes:
        since: first year.
        until: last year, or `None` if they still do.
        countries: alpha-3 codes.
    """

    since: int
    until: int | None
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class Memberships:
    """All memberships, by the id of the organisation."""

    of: dict[str, tuple[Membership, ...]]

    def members(self, organisation: str, year: int | None) -> frozenset[str]:
        """The members in `year`, or those of today where it is `None`; empty for one that the lexicon does not know."""
        return frozenset(
            country
            for row in self.of.get(organisation, ())
            if (row.until is None if year is None else row.since <= year and (row.until is None or year <= row.until))
            for country in row.countries
        )


def read_memberships(lexicon: Lexicon) -> Memberships:
    """The table of `memberships.csv`.

    Raises:
        LexiconError: a row is malformed.
    """
    found: dict[str, tuple[Membership, ...]] = {}
    for row in lexicon.rows("memberships.csv", ("organisation", "since", "until", "countries")):
        try:
            years = int(row["since"]), int(row["until"]) if row["until"] else None
        except ValueError as error:
            raise LexiconError(f"memberships.csv: a year is no number: {row}") from error
        entry = Membership(*years, frozenset(row["countries"].split()))
        found[row["organisation"]] = (*found.get(row["organisation"], ()), entry)
    return Memberships(found)
