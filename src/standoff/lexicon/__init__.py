"""Word lists and frames as data, and their checked loading. See `data/README.md` for every file."""

from standoff.lexicon.files import Lexicon, load_lexicon

__all__ = ["Lexicon", "load_lexicon"]
