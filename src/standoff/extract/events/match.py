"""From the words of a text to deeds: one pass over the tokens, one deed a trigger at most."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from standoff.annotate.syntax import SUBJECTS, children, words_with
from standoff.extract.events.company import Company
from standoff.extract.events.deed import Deed, Options, Role
from standoff.extract.events.phrases import (
    complement_nouns,
    enclosing_subjects,
    happening,
    lemma_of,
    light_verb,
    names,
    owned,
    sayers,
)
from standoff.lexicon.frames import Frame, Frames
from standoff.model import EventType

_POS = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_ACTORS = (("subj",), ("subj", "obj"))
"""Where the actor of a verb stands; of a governor in the passive ("is committed to") it is the subject."""
_TIMED = frozenset({"schedule", "plan", "set", "arrange"})
"""Participles that only tell when something is to be ("a visit *scheduled* for May")."""
_UNREAL = frozenset({"compound", "amod", "nmod", "aux", "auxpass"})
_BARE = frozenset({"compound", "amod", "nmod", "poss", "npadvmod"})
_KEEPS_OBJECT = frozenset({EventType.ACCUSE, EventType.SUPPORT})


def match_deeds(doc: Doc, frames: Frames) -> list[Deed]:
    """All deeds of `doc`, in order of their triggers; governors still without a type."""
    verbs = [
        deed
        for token in words_with(doc, "POS", ("VERB", "AUX"))
        if token.dep_ not in _UNREAL
        for deed in _verb_deed(token, frames)
    ]
    consumed = {noun.i for deed in verbs for noun in _consumed(deed)}
    others = [
        deed
        for token in words_with(doc, "POS", ("NOUN", "PROPN", "ADJ"))
        if token.i not in consumed
        for deed in _noun_or_adjective_deed(token, frames)
    ]
    return sorted((*verbs, *others), key=lambda deed: deed.trigger.i)


def _frames_of(token: Token, heads: Mapping[str, tuple[Frame, ...]]) -> tuple[Frame, ...] | None:
    found = heads.get(token.lemma_.lower())
    if found is None and token.tag_ == "NNPS":  # a plural in capitals, whose lemma the tagger leaves as it is
        found = heads.get(token.lower_.removesuffix("s"))
    return found if found is not None else heads.get(lemma_of(token))


def _verb_deed(verb: Token, frames: Frames) -> Iterator[Deed]:
    candidates = _frames_of(verb, frames.by_pos["verb"])
    if candidates is None:
        return
    company = Company(verb, frames.words)
    frame = _first_fit(company, candidates)
    if frame is None or any(child.lower_ == "neither" for child in verb.lefts):
        return
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ in _TIMED:
        return
    actors = company.options(frame.actor or _ACTORS[frame.governed is not None])
    if not actors and _moves_itself(frame):
        actors = company.options(("owner", "obj"))
    yield Deed(
        type=frame.type,
        mode=frame.mode,
        trigger=verb,
        predicate=verb,
        actors=_with_sayers(company, actors, frames),
        recipients=company.options(frame.recipient),
        frame=frame,
        below=tuple(company.fillers("obj")[:1]),
    )


def _moves_itself(frame: Frame) -> bool:
    """Whether the passive's subject, or its owner, is the actor ("Greek jets were scrambled")."""
    return frame.type is EventType.MOBILIZE or (frame.type is EventType.RETREAT and "withdraw" in frame.mode)


def _with_sayers(company: Company, actors: Options, frames: Frames) -> Options:
    """After a pronoun or a subject that stands with an earlier verb, those who say the clause."""
    own = company.light or company.head
    shared = own.dep_ == "conj" and bool(actors) and not children(own, *SUBJECTS)
    if not actors or (not shared and any(role.token.pos_ != "PRON" for role in actors[0])):
        return actors
    said = tuple(Role(token) for token in sayers(company.light or company.head, frames.words["say"]))
    return (*actors, said) if said else actors


def _first_fit(company: Company, candidates: tuple[Frame, ...]) -> Frame | None:
    for frame in candidates:
        if company.fits(frame):
            return frame
    return None


def _consumed(deed: Deed) -> list[Token]:
    """Nouns that a verb's deed is about, and that name no deed of their own."""
    wanted = [need.words for need in deed.frame.needs if need.wanted and need.words is not None]
    nouns = [
        noun
        for obj in complement_nouns(deed.trigger)
        if obj.i > deed.trigger.i or obj.dep_ == "nsubjpass"
        for noun in (obj, *_below_of(obj))
    ]
    if deed.type not in _KEEPS_OBJECT and deed.type is not None:
        return nouns
    return [noun for noun in nouns if any(names(noun, words) for words in wanted)]


def _below_of(noun: Token) -> list[Token]:
    return [obj for prep in noun.children if prep.lower_ == "of" for obj in prep.children if obj.dep_ == "pobj"]


def _noun_or_adjective_deed(token: Token, frames: Frames) -> Iterator[Deed]:
    candidates = _frames_of(token, frames.by_pos[_POS[token.pos_]])
    if candidates is None or (token.pos_ != "ADJ" and token.dep_ in _BARE):
        return
    leaning = light_verb(token, frames.words) if token.pos_ != "ADJ" else None
    light, undergone = leaning if leaning is not None else (None, False)
    company = Company(token, frames.words, light, undergone)
    frame = _first_fit(company, candidates)
    if frame is None:
        return
    if token.pos_ != "ADJ":
        yield _noun_deed(company, frame, frames)
    elif company.fillers("subj"):
        yield _adjective_deed(company, frame, frames)


def _adjective_deed(company: Company, frame: Frame, frames: Frames) -> Deed:
    head = company.head.head
    return Deed(
        type=frame.type,
        mode=frame.mode,
        trigger=company.head,
        predicate=head if head.pos_ in ("VERB", "AUX") else company.head,
        actors=_with_sayers(company, company.options(frame.actor or ("subj",)), frames),
        recipients=company.options(frame.recipient),
        frame=frame,
    )


def _noun_deed(company: Company, frame: Frame, frames: Frames) -> Deed:
    noun, light = company.head, company.light
    leaning = company.options(("subj",)) if light is not None else ()
    own = company.options(frame.actor or ("own", "by", "from"))
    recipients = company.options(tuple(source for source in frame.recipient if source != "own" or owned(noun)))
    implied = False
    if company.undergone:
        actors, recipients = company.options(("from", "by")), leaning
    else:
        actors = _with_sayers(company, (*leaning, *own), frames)
    if not actors and recipients and frame.type is EventType.CONSULT:
        around = tuple(Role(token) for token in enclosing_subjects(noun))
        actors, implied = ((around,), True) if around else ((), False)
    return Deed(
        type=frame.type,
        mode=frame.mode,
        trigger=noun,
        predicate=light or happening(noun, frames.words) or noun,
        actors=actors,
        recipients=recipients,
        frame=frame,
        implied=implied,
    )
