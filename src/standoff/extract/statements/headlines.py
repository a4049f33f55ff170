"""Headlines that put the speaker before a colon: "Envoy: talks are dead"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.parties import PARTIES
from standoff.extract.statements.report import Report, tidy
from standoff.lexicon.reporting import Reporting, SourceKind
from standoff.model import CueClass, PartyKind

_LONGEST_NAME = 7
_SHORTEST_CONTENT = 3
_SPEAKERS = frozenset({PartyKind.PERSON, PartyKind.ORGANISATION, PartyKind.GROUP})


def headline_reports(article: Article, reporting: Reporting) -> Iterator[Report]:
    """What the headline and the sub-headings put after a speaker and a colon.

    States and places before the colon are the topic and no speaker ("Chad: ten dead in flood").
    """
    layout, doc = article[LAYOUT], article[PARSE]
    for heading in (*((layout.title,) if layout.title is not None else ()), *layout.headings):
        span = doc.char_span(heading.start, heading.end, alignment_mode="expand")
        if span is None:
            continue
        tokens = list(span)
        colon = next((at for at, token in enumerate(tokens[: _LONGEST_NAME + 1]) if token.text == ":"), None)
        if not colon or not _is_clause(tokens[colon + 1 :]):
            continue
        source = _speaker(article, tokens[:colon], reporting)
        content = tidy(doc, [(tokens[colon].i + 1, tokens[-1].i + 1)])
        if source is not None and content:
            at = tokens[colon].i
            yield Report(tokens[colon], (at, at), CueClass.QUOTE, "headline", source, content)


def _is_clause(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if not token.is_punct]
    return len(words) >= _SHORTEST_CONTENT and any(token.pos_ in ("VERB", "AUX") for token in words)


def _speaker(article: Article, tokens: Sequence[Token], reporting: Reporting) -> Token | None:
    """The last noun before the colon, if it is a person, an institution, people or a document."""
    head = tokens[-1]
    if head.pos_ not in ("NOUN", "PROPN") or any(token.pos_ in ("VERB", "AUX") or token.is_punct for token in tokens):
        return None
    if reporting.sources.get(head.lemma_.lower()) is SourceKind.DOCUMENT:
        return head
    return head if any(party.kind in _SPEAKERS for party in article[PARTIES].of(head)) else None
