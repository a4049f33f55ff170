"""Reported speech without a reporting verb: nouns, adjectives, "according to", "in the words of"."""

from collections.abc import Iterator

from spacy.tokens import Token

from standoff.annotate import syntax
from standoff.annotate.article import Article
from standoff.annotate.parse import PARSE
from standoff.annotate.quotes import QUOTES, quote_around
from standoff.extract.statements.cues import can_speak, has_to
from standoff.extract.statements.report import Piece, Report, cue_range, phrase_range, sentence_around, tidy, without
from standoff.lexicon.reporting import Frames, Reporting
from standoff.model import CueClass

_LIGHT = frozenset(
    "make have express voice issue hold share harbor harbour repeat renew reiterate raise give offer pose air show "
    "deliver release send publish face reject deny dismiss get feel retain keep maintain state announce sound".split()
)
_WH = frozenset({"whether", "what", "who", "why", "when", "where", "how"})
_OPENING = 3
_WORDS_OF = frozenset({"words", "view", "opinion", "telling", "estimation", "account", "judgment", "judgement", "eyes"})


def noun_reports(article: Article, reporting: Reporting) -> Iterator[Report]:
    """What nouns and adjectives report ("the claim that", "is confident that")."""
    quotes = article[QUOTES]
    for token in syntax.words_with(article[PARSE], "POS", ("NOUN", "ADJ", "VERB")):
        frames = (reporting.nouns if token.pos_ == "NOUN" else reporting.adjectives).get(token.lemma_)
        if frames is None or quote_around(quotes, token.idx) is not None:
            continue
        report = _noun(token, frames, reporting) if token.pos_ == "NOUN" else _adjective(token, frames, reporting)
        if report is not None:
            yield report


def _noun(noun: Token, frames: Frames, reporting: Reporting) -> Report | None:
    source, governor = _holder(noun)
    if source is not None and not can_speak(source, reporting):
        return None
    for child in noun.rights:
        frame = _frame(child, frames)
        if frame is None or (source is None and (frame != "that" or not _is_said_to_be(noun))):
            continue
        piece = phrase_range(child)
        if frame not in ("that", "inf", "wh"):
            piece = (child.i + 1, piece[1])
        if frame == "for":
            piece = (piece[0], max([piece[1], *(phrase_range(tail)[1] for tail in noun.rights if has_to(tail))]))
        cue = (cue_range(governor)[0] if governor is not None else noun.i, noun.i)
        pieces = tidy(noun.doc, [piece])
        if pieces:
            return Report(noun, cue, _denied(governor, reporting) or frames[frame], "noun", source, pieces)
    return None


def _denied(governor: Token | None, reporting: Reporting) -> CueClass | None:
    """The class of a denial if the light verb is one: who "rejected claims that" made none."""
    frames = reporting.verbs.get(governor.lemma_, {}) if governor is not None else {}
    return CueClass.DENY if frames.get("np") is CueClass.DENY else None


def _is_said_to_be(noun: Token) -> bool:
    """Whether the sentence says that there is such a claim or fear ("there are fears that", "hopes grew that")."""
    verb = noun.head
    there = any(child.dep_ == "expl" for child in verb.children)
    return there or (noun.dep_ in ("nsubj", "nsubjpass") and not syntax.children(verb, "dobj", "attr", "acomp"))


def _frame(child: Token, frames: Frames) -> str | None:
    """Which of the frames a child of a noun or an adjective fills."""
    if child.dep_ in ("acl", "ccomp", "relcl", "advcl", "xcomp"):
        marks = [mark.lower_ for mark in syntax.children(child, "mark")]
        if "that" in marks and "that" in frames:
            return "that"
        if child.left_edge.lower_ in _WH and child.dep_ in ("ccomp", "acl") and "wh" in frames:
            return "wh"
        if any(aux.tag_ == "TO" for aux in syntax.children(child, "aux")) and "inf" in frames:
            return "inf"
        if child.dep_ == "ccomp" and syntax.children(child, "nsubj", "nsubjpass") and "that" in frames:
            return "that"
        return None
    return child.lower_ if child.dep_ == "prep" and child.lower_ in frames else None


