"""The finder of events."""

from standoff.annotate.article import Article, Layer
from standoff.annotate.parse import PARSE
from standoff.extract.events.build import build_events
from standoff.extract.events.deed import Deed
from standoff.extract.events.govern import settle
from standoff.extract.events.match import match_deeds
from standoff.lexicon import Lexicon
from standoff.lexicon.frames import read_frames
from standoff.lexicon.plover import read_plover
from standoff.model import Event

EVENTS: Layer[tuple[Event, ...]] = Layer("events")


def find_deeds(article: Article, lexicon: Lexicon) -> list[Deed]:
    """Who does what to whom as grammar tells it, in order of the text; roles are words, not parties."""
    frames, plover = lexicon.table(read_frames), lexicon.table(read_plover)
    doc = article[PARSE]
    return settle(doc, match_deeds(doc, frames), frames, plover)


def find_events(article: Article, lexicon: Lexicon) -> tuple[Event, ...]:
    """The PLOVER events of an article, in order of the text.

    A deed becomes an event if at least one of its actors and recipients is a party. The same deed
    told twice in one clause ("held talks", "met for talks") is one event.
    """
    return build_events(article, find_deeds(article, lexicon), lexicon)
