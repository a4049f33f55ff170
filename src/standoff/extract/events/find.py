"""The finder of events."""

from standoff.annotate.article import Article, Layer
from standoff.annotate.encoder import READING
from standoff.annotate.parse import PARSE
from standoff.extract.events.build import build_events
from standoff.extract.events.deed import Deed
from standoff.extract.events.govern import settle
from standoff.extract.events.match import match_deeds
from standoff.extract.events.read import read_deeds
from standoff.lexicon import Lexicon
from standoff.lexicon.frames import read_frames
from standoff.lexicon.plover import read_plover
from standoff.lexicon.reading import read_policies
from standoff.model import Event

EVENTS: Layer[tuple[Event, ...]] = Layer("events")


def find_events(article: Article, lexicon: Lexicon) -> tuple[Event, ...]:
    """The PLOVER events of an article, in order of the text.

    A deed becomes an event if at least one of its actors and recipients is a party. The same deed
    told twice in one clause ("held talks", "met for talks") is one event.
    """
    return build_events(article, find_deeds(article, lexicon), lexicon)


def find_deeds(article: Article, lexicon: Lexicon) -> list[Deed]:
    """Who does what to whom, in order of the text; roles are words, not parties.

    What grammar tells and, where it read, what the encoder sees besides: new deeds take part in the rule of governing
    words like all others, and another type for a word stands beside that of its frame, for the likelier to be kept.
    """
    frames, plover = lexicon.table(read_frames), lexicon.table(read_plover)
    doc = article[PARSE]
    matched = match_deeds(doc, frames)
    if READING not in article:
        return settle(doc, matched, frames, plover)
    read = list(read_deeds(article, lexicon.table(read_policies)["event"].look))
    known = {deed.trigger.i for deed in matched if deed.type is not None}
    settled = settle(doc, [*matched, *(deed for deed in read if deed.trigger.i not in known)], frames, plover)
    plain = {deed.trigger.i: deed.type for deed in settled if deed.frame.type is deed.type and not deed.read}
    others = [deed for deed in read if plain.get(deed.trigger.i, deed.type) is not deed.type]
    return sorted([*settled, *others], key=lambda deed: deed.trigger.i)
