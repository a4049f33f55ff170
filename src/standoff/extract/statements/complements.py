"""What verbs report without a finite clause: infinitives, gerunds, names, objects, prepositional phrases."""

from types import MappingProxyType

from spacy.tokens import Token

from standoff.annotate import syntax
from standoff.extract.statements.cues import Found, VerbCue, has_to, is_finite
from standoff.extract.statements.report import Piece, complements, phrase_range
from standoff.model import CueClass

_OBJECT_TAILS = ("prep", "xcomp", "advcl", "agent", "oprd", "dative")
_CLOSING = MappingProxyType({"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"})
_HELD_TRUE = frozenset({CueClass.SAY, CueClass.BELIEVE, CueClass.EXPECT, CueClass.SHOW, CueClass.WARN})
_QUESTION_WORDS = frozenset({"what", "which", "that", "who", "whom"})
_LONGEST_NAMED = 20
_NEVER_OF_NOUNS = frozenset({"against", "about"})
"""Prepositions of what somebody is warned of, also where parsers hang them on who is warned."""


def find_infinitive(cue: VerbCue) -> Found | None:
    """ "wants NATO to go", "hopes to go", "is expected to go", "denied going"."""
    verb, frames = cue.verb, cue.frames
    objects = syntax.children(verb, "dobj")
    for child in complements(cue.all, "xcomp", "ccomp"):
        to = has_to(child)
        own = syntax.children(child, "nsubj", "nsubjpass")
        if child.i < verb.i:
            continue
        told = bool(syntax.children(verb, "agent"))
        if to and cue.passive and "objinf" in frames and (told or frames["objinf"] in _HELD_TRUE):
            return "infinitive", "objinf", _with_subject(verb, phrase_range(child)), None
        if to and own and "objinf" in frames:
            return "infinitive", "objinf", [phrase_range(child)], None
        if to and objects and "objinf" in frames and not cue.passive:
            first = objects[0].left_edge.i if "addr" not in frames else phrase_range(child)[0]
            addressee = objects[0] if "addr" in frames else None
            return "infinitive", "objinf", [(first, phrase_range(child)[1])], addressee
        if to and not own and not objects and "inf" in frames and not cue.passive:
            return "infinitive", "inf", [phrase_range(child)], None
        if child.tag_ == "VBG" and not own and "ing" in frames:
            return "gerund", "ing", [phrase_range(child)], None
        if own and not is_finite(child) and not to and "small" in frames:
            return "naming", "small", [phrase_range(child)], None
    if objects and "objinf" in frames and _hides_infinitive(objects[0]):
        return "infinitive", "objinf", [phrase_range(objects[0])], None
    return None


def _hides_infinitive(noun: Token) -> bool:
    """Whether the infinitive hangs inside the object's relative clause ("told those who fled to return")."""
    return any(has_to(below) for clause in syntax.children(noun, "relcl") for below in clause.subtree)


def _with_subject(verb: Token, piece: Piece) -> list[Piece]:
    """The passive's subject and the rest: what is said of whom."""
    own = [child for child in verb.children if child.dep_ in syntax.SUBJECTS and child.lower_ not in ("it", "there")]
    return [phrase_range(subject) for subject in own] + [piece]


