"""What sides and people are called where no analysis of the whole record is at hand."""

from standoff.brief.phrases import read_phrases
from standoff.brief.wording import Names
from standoff.lexicon import Lexicon
from standoff.lexicon.country_names import read_country_names, read_country_words


def plain_names(lexicon: Lexicon) -> Names:
    """Names from the lexicon alone: people are called as each report calls them."""
    return Names(lexicon.table(read_country_names), lexicon.table(read_country_words), read_phrases())
