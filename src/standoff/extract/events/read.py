"""Events that the encoder sees, whether or not a frame of the lexicon matches.

The encoder tells which word triggers an event of which type and which words are its actor and recipient; who these
are is for the parties to say.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from standoff.annotate.article import Article
from standoff.annotate.encoder import READING, Reading, Relation
from standoff.annotate.parse import PARSE
from standoff.annotate.syntax import heads_of
from standoff.extract.events.deed import Deed, Options, Role
from standoff.lexicon.frames import Frame

_HALF = 0.5
_SURE = 0.85
_POS = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective"}
_NAMES = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})


def read_deeds(article: Article, least: float) -> Iterator[Deed]:
    """What the encoder takes for events.

    Args:
        article: with parse and reading.
        least: probability from which a word triggers an event of its likeliest type.
    """
    reading, doc = article[READING], article[PARSE]
    for number, share in reading.triggers.items():
        type_, of_type = reading.type_of(number)
        if share * of_type < least:
            continue
        trigger = doc[number]
        frame = Frame(type_, _POS.get(trigger.pos_, "noun"), trigger.lemma_.lower(), None, (), (), (), (), ())
        actors, recipients = read_roles(article, number)
        yield Deed(type_, (), trigger, trigger, actors, recipients, frame, read=True, share=share * of_type)


def read_share(reading: Reading, deed: Deed) -> float | None:
    """The encoder's probability of a deed; `None` for one that it did not read or that no one word tells ("must").

    Of a deed whose type grammar made ("will provide aid" is AGREE) it is that of the type or of what lies below it, at
    the word or at the verb that governs it; what its object names ("renewed a demand") may also be read at the object.
    """
    if deed.type is None or deed.frame.is_obligation:
        return None
    types = {deed.type, deed.frame.type or deed.type}
    words = {deed.trigger.i, deed.predicate.i}
    if any(need.slot == "obj" and need.words is not None for need in deed.frame.needs):
        words.update(token.i for token in deed.below[:1])
    if deed.type is not deed.frame.type and deed.predicate.dep_ in ("xcomp", "ccomp"):
        words.add(deed.predicate.head.i)
    shares = [reading.trigger_of(word, type_) for word in words for type_ in types]
    if deed.frame.governed is not None or deed.frame.negative:
        shares += [reading.triggers.get(token.i, 0.0) for token in deed.below]
    return max((share for share in shares if share is not None), default=None)


def read_roles(article: Article, trigger: int) -> tuple[Options, Options]:
    """Actors and recipients of the event that a word triggers."""
    reading, doc = article[READING], article[PARSE]
    return _roles(doc, trigger, reading, Relation.ACTOR), _roles(doc, trigger, reading, Relation.RECIPIENT)


def _roles(doc: Doc, trigger: int, reading: Reading, relation: Relation) -> Options:
    """The heads of the phrases in a relation to the trigger; surer ones in other sentences.

    They are in order of the text, after the pronouns that hang on the trigger, which mean one of the others.
    """
    sentence = range(doc[trigger].sent.start, doc[trigger].sent.end)
    shares = reading.related(trigger, relation)
    numbers = {number for number, share in shares.items() if share >= (_HALF if number in sentence else _SURE)}
    words = [doc[number] for number in sorted(numbers)]
    heads = {*heads_of(words), *(token for token in words if token.dep_ == "conj")}
    roles = [Role(token, read=True) for token in words if token in heads and _may_name(token)]
    roles.sort(key=lambda role: role.token.pos_ != "PRON" or role.token.head.i != trigger)
    return (tuple(roles),) if roles else ()


def _may_name(token: Token) -> bool:
    """Whether a word may name a party, not only the source of what is told ("according to the *ministry*")."""
    only_tells = token.head.lower_ == "to" and token.head.head.lower_ == "according"
    return token.pos_ in _NAMES and not only_tells
