"""Reported speech with a verb."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from standoff.annotate import syntax
from standoff.annotate.article import Article
from standoff.annotate.parse import PARSE
from standoff.annotate.quotes import QUOTES, quote_around
from standoff.extract.statements.behind import source_behind
from standoff.extract.statements.clauses import RESERVATIONS, WAITING, find_clause, find_parenthesis, reservation_end
from standoff.extract.statements.complements import find_infinitive, find_object, find_phrase
from standoff.extract.statements.cues import NO_SOURCE, Found, VerbCue, is_unsaid, source_of, verb_cue
from standoff.extract.statements.report import Piece, Report, cue_range, phrase_range, tidy, without
from standoff.lexicon.reporting import Reporting, SourceKind
from standoff.model import CueClass

_CONDITIONAL = frozenset({CueClass.THREATEN, CueClass.PROMISE, CueClass.WARN, CueClass.DENY})
_NEED_SOURCE = frozenset({"infinitive", "gerund", "naming", "object", "phrase"})


def verb_reports(article: Article, reporting: Reporting, taken: frozenset[int]) -> Iterator[Report]:
    """What verbs report, except those that introduce a direct quotation.

    Args:
        article: with parse and quotes.
        reporting: the cues.
        taken: token numbers of the verbs that introduce direct quotations.
    """
    quotes = article[QUOTES]
    for token in syntax.words_with(article[PARSE], "POS", ("VERB", "AUX")):
        if token.i in taken:
            continue
        cue = verb_cue(token, reporting)
        if cue is None:
            continue
        quote = quote_around(quotes, token.idx)
        if quote is not None and not quote.scare:
            continue
        report = _report(cue, reporting)
        if report is not None:
            yield report


def _report(cue: VerbCue, reporting: Reporting) -> Report | None:
    source, able = source_of(cue.verb, cue.passive, reporting)
    if not able or is_unsaid(cue.verb, reporting):
        return None
    for frame, structure, pieces, addressee in _found(cue, reporting):
        if source is None and frame in _NEED_SOURCE and not (cue.passive and _needs_no_agent(frame, structure)):
            return None
        cls = cue.frames[structure]
        if cls in _CONDITIONAL and frame not in ("that", "wh", "parenthesis"):
            openers = WAITING if cls is CueClass.DENY else RESERVATIONS
            pieces = [*pieces[:-1], (pieces[-1][0], reservation_end(cue, pieces[-1][1], openers))]
        behind = source_behind(cue, pieces, reporting) if source is None else None
        if behind is not None:
            source, pieces = behind[0], list(without(pieces, behind[1:]))
        pieces = [*pieces, *_members(cue, pieces)]
        content = _content(cue, pieces, source)
        if frame == "object" and not _is_fit(cue.verb, cls, source, content, reporting):
            return None
        if content and not _is_pronoun(cue.verb.doc, content):
            words = cue_range(cue.verb, cue.words)
            return Report(cue.verb, words, cls, frame, source, content, addressee)
    return None


def _members(cue: VerbCue, pieces: list[Piece]) -> list[Piece]:
    """What is said to be among those told of before the cue: "50 people were hurt, it said, *including two boys*"."""
    if not pieces or pieces[-1][1] > cue.verb.i:
        return []
    return [
        phrase_range(prep)
        for prep in syntax.children(cue.verb, "prep")
        if prep.lower_ == "including" and prep.i > cue.verb.i and prep.doc[prep.i - 1].text == ","
    ]


def _found(cue: VerbCue, reporting: Reporting) -> Iterator[Found]:
    """What the frames of a cue find, the most telling first."""
    for found in (find_clause(cue, reporting), find_parenthesis(cue)):
        if found is not None:
            yield found
    for find in (find_infinitive, find_object, find_phrase):
        found = find(cue)
        if found is not None:
            yield found


def _is_fit(verb: Token, cls: CueClass, source: Token | None, content: tuple[Piece, ...], reporting: Reporting) -> bool:
    """Whether a bare object can be content: what data show, and what can be denied."""
    if cls is CueClass.SHOW:
        return source is not None and reporting.sources.get(source.lemma_.lower()) is SourceKind.DOCUMENT
    if verb.lemma_ == "back":
        return _is_plan(verb, reporting)
    return verb.lemma_ != "deny" or _is_deniable(verb.doc, content, reporting)


def _is_plan(verb: Token, reporting: Reporting) -> bool:
    """Whether what is backed is a plan, call or deal, and not somebody whom troops or money back."""
    backed = [child.lemma_.lower() for child in syntax.children(verb, "dobj", "nsubjpass")]
    return any(lemma in reporting.nouns or reporting.sources.get(lemma) is SourceKind.DOCUMENT for lemma in backed)


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
    return not more and last - first == 1 and (doc[first].pos_ in ("PRON", "DET") or doc[first].lower_ in NO_SOURCE)


def _content(cue: VerbCue, pieces: list[Piece], source: Token | None) -> tuple[Piece, ...]:
    first, last = cue_range(cue.verb, cue.words)
    out = [(first, last + 1)]
    if source is not None and any(start <= source.i < end for start, end in pieces) and source.head == cue.verb:
        out.append(phrase_range(source))
    return tidy(cue.verb.doc, without(pieces, out))
