"""Which states belonged to an organisation on which days."""

from dataclasses import dataclass
from datetime import date

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon
from standoff.lexicon.former_states import FormerState, read_former_states

_FILE = "memberships.csv"
_YEAR = 4


@dataclass(frozen=True, slots=True)
class Border:
    """When a membership began or ended, as far as the lexicon is sure.

    Attributes:
        first: the earliest day that it can have been.
        last: the latest; another than the first where only the year is sure.
    """

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Membership:
    """States that joined and left an organisation at the same time.

    Attributes:
        since: the first day; `None` where the lexicon does not know when.
        until: the last day; `None` if they still belong to it.
        countries: alpha-3 codes.
    """

    since: Border | None
    until: Border | None
    countries: frozenset[str]

    def may_cover(self, day: date) -> bool:
        """Whether it held on `day`, or for all that the lexicon knows can have held."""
        return (self.since is None or self.since.first <= day) and (self.until is None or day <= self.until.last)

    def covers(self, day: date) -> bool:
        """Whether it held on `day` for sure."""
        begun = self.since is not None and self.since.last <= day
        return begun and (self.until is None or day <= self.until.first)


@dataclass(frozen=True, slots=True)
class Memberships:
    """All memberships, by the id of the organisation.

    Attributes:
        of: rows by organisation.
        former: the states that are no more; those that held the seat of a member belonged in its place.
    """

    of: dict[str, tuple[Membership, ...]]
    former: tuple[FormerState, ...] = ()

    def members(self, organisation: str, day: date | None) -> frozenset[str]:
        """Who belonged to it on `day`, or belongs to it where that is `None`; those in doubt are among them.

        A state that held a member's seat then is given beside it ("SUN" beside "RUS"). Empty for an organisation that
        the lexicon does not know.
        """
        rows = self.of.get(organisation, ())
        if day is None:
            return frozenset(country for row in rows if row.until is None for country in row.countries)
        held = {country for row in rows if row.may_cover(day) for country in row.countries}
        return frozenset(held | {code for country in held for code in self._then(country, day)})

    def is_member(self, organisation: str, country: str, day: date) -> bool | None:
        """Whether `country` belonged to it on `day`; `None` where the lexicon is not sure, or knows none such."""
        if organisation not in self.of:
            return None
        rows = [row for row in self.of[organisation] if self._is_of(row, country, day)]
        if any(row.covers(day) for row in rows):
            return True
        return None if any(row.may_cover(day) for row in rows) else False

    def _is_of(self, row: Membership, country: str, day: date) -> bool:
        return country in row.countries or any(country in self._then(one, day) for one in row.countries)

    def _then(self, country: str, day: date) -> list[str]:
        """The state that held the seat of `country` on `day`."""
        return [one.code for one in self.former if one.seat and one.successor == country and one.stood(day, day)]


def read_memberships(lexicon: Lexicon) -> Memberships:
    """The table of `memberships.csv`.

    Raises:
        LexiconError: a row is malformed.
    """
    found: dict[str, tuple[Membership, ...]] = {}
    for row in lexicon.rows(_FILE, ("organisation", "since", "until", "countries")):
        entry = Membership(_border(row["since"]), _border(row["until"]), frozenset(row["countries"].split()))
        if entry.since is not None and entry.until is not None and entry.since.first > entry.until.last:
            raise LexiconError(f"{_FILE}: it ends before it begins: {row}")
        found[row["organisation"]] = (*found.get(row["organisation"], ()), entry)
    return Memberships(found, lexicon.table(read_former_states))


def _border(text: str) -> Border | None:
    """A day, or a year of which the day is not sure; `None` for an empty cell."""
    if not text:
        return None
    try:
        if len(text) == _YEAR:
            return Border(date(int(text), 1, 1), date(int(text), 12, 31))
        return Border(date.fromisoformat(text), date.fromisoformat(text))
    except ValueError as error:
        raise LexiconError(f"{_FILE}: {text!r} is neither a day such as 1991-12-26 nor a year") from error
