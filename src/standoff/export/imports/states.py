"""Which state a cell of a file names."""

from standoff.lexicon import Lexicon
from standoff.lexicon.country_names import country_called, read_country_names


class States:
    """Names and codes of states, each looked up once."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Args: lexicon: with the names of countries."""
        self._lexicon = lexicon
        self._codes = read_country_names(lexicon).keys()
        self._known: dict[str, str | None] = {}

    def code(self, written: str | None) -> str | None:
        """The alpha-3 code of the state that is called or coded so; `None` if none is."""
        if not written:
            return None
        if written not in self._known:
            self._known[written] = written if written in self._codes else country_called(self._lexicon, written)
        return self._known[written]