def _holder(noun: Token) -> tuple[Token | None, Token | None]:
    """Whose act the noun names, and the light verb that it stands under, if that tells."""
    owners = syntax.children(noun, "poss")
    if owners:
        return owners[0], None
    by = [
        obj
        for prep in syntax.children(noun, "prep")
        if prep.lower_ in ("by", "from")
        for obj in syntax.children(prep, "pobj")
    ]
    if by:
        return by[0], None
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in _LIGHT:
        found = syntax.agents(verb)
        return (found[0], verb) if found else (None, None)
    if noun.dep_ == "nsubjpass" and verb.lemma_ in _LIGHT:
        found = syntax.agents(verb)
        return (found[0], None) if found else (None, None)
    return None, None


def _adjective(adjective: Token, frames: Frames, reporting: Reporting) -> Report | None:
    verb = adjective.head
    if adjective.dep_ not in ("acomp", "oprd", "ROOT", "conj", "advcl", "amod", "ccomp", "acl", "relcl", "xcomp"):
        return None
    found = syntax.subjects(verb if adjective.dep_ in ("acomp", "oprd", "advcl", "conj") else adjective)
    source = found[0] if found else None
    if source is None or not can_speak(source, reporting) or source.lower_ == "it":
        return None
    first = cue_range(adjective)[0]
    if adjective.dep_ == "acomp" and adjective.i - verb.i <= 3:
        first = cue_range(verb)[0]
    for child in [*adjective.rights, *(child for child in verb.rights if child.i > adjective.i)]:
        frame = _frame(child, frames)
        if frame is None:
            continue
        piece = phrase_range(child)
        if frame not in ("that", "inf", "wh"):
            piece = (child.i + 1, piece[1])
        pieces = tidy(adjective.doc, [piece])
        if pieces:
            return Report(adjective, (first, adjective.i), frames[frame], "adjective", source, pieces)
    return None


def according_reports(article: Article, reporting: Reporting) -> Iterator[Report]:
    """ "According to X" and "in the words of X", with the sentence around them."""
    quotes = article[QUOTES]
    for token in syntax.words_with(article[PARSE], "LOWER", ("according", "words", "view", "opinion", "telling")):
        if quote_around(quotes, token.idx) is not None:
            continue
        found = _according(token) if token.lower_ == "according" else _in_words_of(token)
        if found is None:
            continue
        source, phrase, cue = found
        if not can_speak(source, reporting):
            continue
        content = tidy(token.doc, without([_around(token, phrase)], [phrase]))
        if content:
            yield Report(token, cue, CueClass.ACCORDING, "according", source, content)


def _according(token: Token) -> tuple[Token, Piece, tuple[int, int]] | None:
    to = next((child for child in token.rights if child.lower_ == "to"), None)
    if to is None:
        return None
    objects = syntax.children(to, "pobj")
    if not objects or _is_bare(objects[0]):
        return None
    return objects[0], (token.i, phrase_range(objects[0])[1]), (token.i, to.i)


def _is_bare(noun: Token) -> bool:
    """Whether a singular stands alone, as no source does ("according to plan", "according to law")."""
    return noun.tag_ == "NN" and not any(child.dep_ in ("det", "poss", "compound", "amod") for child in noun.lefts)


def _in_words_of(token: Token) -> tuple[Token, Piece, tuple[int, int]] | None:
    preposition = token.head
    if token.dep_ != "pobj" or preposition.lower_ not in ("in", "by"):
        return None
    of = [child for child in token.rights if child.lower_ == "of"]
    objects = syntax.children(token, "poss") or [obj for prep in of for obj in syntax.children(prep, "pobj")]
    if not objects or (token.lower_ == "words" and objects[0].lower_ == "other"):
        return None
    end = max(token.i + 1, phrase_range(objects[0])[1])
    return objects[0], (preposition.i, end), (preposition.i, of[0].i if of else token.i)


def _around(token: Token, phrase: Piece) -> Piece:
    """The sentence of the source phrase, between semicolons; of "A and, according to B, C" what follows."""
    first, last = sentence_around(token)
    if phrase[0] - first > _OPENING and token.doc[phrase[0] - 1].text == ",":
        opener = token.doc[phrase[0] - 2]
        first = phrase[1] if opener.tag_ in ("CC", "WRB", "WDT", "WP") or opener.dep_ == "mark" else first
    for other in token.doc[first:last]:
        if other.text == ";" and other.i < phrase[0]:
            first = other.i + 1
        elif other.text == ";" and other.i >= phrase[1]:
            return first, other.i
    return first, last
