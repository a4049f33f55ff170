"""What tells a personal name: titles, given names, and people of public office known by surname."""

from dataclasses import dataclass

from standoff.lexicon.files import Lexicon


@dataclass(frozen=True, slots=True)
class Title:
    """A title before a name.

    Attributes:
        sector: PLOVER sector, or `None`.
        gender: "m", "f" or `None`.
        role: the office in full, or `None`.
    """

    sector: str | None
    gender: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Leader:
    """A head of state or government, or another holder of high office, as public record has it.

    Attributes:
        name: full name.
        country: alpha-3.
        since: first year of office.
        until: last year of office; `None` if the lexicon knows no end.
    """

    name: str
    country: str
    since: int
    until: int | None


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Tables for finding people.

    Attributes:
        titles: by their text.
        given: gender ("m", "f", "") by given name.
        leaders: by surname or whatever else reports call them, in order of office.
        things: capitalised words that do not name people.
    """

    titles: dict[str, Title]
    given: dict[str, str]
    leaders: dict[str, tuple[Leader, ...]]
    things: frozenset[str]

    def is_thing(self, word: str) -> bool:
        """Whether a capitalised word names no person; "Bill" may."""
        return word in self.things and word not in self.given


def read_person_words(lexicon: Lexicon) -> PersonWords:
    """The tables of `titles.csv`, `given_names.csv`, `leaders.csv` and `thing_words.csv`.

    Raises:
        LexiconError: a file is malformed.
    """
    titles = {
        row["title"]: Title(row["sector"] or None, row["gender"] or None, row["role"] or None)
        for row in lexicon.rows("titles.csv", ("title", "sector", "gender", "role"))
    }
    given: dict[str, str] = {}
    for row in lexicon.rows("given_names.csv", ("gender", "names")):
        for name in row["names"].split():
            given[name] = row["gender"]
    leaders: dict[str, list[Leader]] = {}
    for row in lexicon.rows("leaders.csv", ("short", "name", "country", "since", "until")):
        until = int(row["until"]) if row["until"] else None
        leaders.setdefault(row["short"], []).append(Leader(row["name"], row["country"], int(row["since"]), until))
    things = frozenset(
        word for row in lexicon.rows("thing_words.csv", ("kind", "words")) for word in row["words"].split()
    )
    return PersonWords(titles, given, {short: tuple(rows) for short, rows in leaders.items()}, things)
