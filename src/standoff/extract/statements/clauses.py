"""Reported speech with a verb: clauses, infinitives, objects and prepositional phrases that hang on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from spacy.tokens import Doc, Token

from standoff.annotate import syntax
from standoff.annotate.article import Article
from standoff.annotate.parse import PARSE
from standoff.annotate.quotes import QUOTES, quote_around
from standoff.extract.statements.report import (
    Piece,
    Report,
    complements,
    cue_range,
    match_phrase,
    phrase_range,
    tidy,
    without,
)
from standoff.lexicon.reporting import Frames, Reporting, SourceKind
from standoff.model import CueClass

_CLAUSES = ("ccomp", "advcl", "acl", "relcl", "parataxis")
_OBJECT_TAILS = ("prep", "xcomp", "advcl", "agent", "oprd", "dative")
_WH = frozenset({"whether", "if", "what", "who", "whom", "whose", "which", "why", "when", "where", "how"})
_ASIDE = frozenset({",", "—", "–", "--", "-", "("})
_CLOSING = MappingProxyType({"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»"})
_RESERVATIONS = frozenset({"unless", "if", "because", "although", "whereas", "while"})
_HELD_TRUE = frozenset({CueClass.SAY, CueClass.BELIEVE, CueClass.EXPECT, CueClass.SHOW, CueClass.WARN})
_NEED_SOURCE = frozenset({"infinitive", "gerund", "naming", "object", "phrase"})
_NO_SOURCE = frozenset({"it", "there", "this", "that", "what", "which", "these", "those", "one"})


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb with its fixed words and the frames that they have together."""

    verb: Token
    words: tuple[Token, ...]
    frames: Frames
    passive: bool

    @property
    def all(self) -> tuple[Token, ...]:
        return (self.verb, *self.words)


def verb_reports(article: Article, reporting: Reporting, taken: frozenset[int]) -> Iterator[Report]:
    """What verbs report, except those that introduce a direct quotation.

    Args:
        article: with parse and quotes.
        reporting: the cues.
        taken: token numbers of the verbs that introduce direct quotations.
    """
    quotes = article[QUOTES]
    for token in article[PARSE]:
        if token.pos_ not in ("VERB", "AUX") or token.i in taken:
            continue
        cue = _cue(token, reporting)
        if cue is None:
            continue
        quote = quote_around(quotes, token.idx)
        if quote is not None and not quote.scare:
            continue
        report = _report(cue, reporting)
        if report is not None:
            yield report


def _cue(token: Token, reporting: Reporting) -> _Cue | None:
    phrase = match_phrase(token, reporting)
    if phrase is not None:
        return _Cue(token, tuple(phrase[1]), phrase[0].frames, is_passive(token))
    frames = reporting.verbs.get(reporting.lemmas.get(token.lower_, token.lemma_))
    return _Cue(token, (), frames, is_passive(token)) if frames else None


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
    found = syntax.subjects(verb)
    source = found[0] if found else None
    dummy = source is not None and source.lower_ == "it" and source.head != verb and verb.head.pos_ == "ADJ"
    return source, not dummy and (source is None or can_speak(source, reporting))


def can_speak(source: Token, reporting: Reporting) -> bool:
    """Whether a noun phrase can be a source at all: not "it" as a dummy, nor a thing that has no words."""
    if source.lower_ in _NO_SOURCE and source.lower_ != "it":
        return False
    if source.pos_ == "PROPN":
        return True
    lemma = source.lemma_.lower()
    kind = reporting.sources.get(lemma)
    return kind is SourceKind.DOCUMENT or (kind is None and lemma not in reporting.nouns)


def _report(cue: _Cue, reporting: Reporting) -> Report | None:
    source, able = source_of(cue.verb, cue.passive, reporting)
    if not able:
        return None
    for find in (_clause, _parenthesis, _infinitive, _object, _phrase):
        found = find(cue)
        if found is None:
            continue
        frame, cls_frame, pieces, addressee = found
        if source is None and frame in _NEED_SOURCE and not (cue.passive and _needs_no_agent(frame, cls_frame)):
            return None
        content = _content(cue, pieces, source)
        if frame == "object" and cue.verb.lemma_ == "deny" and not _is_deniable(cue.verb.doc, content, reporting):
            return None
        if content and not _is_pronoun(cue.verb.doc, content):
            words = cue_range(cue.verb, cue.words)
            return Report(cue.verb, words, cue.frames[cls_frame], frame, source, content, addressee)
    return None


def _is_deniable(doc: Doc, content: tuple[Piece, ...], reporting: Reporting) -> bool:
    """Whether what is denied is a claim or a deed, and not something withheld ("denied them entry")."""
    lemmas = (token.lemma_.lower() for first, last in content[:1] for token in doc[first:last])
    deniable = (SourceKind.DEED, SourceKind.DOCUMENT)
    return any(lemma in reporting.nouns or reporting.sources.get(lemma) in deniable for lemma in lemmas)


