"""A deed: an event as grammar tells it, before anybody asks which parties its words denote."""

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from standoff.lexicon.frames import Frame
from standoff.model import EventType, Party


@dataclass(frozen=True, slots=True)
class Role:
    """A word that stands where an actor or recipient stands.

    Attributes:
        token: head of the phrase.
        owner: the party is not the phrase itself but whose it is ("its request", "a Kenyan demand").
        read: the encoder takes the phrase for a party.
        instrument: the phrase is a thing with which a deed is done, and only tells whose it is ("a *Kenyan* shell").
        seas: words of its phrase that belong to the name of a sea ("a ship in the Gulf of *Finland*").
    """

    token: Token
    owner: bool = False
    read: bool = False
    instrument: bool = False
    seas: frozenset[int] = frozenset()


Options = tuple[tuple[Role, ...], ...]
"""Places where a party may stand, the likeliest first."""


class Telling(StrEnum):
    """How a deed is told that is not simply said to happen."""

    PROMISED = "promised"
    """It lies in the future and its announcement is the event."""
    ALLEGED = "alleged"
    """As the content of an accusation."""
    WISHED = "wished"
    """Under a demand or a threat."""
    REFUSED = "refused"
    """As what a refusal says that nobody will do ("refused to *release*")."""
    IMAGINED = "imagined"
    """Under any other word that decides what the event is ("ruled out a *blockade*")."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An event by its words.

    Attributes:
        type: PLOVER type; `None` for a governor until it is known what it governs.
        mode: PLOVER modes.
        trigger: the word that names it.
        predicate: the verb that carries tense and negation: the trigger, or its light verb.
        actors: where the actor may stand.
        recipients: where the recipient may stand.
        frame: the frame that fitted.
        below: heads of what the deed is about (its complements), for the evidence.
        telling: how it is told; `None` where it simply is said to happen.
        implied: the actor is taken from the clause around a noun.
        read: the encoder found it, and no frame.
        share: the encoder's probability; `None` where it did not read.
        sure: the encoder is all but sure of it, so that it needs no known party to be believed.
        around: the places in its clause.
    """

    type: EventType | None
    mode: tuple[str, ...]
    trigger: Token
    predicate: Token
    actors: Options
    recipients: Options
    frame: Frame
    below: tuple[Token, ...] = ()
    telling: Telling | None = None
    implied: bool = False
    read: bool = False
    share: float | None = None
    sure: bool = False
    around: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A deed with its parties."""

    deed: Deed
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
