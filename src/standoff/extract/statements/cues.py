"""Verbs that report: which of them do, with what frames, and who can be their source."""

from dataclasses import dataclass

from spacy.tokens import Token

from standoff.annotate import syntax
from standoff.extract.statements.coordination import joint_subjects, shared_verb
from standoff.extract.statements.report import Piece, match_phrase
from standoff.lexicon.reporting import Frames, Reporting, SourceKind
from standoff.model import CueClass

NO_SOURCE = frozenset({"it", "there", "this", "that", "what", "which", "these", "those", "one"})
_NOBODY = frozenset({"no", "neither", "none", "nobody", "nothing", "no-one"})
_UNSAID = frozenset({CueClass.DENY, CueClass.DEMAND, CueClass.ASK})
_NEVER_DONE = frozenset({"fail", "neglect", "omit", "forget"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD", "VB", "VBN", "VBG"})

Found = tuple[str, str, list[Piece], Token | None]
"""How it was found, the lexicon's frame, the content and the addressee."""


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb with its fixed words and the frames that they have together."""

    verb: Token
    words: tuple[Token, ...]
    frames: Frames
    passive: bool

    @property
    def all(self) -> tuple[Token, ...]:
        """The verb and its fixed words."""
        return (self.verb, *self.words)


def verb_cue(token: Token, reporting: Reporting) -> VerbCue | None:
    """The cue that a verb makes, alone or as the head of a fixed phrase."""
    phrase = match_phrase(token, reporting)
    if phrase is not None:
        return VerbCue(token, tuple(phrase[1]), phrase[0].frames, is_passive(token))
    frames = reporting.verbs.get(reporting.lemmas.get(token.lower_, token.lemma_))
    return VerbCue(token, (), frames, is_passive(token)) if frames else None


def is_passive(verb: Token) -> bool:
    """Whether `verb` is passive, or a participle that opens an adverbial clause ("Asked why, he ...")."""
    if syntax.is_passive(verb):
        return True
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("advcl", "acl", "ROOT", "xcomp")
        and not syntax.children(verb, "aux", "dobj")
    )


def source_of(verb: Token, passive: bool, reporting: Reporting) -> tuple[Token | None, bool]:
    """The head of the noun phrase that names the source, and whether it can be one at all."""
    if passive:
        agents = [obj for by in syntax.children(verb, "agent") for obj in syntax.children(by, "pobj")]
        return (agents[0] if agents else None), True
    governor = shared_verb(verb, reporting)
    found = joint_subjects(governor) or syntax.subjects(governor)
    source = found[0] if found else None
    dummy = source is not None and source.lower_ == "it" and source.head != verb and verb.head.pos_ == "ADJ"
    return source, not dummy and (source is None or can_speak(source, reporting))


def is_unsaid(verb: Token, reporting: Reporting) -> bool:
    """Whether an infinitive only tells what somebody will not say or should ("declined to say whether")."""
    if not has_to(verb) or verb.dep_ not in ("xcomp", "ccomp", "advcl"):
        return False
    if verb.head.lemma_ in _NEVER_DONE and verb.head.i < verb.i:
        return True
    outer = verb_cue(verb.head, reporting)
    if outer is None or outer.verb.i > verb.i:
        return False
    names = ("inf",) if not syntax.children(outer.verb, "dobj", "prep") else ("objinf", "on", "upon")
    return any(outer.frames.get(name) in _UNSAID for name in names)


def can_speak(source: Token, reporting: Reporting) -> bool:
    """Whether a noun phrase can be a source at all: not "it" as a dummy, nor a thing that has no words."""
    if source.lower_ in NO_SOURCE and source.lower_ != "it":
        return source.lower_ == "one" and any(child.lower_ == "of" for child in source.rights)
    if source.lower_ in _NOBODY or any(child.lower_ in _NOBODY for child in source.lefts):
        return False
    if source.pos_ == "PROPN":
        return True
    lemma = source.lemma_.lower()
    kind = reporting.sources.get(lemma)
    return kind in (SourceKind.DOCUMENT, SourceKind.PEOPLE) or (kind is None and lemma not in reporting.nouns)


def has_to(verb: Token) -> bool:
    """Whether `verb` is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether `verb` heads a clause with a subject or an auxiliary, and is no infinitive."""
    if has_to(verb):
        return False
    return verb.tag_ in _FINITE and any(
        child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "attr", "aux", "auxpass") for child in verb.children
    )