def _needs_no_agent(frame: str, structure: str) -> bool:
    """Whether a passive without "by" still tells that somebody said so ("is expected to", "was accused of")."""
    return frame in ("infinitive", "naming") or structure.startswith("np+")


def _is_pronoun(doc: Doc, content: tuple[Piece, ...]) -> bool:
    """Whether the content is one word that only points elsewhere ("denied it", "which he rejected")."""
    (first, last), *more = content
    return not more and last - first == 1 and (doc[first].pos_ in ("PRON", "DET") or doc[first].lower_ in _NO_SOURCE)


_Found = tuple[str, str, list[Piece], Token | None]


def _content(cue: _Cue, pieces: list[Piece], source: Token | None) -> tuple[Piece, ...]:
    first, last = cue_range(cue.verb, cue.words)
    out = [(first, last + 1)]
    if source is not None and any(start <= source.i < end for start, end in pieces) and source.head == cue.verb:
        out.append(phrase_range(source))
    return tidy(cue.verb.doc, without(pieces, out))


def _clause(cue: _Cue) -> _Found | None:
    """A finite clause: "said (that) X", "asked whether X", "X, said Y"."""
    below = complements((*cue.all, *_bearers(cue)), *_CLAUSES)
    for child in sorted(below, key=lambda child: child.i < cue.verb.i):
        if child.dep_ == "parataxis" and child.i < cue.verb.i:
            continue
        opener = child.left_edge
        marks = [mark.lower_ for mark in syntax.children(child, "mark")]
        finite = _is_finite(child) or (child.dep_ == "ccomp" and "that" in marks)
        if child.dep_ == "advcl" and marks and marks[0] in ("if", "whether") and _asks(cue):
            return "wh", "wh", [phrase_range(child)], _addressee(cue)
        loose = child.dep_ in ("advcl", "acl", "relcl")
        if loose and ("that" not in marks or (child.head == cue.verb and not cue.words)):
            continue
        wh = opener.lower_ in _WH and "that" not in marks
        if wh and "wh" in cue.frames:
            return "wh", "wh", [phrase_range(child)], _addressee(cue)
        if finite and not (wh and opener.lower_ == "if") and "that" in cue.frames:
            return "that", "that", [_with_reservation(cue, child)], _addressee(cue)
        if finite and "quote" in cue.frames and "that" not in cue.frames and child.i < cue.verb.i:
            return "that", "quote", [phrase_range(child)], _addressee(cue)
    return None


def _bearers(cue: _Cue) -> list[Token]:
    """Nouns between the verb and its clause ("said in a statement that"), on which parsers hang the clause."""
    if "that" not in cue.frames or syntax.children(cue.verb, "ccomp"):
        return []
    return [
        noun
        for prep in syntax.children(cue.verb, "prep")
        if prep.i > cue.verb.i and prep.lower_ in ("in", "at", "on", "during", "to", "after")
        for noun in syntax.children(prep, "pobj")
    ]


def _with_reservation(cue: _Cue, clause: Token) -> Piece:
    """The clause with an "unless", "because" ... after it that the parser hangs on the cue."""
    first, last = phrase_range(clause)
    for conjunct in syntax.children(clause, "conj"):
        if syntax.coordinated_with(conjunct) == cue.verb:
            return first, _before_conjunction(conjunct, first)
    for child in syntax.children(cue.verb, "advcl"):
        start, end = phrase_range(child)
        marks = syntax.children(child, "mark")
        if marks and marks[0].lower_ in _RESERVATIONS and last <= start <= last + 1:
            last = end
    return first, last


def _before_conjunction(conjunct: Token, first: int) -> int:
    """Where the clause ends that the conjunct does not belong to."""
    here = conjunct.left_edge.i
    while here > first + 1 and (conjunct.doc[here - 1].dep_ == "cc" or conjunct.doc[here - 1].is_punct):
        here -= 1
    return here


def _asks(cue: _Cue) -> bool:
    """Whether a clause with "if" can be a question: "asked them if", not "would ask if they could"."""
    return cue.frames.get("wh") is CueClass.ASK and not syntax.children(cue.verb, "aux")


