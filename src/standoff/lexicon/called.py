"""What a user calls a party: codes of states and organisations, and a person's name without the title."""

from standoff.lexicon.country_names import country_called, former_state_called
from standoff.lexicon.files import Lexicon
from standoff.lexicon.persons import read_person_words

_ARTICLE = "the "


def codes_called(lexicon: Lexicon, term: str) -> tuple[str, ...]:
    """The codes of what is called `term`, the likeliest first: a state, a former state, an organisation."""
    codes = (country_called(lexicon, term), former_state_called(lexicon, term), organisation_called(lexicon, term))
    return tuple(code for code in codes if code is not None)


def organisation_called(lexicon: Lexicon, name: str) -> str | None:
    """The id of the organisation or bloc that is called `name`, whatever the case; `None` for none."""
    asked = name.strip().casefold().removeprefix(_ARTICLE)
    return lexicon.table(_organisations).get(asked)


def _organisations(lexicon: Lexicon) -> dict[str, str]:
    found: dict[str, str] = {}
    for file, columns in (
        ("organisations.csv", ("id", "code", "sector", "names")),
        ("blocs.csv", ("id", "code", "members", "names")),
    ):
        for row in lexicon.rows(file, columns):
            for name in row["names"].split(";") if row["id"] else ():
                found.setdefault(name.strip().casefold().removeprefix(_ARTICLE), row["id"])
    return found


def without_title(lexicon: Lexicon, name: str) -> str:
    """A person's name without what reports put before it ("Mr. Odhiambo", "General Rui Costa")."""
    titles = lexicon.table(read_person_words).titles
    words = name.split()
    while len(words) > 1 and (words[0] in titles or f"{words[0]}." in titles):
        words = words[1:]
    return " ".join(words)
