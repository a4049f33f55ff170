"""From the noun phrase of a source to a party: whom the article knows, else who is described."""

from dataclasses import replace

from spacy.tokens import Token

from standoff.annotate import syntax
from standoff.annotate.article import Article
from standoff.annotate.parties import PARTIES
from standoff.lexicon.reporting import Reporting, SourceKind
from standoff.model import Party, PartyKind, Span

_FIRST_PERSON = frozenset({"i", "we", "you", "my", "our", "your"})


def party_at(article: Article, head: Token, reporting: Reporting) -> Party:
    """The party that the noun phrase headed by `head` names, with the whole phrase as its text.

    A coordination ("officials and diplomats") gives its first party and the text of all of it.
    """
    mention = _mention(article, head)
    known = article[PARTIES].of(head)
    if known:
        return replace(known[0], text=mention.text, start=mention.start, end=mention.end)
    return _described(head, mention, reporting)


def _mention(article: Article, head: Token) -> Span:
    if head.dep_ == "poss" or head.pos_ == "PRON":
        return article.span(head.left_edge.idx, head.idx + len(head))
    span = syntax.phrase_span(article, head)
    members = [token for token in syntax.conjuncts(head) if token.pos_ in ("NOUN", "PROPN", "PRON")]
    end = max(syntax.phrase_span(article, member).end for member in members) if members else span.end
    return article.span(span.start, max(span.end, end)) if "\n" not in article.text[span.start : end] else span


def _described(head: Token, mention: Span, reporting: Reporting) -> Party:
    plural = head.tag_ in ("NNS", "NNPS") or head.lower_ in ("they", "we", "their", "some", "many", "most", "others")
    person = head.pos_ in ("NOUN", "PROPN", "PRON") and not plural
    document = reporting.sources.get(head.lemma_.lower()) is SourceKind.DOCUMENT
    named = head.pos_ == "PROPN" or head.pos_ == "PRON"
    return Party(
        text=mention.text,
        start=mention.start,
        end=mention.end,
        kind=PartyKind.PERSON if person and not document else PartyKind.GROUP,
        anonymous=not named and not document,
    )