def find_object(cue: VerbCue) -> Found | None:
    """ "called it X", "described it as X", "accused her of X", "denied the report"."""
    verb, frames = cue.verb, cue.frames
    objects = [child for child in complements(cue.all, "dobj") if child not in cue.words]
    objects = [child for child in objects if not any(child.is_ancestor(word) for word in cue.words)]
    naming = syntax.children(verb, "oprd")
    if naming and "small" in frames and (objects or cue.passive) and not (cue.passive and verb.dep_ == "acl"):
        return "naming", "small", _with_object(cue, objects, naming[0]), None
    if "small" in frames and not cue.passive:
        quoted = _quoted_name(verb)
        if quoted is not None:
            return "naming", "small", [quoted], None
    below = objects[:1] if not cue.passive else []
    for prep in complements((*cue.all, *below), "prep"):
        frame = "as" if prep.lower_ == "as" else f"np+{prep.lower_}"
        if frame in frames and prep.i > verb.i and (objects or _has_subject(cue)):
            return "object", frame, _with_object(cue, objects, prep), None
    if not objects or "np" not in frames or cue.passive:
        if cue.passive and "np" in frames and syntax.children(verb, "agent"):
            return "object", "np", _with_subject(verb, (verb.i, verb.i)), None
        return None
    tails = [child for child in complements(cue.all, *_OBJECT_TAILS) if child.i > objects[0].i]
    pieces = [phrase_range(objects[0]), *(phrase_range(tail) for tail in tails if _is_close(tail))]
    return "object", "np", pieces, None


def _has_subject(cue: VerbCue) -> bool:
    return cue.passive and any(child.dep_ in syntax.SUBJECTS for child in cue.verb.children)


def _quoted_name(verb: Token) -> Piece | None:
    """What is called what, up to the end of the name in quotation marks, where the parser does not see it."""
    opening: Token | None = None
    for token in verb.doc[verb.i + 1 : verb.i + 1 + _LONGEST_NAMED]:
        if token.is_sent_start:
            return None
        if opening is None and token.text in _CLOSING and not token.whitespace_ and token.nbor(-1).whitespace_:
            opening = token
        elif opening is not None and token.text in _CLOSING[opening.text]:
            return (verb.i + 1, token.i + 1) if opening.i > verb.i + 1 else None
        elif opening is None and (token.pos_ in ("VERB", "AUX") or token.text in (",", ";", ":")):
            return None
    return None


def _is_close(tail: Token) -> bool:
    return tail.dep_ != "advcl" and tail.lower_ in ("for", "as", "of", "to", "over", "from", "against")


def _with_object(cue: VerbCue, objects: list[Token], tail: Token) -> list[Piece]:
    piece = _to_closing_mark(phrase_range(tail), tail)
    if objects and objects[0].lower_ in _QUESTION_WORDS:
        return [piece]
    if objects and not cue.passive:
        return [phrase_range(objects[0]), piece]
    return _with_subject(cue.verb, piece)


def _to_closing_mark(piece: Piece, tail: Token) -> Piece:
    """A name in quotation marks ends with them ("called it “a farce”")."""
    opener = tail.doc[piece[0]]
    if opener.text not in _CLOSING:
        return piece
    for index in range(piece[0] + 1, piece[1]):
        if tail.doc[index].text in _CLOSING[opener.text]:
            return piece[0], index + 1
    return piece


def find_phrase(cue: VerbCue) -> Found | None:
    """ "warned of X", "called for X", "complained about X"."""
    told = syntax.children(cue.verb, "dobj") if "addr" in cue.frames else []
    hung = [prep for prep in complements(told, "prep") if prep.lower_ in _NEVER_OF_NOUNS]
    for prep in [*complements(cue.all, "prep", "prt", "dative", "agent"), *hung]:
        objects = syntax.children(prep, "pobj", "pcomp")
        if prep.lower_ == "as" and not cue.words:
            continue
        if prep.lower_ in cue.frames and objects and prep.i > cue.verb.i and not cue.passive:
            tails = complements(cue.all, "xcomp", "advcl") if prep.lower_ in ("on", "upon", "for") else []
            tails = [tail for tail in tails if tail.i > prep.i and has_to(tail)]
            last = max([phrase_range(prep)[1], phrase_range(objects[0])[1], *(phrase_range(tail)[1] for tail in tails)])
            if cue.verb.lemma_ == "call" and prep.lower_ in ("on", "upon") and not tails:
                continue
            if prep in hung:
                return "phrase", prep.lower_, [(told[0].left_edge.i, last)], None
            addressee = told[0] if told and told[0].i < prep.i else None
            return "phrase", prep.lower_, [(objects[0].left_edge.i, last)], addressee
    return None
