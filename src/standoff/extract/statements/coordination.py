"""Whose act a coordinated verb is: "said four people had died *and blamed* rebels" tells two acts of one speaker."""

from spacy.tokens import Token

from standoff.annotate import syntax
from standoff.lexicon.reporting import Reporting, SourceKind
from standoff.model import CueClass

_SPEECH = frozenset(
    {
        CueClass.SAY,
        CueClass.CLAIM,
        CueClass.DENY,
        CueClass.DEMAND,
        CueClass.PROMISE,
        CueClass.THREATEN,
        CueClass.WARN,
        CueClass.ACCUSE,
        CueClass.PRAISE,
        CueClass.ASK,
    }
)
_COMPLEMENTS = ("dobj", "ccomp", "xcomp", "prep", "dative")
_PARTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "aux", "auxpass", "neg"})


def shared_verb(verb: Token, reporting: Reporting) -> Token:
    """The verb whose subject is that of `verb`: of two reporting verbs the outer one.

    In "he said that he was ready and noted that ..." parsers hang "noted" on "was".
    """
    if verb.dep_ != "conj" or syntax.children(verb, "nsubj", "nsubjpass"):
        return verb
    inner = _first_of_row(verb)
    outer = inner.head
    if outer.lemma_ in reporting.verbs and inner.dep_ == "ccomp" and outer.i < inner.i:
        if _is_outer_speech(verb, outer, reporting):
            return outer
        if verb.lemma_ in reporting.verbs and verb.tag_ == outer.tag_:
            return verb
        if _is_participle_of(verb, inner):
            return verb
    return verb.head.head if _escapes(verb) else verb


def _escapes(verb: Token) -> bool:
    outer = verb.head.head
    return syntax.coordinated_with(verb) == outer and outer != verb.head


def _first_of_row(verb: Token) -> Token:
    """The first verb of the row that `verb` stands in."""
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return verb


def _is_participle_of(verb: Token, inner: Token) -> bool:
    """Whether the perfect of `inner` goes on in `verb` ("had fired and killed"), taken for a past tense or not."""
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in inner.children)
    return perfect and verb.tag_ in ("VBD", "VBN") and verb.lower_.endswith("ed")


def _is_outer_speech(verb: Token, outer: Token, reporting: Reporting) -> bool:
    """Whether `verb`, coordinated with what `outer` says, is another act of who said that.

    It is if it reports in the tense of the saying and has no parts of its own before it.
    """
    own = any(child.dep_ in _PARTS for child in verb.children)
    return verb.tag_ == outer.tag_ and not own and _is_speech(verb, reporting)


def _is_speech(verb: Token, reporting: Reporting) -> bool:
    """Whether `verb` is one of speech with something after it that can be said."""
    frames = reporting.verbs.get(verb.lemma_, {})
    if not _SPEECH & set(frames.values()) or not any(child.dep_ in _COMPLEMENTS for child in verb.rights):
        return False
    objects = syntax.children(verb, "dobj")
    if verb.lemma_ != "deny" or not objects:
        return True
    return any(noun.lemma_ in reporting.nouns or _kind(noun, reporting) in _DENIABLE for noun in objects)


_DENIABLE = (SourceKind.DEED, SourceKind.DOCUMENT)


def _kind(noun: Token, reporting: Reporting) -> SourceKind | None:
    return reporting.sources.get(noun.lemma_.lower())


def joint_subjects(verb: Token) -> list[Token]:
    """The subjects of `verb` where parsers hang each of a row on it ("*an official* and two *nurses* said")."""
    own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    row = own[-1:]
    for subject in reversed(own[:-1]):
        between = verb.doc[subject.right_edge.i + 1 : row[0].left_edge.i]
        joined = any(child.dep_ == "cc" for child in subject.rights) or any(token.tag_ == "CC" for token in between)
        if not joined or len(between) > 2:
            break
        row.insert(0, subject)
    return row if len(row) > 1 else []
