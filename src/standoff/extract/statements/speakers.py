"""From the noun phrase of a source to a party: whom the article knows, else who is described."""

import re
from dataclasses import replace

from spacy.tokens import Token

from standoff.annotate import syntax
from standoff.annotate.article import Article
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parties import PARTIES
from standoff.extract.statements.coordination import joint_subjects
from standoff.lexicon.reporting import Reporting, SourceKind
from standoff.model import Party, PartyKind, Span

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?\s+")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"})


def party_at(article: Article, head: Token, reporting: Reporting, cue: tuple[int, int] | None = None) -> Party:
    """The party that the noun phrase headed by `head` names, with the whole phrase as its text.

    A coordination ("officials and diplomats") gives its first party and the text of all of it.

    Args:
        article: with parties.
        head: the noun.
        reporting: for what is a document.
        cue: offsets that the mention must leave out.
    """
    mention = _mention(article, head)
    if cue is not None and mention.start < cue[1] and cue[0] < mention.end:
        mention = syntax.phrase_span(article, head)
    known = article[PARTIES].of(head)
    mention = _without_clock(article, _without_dateline(article, mention))
    if known:
        return replace(known[0], text=mention.text, start=mention.start, end=mention.end)
    return _described(head, mention, reporting)


def _without_dateline(article: Article, mention: Span) -> Span:
    """The mention without the place and agency at the head of the text, which parsers take for a part of it."""
    dateline = article[LAYOUT].dateline
    if dateline is None or not mention.start < dateline.end < mention.end:
        return mention
    rest = article.text[dateline.end : mention.end]
    return article.span(mention.end - len(rest.lstrip(" \t-–—:)")), mention.end)


def _without_clock(article: Article, mention: Span) -> Span:
    """The mention without the hour that heads an entry of a live report."""
    clock = _CLOCK.match(mention.text)
    return article.span(mention.start + clock.end(), mention.end) if clock is not None else mention


def _mention(article: Article, head: Token) -> Span:
    """The noun phrase with what is coordinated with it and, for common nouns, its participles."""
    if head.dep_ == "poss":
        return article.span(head.left_edge.idx, head.idx + len(head))
    start = syntax.phrase_span(article, head).start
    joint = joint_subjects(head.head)
    members = [*syntax.conjuncts(head), *(joint if head in joint else ())]
    ends = [_end(article, member) for member in members if member.pos_ in _NOMINAL]
    end = max([_end(article, head), *ends])
    return article.span(start, end) if "\n" not in article.text[start:end] else syntax.phrase_span(article, head)


def _end(article: Article, noun: Token) -> int:
    end = syntax.phrase_span(article, noun).end
    if noun.pos_ != "NOUN":
        return end
    for child in noun.rights:
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBG") and child.doc[child.left_edge.i - 1].is_punct is False:
            end = max(end, syntax.subtree_span(article, child).end)
    return end


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
