"""Names of states, places, organisations, armed groups and blocs, indexed by their first word."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon
from standoff.lexicon.former_states import FormerState, read_former_states

_WORD_BORDERS = re.compile(r"[\s\-–+/]+|(?<=\w)(?='s\b)|(?<=s)(?='(?:\s|$))")
_REGULAR_PEOPLE = ("n", "i")


class Sense(StrEnum):
    """What sort of name it is."""

    COUNTRY = "country"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    CAPITAL = "capital"
    CITY = "city"
    REGION = "region"
    METONYM = "metonym"
    SEAT = "seat"
    ORGANISATION = "organisation"
    ARMED = "armed"
    BLOC = "bloc"


PLACES = frozenset({Sense.CAPITAL, Sense.CITY, Sense.REGION, Sense.SEAT})
"""Senses of names that are places in the first line."""


NATIONS = frozenset({Sense.COUNTRY, Sense.ADJECTIVE, Sense.CAPITAL})
"""Senses of names by which those before whom they stand are of that state."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write one name.

    Attributes:
        words: as `split_words` gives them.
        sense: what sort of name.
        id: ISO 3166-1 alpha-3 of a state or of what acts for it, an acronym for others, or `None`.
        country: alpha-3, or `None`.
        code: PLOVER code, or `None`.
        sector: PLOVER sector, or `None`.
        members: alpha-3 of the states that a bloc's name stands for one by one; empty for others.
        if_named: whether it is that state's only where the article names the state elsewhere ("the Senate").
        unless: alpha-3 of states that have one of their own: naming them without that state, an article means
            theirs ("Congress").
        article: whether it is this name only after "the" ("the West").
    """

    words: tuple[str, ...]
    sense: Sense
    id: str | None
    country: str | None
    code: str | None
    sector: str | None = None
    members: tuple[str, ...] = ()
    article: bool = False
    if_named: bool = False
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedName:
    """What a name was for some time.

    Attributes:
        since: first day; `None` for always before.
        until: last day; `None` for always since.
        name: what it was.
        story: whether it is so as well where the sentence tells of that time, whenever the report was written: a
            name that means nothing but a former state ("the Soviet Union", "Soviet", and not "Moscow").
    """

    since: date | None
    until: date | None
    name: Name
    story: bool = False

    def holds(self, first: date, last: date) -> bool:
        """Whether it was so on one of the days from `first` to `last`."""
        return (self.since is None or self.since <= last) and (self.until is None or first <= self.until)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All names.

    Attributes:
        by_first_word: names by the lower form of their first word, longest first.
        common: names of countries by alpha-3, as reports write them.
        dated: what names were for some time, by their words; of two that held at once the first counts.
        bygone: the words of those that are no name now.
        former: the states that are no more.
    """

    by_first_word: dict[str, tuple[Name, ...]]
    common: dict[str, str]
    dated: dict[tuple[str, ...], tuple[DatedName, ...]]
    bygone: frozenset[tuple[str, ...]]
    former: tuple[FormerState, ...]

    def state_then(self, country: str, first: date, last: date) -> str:
        """The state that held the seat of `country` on the days from `first` to `last`: SUN for RUS in 1985."""
        held = (one.code for one in self.former if one.seat and one.successor == country and one.stood(first, last))
        return next(held, country)


def plain(word: str) -> str:
    """`word` without accents and with straight apostrophes."""
    if word.isascii():
        return word
    word = word.replace("’", "'").replace("ʼ", "'").replace("‘", "'")
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


def split_words(name: str) -> tuple[str, ...]:
    """The words of a name; hyphens and slashes separate, a possessive ending is a word of its own."""
    return tuple(word for word in _WORD_BORDERS.split(plain(name)) if word)


