"""What countries are called in running text."""

from collections.abc import Mapping

from standoff.lexicon.files import Lexicon

_COLUMNS = ("code", "name", "names", "adjectives", "people", "capital")


def read_country_names(lexicon: Lexicon) -> Mapping[str, str]:
    """The name of each country by its alpha-3 code.

    Raises:
        LexiconError: `countries.csv` is missing or has other columns.
    """
    return {row["code"]: row["name"] for row in lexicon.rows("countries.csv", _COLUMNS)}


def read_country_words(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """All words that name each country, its people or its capital, by its alpha-3 code.

    Raises:
        LexiconError: `countries.csv` is missing or has other columns.
    """
    return {
        row["code"]: tuple(
            word.strip()
            for column in ("name", "names", "adjectives", "people", "capital")
            for word in row[column].split(";")
            if word.strip()
        )
        for row in lexicon.rows("countries.csv", _COLUMNS)
    }
