"""What organisations, armed groups and blocs are called in full."""

from collections.abc import Mapping

from standoff.lexicon.files import Lexicon

_FILES = {
    "blocs.csv": ("id", "code", "members", "names"),
    "organisations.csv": ("id", "code", "sector", "names"),
    "armed_actors.csv": ("id", "country", "code", "sector", "names"),
}


def read_body_names(lexicon: Lexicon) -> Mapping[str, str]:
    """The first name of each by its id.

    Raises:
        LexiconError: a file is missing or has other columns.
    """
    return {
        row["id"]: row["names"].split(";")[0].strip()
        for file, columns in _FILES.items()
        for row in lexicon.rows(file, columns)
        if row["id"]
    }
