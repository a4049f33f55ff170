"""What countries are called in running text."""

import warnings
from collections.abc import Mapping

from standoff.lexicon.files import Lexicon
from standoff.lexicon.former_states import read_former_states

_COLUMNS = ("code", "name", "names", "adjectives", "people", "capital")


def read_country_names(lexicon: Lexicon) -> Mapping[str, str]:
    """The name of each country by its alpha-3 code, also of those that are no more.

    Raises:
        LexiconError: `countries.csv` or `former_states.csv` is missing or malformed.
    """
    living = {row["code"]: row["name"] for row in lexicon.rows("countries.csv", _COLUMNS)}
    return living | {state.code: state.name for state in lexicon.table(read_former_states)}


def read_country_words(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """All words that name each country, its people or its capital, by its alpha-3 code.

    Raises:
        LexiconError: `countries.csv` is missing or has other columns.
    """
    return _words(lexicon, ("name", "names", "adjectives", "people", "capital"))


def read_country_peoples(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """The same without the capital, which is a place as well.

    Raises:
        LexiconError: `countries.csv` is missing or has other columns.
    """
    return _words(lexicon, ("name", "names", "adjectives", "people"))


def _words(lexicon: Lexicon, columns: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    return {
        row["code"]: tuple(word.strip() for column in columns for word in row[column].split(";") if word.strip())
        for row in lexicon.rows("countries.csv", _COLUMNS)
    }


def country_called(lexicon: Lexicon, name: str) -> str | None:
    """The alpha-3 code of the country that is called `name`, whatever the case and with or without "the".

    Our own table decides; the names that it lacks (other languages, constitutional long forms) are looked up in
    countrynames. What that gives is used only where it is a state or territory of our table: of former states it
    raises or gives withdrawn codes, and parts of states have codes of their own. `None` where nothing is called so.

    Raises:
        LexiconError: `countries.csv` is missing or has other columns.
    """
    asked = name.strip().casefold().removeprefix("the ")
    words = read_country_words(lexicon)
    for code, names in words.items():
        if asked in (word.casefold().removeprefix("the ") for word in names):
            return code
    looked_up = _by_countrynames(asked)
    return looked_up if looked_up in words else None


def former_state_called(lexicon: Lexicon, name: str) -> str | None:
    """The alpha-3 code of the state that is no more and was called `name`, whatever the case; `None` for none.

    Raises:
        LexiconError: `former_states.csv` is missing or malformed.
    """
    asked = name.strip().casefold().removeprefix("the ")
    for state in lexicon.table(read_former_states):
        names = (state.name, *state.names, *state.adjectives, *state.people)
        if asked in (word.casefold().removeprefix("the ") for word in names):
            return state.code
    return None


def _by_countrynames(name: str) -> str | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pyicu, which it would like to have, changes nothing for Latin letters
        import countrynames

        try:
            found: str | None = countrynames.to_code_3(name)
        except KeyError:
            return None
    return found
