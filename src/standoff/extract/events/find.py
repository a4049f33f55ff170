"""The finder of events."""

from collections.abc import Iterable
from dataclasses import replace

from standoff.annotate.article import Article, Layer
from standoff.annotate.encoder import READING, Reading
from standoff.annotate.parse import PARSE
from standoff.extract.events.build import build_events
from standoff.extract.events.deed import Deed
from standoff.extract.events.govern import in_time, settle
from standoff.extract.events.match import match_deeds
from standoff.extract.events.nodeeds import is_no_deed, refused_talks
from standoff.extract.events.read import read_deeds, read_roles, read_share
from standoff.extract.events.roles import fair
from standoff.lexicon import Lexicon
from standoff.lexicon.frames import Frames, read_frames
from standoff.lexicon.plover import read_plover
from standoff.lexicon.reading import read_deed_policy, read_policies
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

    What grammar tells and, where it read, what the encoder sees besides: its surer deeds take part in the rule of
    governing words like all others, and another type for a word stands beside that of its frame, for the likelier to
    be kept.
    """
    frames, plover = lexicon.table(read_frames), lexicon.table(read_plover)
    doc = article[PARSE]
    framed = match_deeds(doc, frames)
    if READING not in article:
        return _true(settle(doc, framed, frames, plover), frames)
    reading, policy = article[READING], lexicon.table(read_deed_policy)
    read = list(read_deeds(article, lexicon.table(read_policies)["event"].look))
    known = {(deed.trigger.i, deed.type) for deed in framed}
    sure = [deed for deed in read if (deed.share or 0.0) >= policy.governs]
    new = [deed for deed in sure if (deed.trigger.i, deed.type) not in known]
    settled = settle(doc, [*framed, *new], frames, plover, lambda deed: _is_read(deed, reading, policy.told))
    seen = {(deed.trigger.i, type_) for deed in settled for type_ in (deed.type, deed.frame.type)}
    gone = {deed.trigger.i for deed in (*framed, *new)} - {deed.trigger.i for deed in settled}
    others = (deed for deed in read if deed.trigger.i not in gone and (deed.trigger.i, deed.type) not in seen)
    found = (*settled, *(in_time(deed, frames, plover) for deed in others))
    shared = _true((_shared(deed, article, policy.sure) for deed in found), frames)
    return sorted(shared, key=lambda deed: deed.trigger.i)


def _true(deeds: Iterable[Deed], frames: Frames) -> list[Deed]:
    """The deeds that somebody does, with those roles only in which somebody can stand."""
    words = frames.words
    return [fair(refused_talks(deed, words), words) for deed in deeds if not is_no_deed(deed, words)]


def _is_read(deed: Deed, reading: Reading, least: float) -> bool:
    share = read_share(reading, deed)
    return share is not None and share >= least


def _shared(deed: Deed, article: Article, least: float) -> Deed:
    """A deed with its probability; of one that is all but sure the encoder's roles stand behind those of grammar."""
    share = read_share(article[READING], deed)
    if share is None or share < least:
        return replace(deed, share=share)
    if deed.read:
        return replace(deed, share=share, sure=True)
    actors, recipients = read_roles(article, deed.trigger.i)
    actors, recipients = (*deed.actors, *actors), (*deed.recipients, *recipients)
    return replace(deed, share=share, sure=True, actors=actors, recipients=recipients)