def read_gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer from `countries.csv`, `cities.csv`, `regions.csv`, `metonyms.csv` and the like.

    Where files disagree about the same words, the later in this order wins: cities, regions, countries,
    blocs, organisations, armed actors, metonyms.

    Raises:
        LexiconError: a row is malformed.
    """
    by_words: dict[tuple[str, ...], Name] = {}
    for read in (_cities, _regions, _countries, _blocs, _organisations, _armed_actors, _metonyms):
        for name in read(lexicon):
            if not name.words:
                raise LexiconError(f"a name without words in {read.__name__}: {name}")
            _keep(by_words, name)
    dated = _dated(lexicon)
    bygone = frozenset(dated.keys() - by_words.keys())
    by_words.update((words, dated[words][0].name) for words in bygone)
    index: dict[str, list[Name]] = {}
    for words, name in by_words.items():
        index.setdefault(words[0].lower(), []).append(name)
    ordered = {
        first: tuple(sorted(names, key=lambda name: (-len(name.words), name.words))) for first, names in index.items()
    }
    common = {row["code"]: row["name"] for row in lexicon.rows("countries.csv", _COUNTRY_COLUMNS)}
    former = lexicon.table(read_former_states)
    common |= {state.code: state.name for state in former}
    return Gazetteer(ordered, common, dated, bygone, former)


def _keep(by_words: dict[tuple[str, ...], Name], name: Name) -> None:
    """Keep `name` under its words without "the"; one that needs no article wins over the same with it."""
    if name.words[0] != "the" or len(name.words) == 1:
        by_words[name.words] = name
        return
    bare = replace(name, words=name.words[1:], article=True)
    known = by_words.get(bare.words)
    if known is None or known.article or known.id != bare.id:
        by_words[bare.words] = bare


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.split(";") if cell.strip()]


def _places(lexicon: Lexicon, file: str, sense: Sense) -> Iterator[Name]:
    for row in lexicon.rows(file, ("country", "names")):
        country = row["country"] or None
        for name in _cells(row["names"]):
            yield Name(split_words(name), sense, country, country, country)


def _cities(lexicon: Lexicon) -> Iterator[Name]:
    yield from _places(lexicon, "cities.csv", Sense.CITY)


def _regions(lexicon: Lexicon) -> Iterator[Name]:
    yield from _places(lexicon, "regions.csv", Sense.REGION)


_COUNTRY_COLUMNS = ("code", "name", "names", "adjectives", "people", "capital")


def _countries(lexicon: Lexicon) -> Iterator[Name]:
    for row in lexicon.rows("countries.csv", _COUNTRY_COLUMNS):
        code = row["code"]
        if len(code) != 3 or not code.isupper():
            raise LexiconError(f"countries.csv: {code!r} is not an alpha-3 code")
        for capital in _cells(row["capital"]):
            yield Name(split_words(capital), Sense.CAPITAL, code, code, code)
        adjectives = _cells(row["adjectives"])
        names = [row["name"], *_cells(row["names"])]
        for adjective in adjectives:
            if adjective not in names:
                yield Name(split_words(adjective), Sense.ADJECTIVE, code, code, code)
        regular = [adjective + "s" for adjective in adjectives if adjective.endswith(_REGULAR_PEOPLE)]
        for people in _cells(row["people"]) or regular:
            if not people.startswith("the ") and people not in adjectives:
                yield Name(split_words(people), Sense.PEOPLE, code, code, code)
        for name in names:
            yield Name(split_words(name), Sense.COUNTRY, code, code, code)


def _blocs(lexicon: Lexicon) -> Iterator[Name]:
    for row in lexicon.rows("blocs.csv", ("id", "code", "members", "names")):
        members = tuple(_cells(row["members"]))
        for name in _cells(row["names"]):
            yield Name(split_words(name), Sense.BLOC, row["id"] or None, None, row["code"] or None, members=members)


def _organisations(lexicon: Lexicon) -> Iterator[Name]:
    for row in lexicon.rows("organisations.csv", ("id", "code", "sector", "names")):
        for name in _cells(row["names"]):
            yield Name(
                split_words(name),
                Sense.ORGANISATION,
                row["id"] or None,
                None,
                row["code"] or None,
                row["sector"] or None,
            )


def _armed_actors(lexicon: Lexicon) -> Iterator[Name]:
    for row in lexicon.rows("armed_actors.csv", ("id", "country", "code", "sector", "names")):
        for name in _cells(row["names"]):
            yield Name(
                split_words(name),
                Sense.ARMED,
                row["id"],
                row["country"] or None,
                row["code"] or None,
                row["sector"] or None,
            )


def _metonyms(lexicon: Lexicon) -> Iterator[Name]:
    for row in lexicon.rows("metonyms.csv", ("names", "id", "country", "code", "sector", "note")):
        country = row["country"] or None
        for name in _cells(row["names"]):
            yield Name(
                split_words(name),
                Sense.SEAT if row["note"] == "seat" else Sense.METONYM,
                row["id"] or country,
                country,
                row["code"] or None,
                row["sector"] or None,
                if_named=row["note"] == "if named",
                unless=tuple(row["note"].split()[1:]) if row["note"].startswith("unless ") else (),
            )


def _dated(lexicon: Lexicon) -> dict[tuple[str, ...], tuple[DatedName, ...]]:
    found: dict[tuple[str, ...], tuple[DatedName, ...]] = {}
    for entry in (*_former_names(lexicon), *_names_by_year(lexicon)):
        words = entry.name.words
        found[words] = (*found.get(words, ()), entry)
    return found


def _former_names(lexicon: Lexicon) -> Iterator[DatedName]:
    """All names of the states that are no more."""
    for state in lexicon.table(read_former_states):
        named = (
            (Sense.CAPITAL, state.capitals),
            (Sense.ADJECTIVE, state.adjectives),
            (Sense.PEOPLE, state.people),
            (Sense.COUNTRY, (state.name, *state.names)),
        )
        for sense, texts in named:
            for text in texts:
                name = Name(split_words(text.removeprefix("the ")), sense, state.code, state.code, state.code)
                story = sense is not Sense.CAPITAL and not state.living
                yield DatedName(state.since, state.until, name, story)


def _names_by_year(lexicon: Lexicon) -> Iterator[DatedName]:
    for row in lexicon.rows("dated_names.csv", ("names", "sense", "country", "since", "until")):
        country = row["country"]
        since = date(int(row["since"]), 1, 1) if row["since"] else None
        until = date(int(row["until"]), 12, 31) if row["until"] else None
        for text in _cells(row["names"]):
            words = split_words(text.removeprefix("the "))
            yield DatedName(since, until, Name(words, Sense(row["sense"]), country, country, country))