def has_to(verb: Token) -> bool:
    """Whether `verb` is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def _is_finite(verb: Token) -> bool:
    if has_to(verb):
        return False
    return verb.tag_ in ("VBD", "VBP", "VBZ", "MD", "VB", "VBN", "VBG") and any(
        child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "attr", "aux", "auxpass") for child in verb.children
    )


def _parenthesis(cue: _Cue) -> _Found | None:
    """ "The talks, officials said, have failed"."""
    verb = cue.verb
    if "that" not in cue.frames and "quote" not in cue.frames:
        return None
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or not syntax.children(verb, "nsubj"):
        return None
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep", "ROOT") or complements(
        cue.all, "ccomp", "dobj", "xcomp"
    ):
        return None
    doc, before, after = verb.doc, verb.left_edge.i - 1, verb.right_edge.i + 1
    opens = verb.left_edge.text in _ASIDE or (before >= 0 and doc[before].text in _ASIDE)
    closes = doc[after - 1].text in _ASIDE or (after < len(doc) and (doc[after].is_punct or doc[after].is_space))
    if not (opens and closes) or syntax.children(verb, "mark"):
        return None
    sentence = verb.sent
    whole = [(sentence.start, sentence.end)]
    frame = "that" if "that" in cue.frames else "quote"
    aside = phrase_range(verb) if verb.dep_ != "ROOT" else (syntax.children(verb, "nsubj")[0].left_edge.i, verb.i + 1)
    if verb.dep_ == "ROOT" and not (doc[aside[0] - 1].text == "," and aside[0] - 1 > sentence.start):
        return None
    return "parenthesis", frame, list(without(whole, [aside])), None


def _infinitive(cue: _Cue) -> _Found | None:
    """ "wants NATO to go", "hopes to go", "is expected to go", "denied going"."""
    verb, frames = cue.verb, cue.frames
    objects = syntax.children(verb, "dobj")
    for child in complements(cue.all, "xcomp", "ccomp"):
        to = has_to(child)
        own = syntax.children(child, "nsubj", "nsubjpass")
        if child.i < verb.i:
            continue
        if to and cue.passive and frames.get("objinf") in _HELD_TRUE:
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
        if own and not _is_finite(child) and not to and "small" in frames:
            return "naming", "small", [phrase_range(child)], None
    return None


def _with_subject(verb: Token, piece: Piece) -> list[Piece]:
    """The passive's subject and the rest: what is said of whom."""
    own = [child for child in verb.children if child.dep_ in syntax.SUBJECTS and child.lower_ not in ("it", "there")]
    return [phrase_range(subject) for subject in own] + [piece]


def _object(cue: _Cue) -> _Found | None:
    """ "called it X", "described it as X", "accused her of X", "denied the report"."""
    verb, frames = cue.verb, cue.frames
    objects = [child for child in complements(cue.all, "dobj") if child not in cue.words]
    objects = [child for child in objects if not any(child.is_ancestor(word) for word in cue.words)]
    naming = syntax.children(verb, "oprd")
    if naming and "small" in frames and (objects or cue.passive) and not (cue.passive and verb.dep_ == "acl"):
        return "naming", "small", _with_object(cue, objects, naming[0]), None
    below = objects[:1] if not cue.passive else []
    for prep in complements((*cue.all, *below), "prep"):
        frame = "as" if prep.lower_ == "as" else f"np+{prep.lower_}"
        if frame in frames and prep.i > verb.i and (objects or cue.passive):
            return "object", frame, _with_object(cue, objects, prep), None
    if not objects or "np" not in frames or cue.passive:
        if cue.passive and "np" in frames and syntax.children(verb, "agent"):
            return "object", "np", _with_subject(verb, (verb.i, verb.i)), None
        return None
    tails = [child for child in complements(cue.all, *_OBJECT_TAILS) if child.i > objects[0].i]
    pieces = [phrase_range(objects[0]), *(phrase_range(tail) for tail in tails if _is_close(tail))]
    return "object", "np", pieces, None


def _is_close(tail: Token) -> bool:
    return tail.dep_ != "advcl" and tail.lower_ in ("for", "as", "of", "to", "with", "over", "from", "against")


def _with_object(cue: _Cue, objects: list[Token], tail: Token) -> list[Piece]:
    piece = _to_closing_mark(phrase_range(tail), tail)
    if objects and objects[0].lower_ in _WH:
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


def _phrase(cue: _Cue) -> _Found | None:
    """ "warned of X", "called for X", "complained about X"."""
    for prep in complements(cue.all, "prep", "prt", "dative", "agent"):
        objects = syntax.children(prep, "pobj", "pcomp")
        if prep.lower_ in cue.frames and objects and prep.i > cue.verb.i and not cue.passive:
            tails = complements(cue.all, "xcomp", "advcl") if prep.lower_ in ("on", "upon", "for") else []
            tails = [tail for tail in tails if tail.i > prep.i and has_to(tail)]
            last = max([phrase_range(prep)[1], phrase_range(objects[0])[1], *(phrase_range(tail)[1] for tail in tails)])
            if cue.verb.lemma_ == "call" and prep.lower_ in ("on", "upon") and not tails:
                continue
            return "phrase", prep.lower_, [(objects[0].left_edge.i, last)], None
    return None


def _addressee(cue: _Cue) -> Token | None:
    if "addr" in cue.frames:
        objects = [*syntax.children(cue.verb, "dobj"), *syntax.datives(cue.verb)]
        if cue.passive:
            objects = syntax.subjects(cue.verb)
        return objects[0] if objects else None
    told = syntax.objects_of(cue.verb, "to")
    return told[0] if told else None
