"""Words for meetings, their formats and states, from `meetings.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon
from standoff.model import MeetingFormat, MeetingState

_FILE = "meetings.toml"


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """The file's lists, by lemma.

    Attributes:
        nouns: noun (also of two words) to its format; `None` where the number of sides decides.
        verbs: verb to its format, likewise.
        heads: every lemma that may name a meeting, for a first look.
        weak: nouns that need a party or a state beside them.
        seated: of the weak nouns those that an organisation of states may hold alone.
        proposing: verbs whose subject need not take part in the meeting.
        others: modifiers that make a noun no meeting of sides ("board meeting").
        hosts: verbs whose subject receives the object.
        arrivals: verbs by which statesmen come on a visit.
        seeing: those of them whose object is met.
        peers: nouns of persons known by whose they are.
        light: verbs that add their subject to the meeting that they govern.
        travel: verbs whose purpose may be a meeting.
        strong: nouns of talks between sides even where one side is named.
        families: word to the families of words that may name the same meeting.
        sides: plurals that with "two" stand for the article's pair.
        leaders: plurals that stand for the pair's leaders.
        parts: nouns that stand for the meeting below them ("a round of talks").
        carriers: nouns of a meeting not yet held ("an invitation to talks").
        inviting: verbs whose object takes part.
        states: word (lemma or verb with particle) to what it says of the meeting.
        unsettled: adjectives of a meeting that may never be.
    """

    nouns: Mapping[str, MeetingFormat | None]
    verbs: Mapping[str, MeetingFormat | None]
    heads: frozenset[str]
    weak: frozenset[str]
    seated: frozenset[str]
    proposing: frozenset[str]
    others: frozenset[str]
    hosts: frozenset[str]
    arrivals: frozenset[str]
    seeing: frozenset[str]
    peers: frozenset[str]
    light: frozenset[str]
    travel: frozenset[str]
    strong: frozenset[str]
    families: Mapping[str, frozenset[str]]
    sides: frozenset[str]
    leaders: frozenset[str]
    parts: frozenset[str]
    carriers: frozenset[str]
    inviting: frozenset[str]
    states: Mapping[str, MeetingState]
    unsettled: frozenset[str]


def read_meetings(lexicon: Lexicon) -> MeetingWords:
    """The table.

    Raises:
        LexiconError: a section is missing, or names a format or state that the record does not know.
    """
    data = lexicon.toml(_FILE)
    try:
        return MeetingWords(
            nouns=_by_format(data["nouns"]),
            verbs=_by_format(data["verbs"]),
            heads=_heads(data),
            weak=frozenset(data["weak"]["nouns"]),
            seated=frozenset(data["seated"]["nouns"]),
            proposing=frozenset(data["proposing"]["verbs"]),
            others=frozenset(data["other"]["modifiers"]),
            hosts=frozenset(data["hosts"]["verbs"]),
            arrivals=frozenset(data["arrivals"]["verbs"]),
            seeing=frozenset(data["seeing"]["verbs"]),
            peers=frozenset(data["peers"]["nouns"]),
            light=frozenset(data["light"]["verbs"]),
            travel=frozenset(data["travel"]["verbs"]),
            strong=frozenset(data["strong"]["nouns"]),
            families=_families(data["families"]),
            sides=frozenset(data["sides"]["nouns"]),
            leaders=frozenset(data["leaders"]["nouns"]),
            parts=frozenset(data["parts"]["nouns"]),
            carriers=frozenset(data["carriers"]["nouns"]),
            inviting=frozenset(data["inviting"]["verbs"]),
            states=_by_state(data["states"]),
            unsettled=frozenset(data["unsettled"]["words"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(f"lexicon file {_FILE!r} is not of the form in its README section: {error}") from error


def _heads(data: Mapping[str, Mapping[str, Iterable[str]]]) -> frozenset[str]:
    """The last words of nouns, and verbs by which sides meet, speak or sit down."""
    nouns = (word.split()[-1] for words in data["nouns"].values() for word in words)
    verbs = (word for words in data["verbs"].values() for word in words)
    others = (word for name in ("hosts", "arrivals", "exchanging") for word in data[name]["verbs"])
    return frozenset((*nouns, *verbs, *others))


def _by_format(section: Mapping[str, Iterable[str]]) -> dict[str, MeetingFormat | None]:
    return {word: MeetingFormat(name) if name else None for name, words in section.items() for word in words}


def _by_state(section: Mapping[str, Iterable[str]]) -> dict[str, MeetingState]:
    """Each word under the first state that lists it."""
    states: dict[str, MeetingState] = {}
    for name, words in section.items():
        for word in words:
            states.setdefault(word, MeetingState(name))
    return states


def _families(section: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Each word with the names of its families."""
    families: dict[str, set[str]] = {}
    for name, words in section.items():
        for word in words:
            families.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in families.items()}
