"""When and where something was said."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from standoff.annotate import syntax
from standoff.annotate.article import Article
from standoff.annotate.dating import time_at, time_of, time_of_saying
from standoff.annotate.parse import PARSE
from standoff.annotate.times import TIMES
from standoff.extract.statements.report import Report
from standoff.lexicon.reporting import Reporting
from standoff.model import Party, Span, Statement, Time, TimeType

_BREAK = re.compile(r"[\r\n]+")
_VENUE_PREPOSITIONS = frozenset({"in", "at", "on", "during", "via", "through", "before", "over"})
_DEPENDENT = frozenset({"advcl", "xcomp", "pcomp", "prep", "conj", "dobj", "acomp", "attr"})
_COMPLETED = re.compile(r"had\b", re.IGNORECASE)
_HIGHEST = 3
_MEMORY = 8
_SHORTEST = 4


def date_of(article: Article, report: Report) -> Time | None:
    """When the words were said: by the cue's own clause, the verb it hangs on, or the time that sets the scene.

    "The minister on Friday blamed the rebels, saying ...": both on Friday. "On Friday, things grew worse.
    Chad said ...": on Friday. A time in the content is none of the saying, nor is one after publication.
    """
    if report.time is not None:
        return report.time
    for found in _times_above(article, report):
        if _may_date(article, report, found):
            return found
    scene = _scene(article, report.head)
    return scene if scene is not None and _may_date(article, report, scene) else None


def _times_above(article: Article, report: Report) -> Iterator[Time]:
    """The times of the cue and of the verbs that it hangs on without a subject of its own."""
    head = report.head
    for _ in range(_HIGHEST):
        found = time_of_saying(article, head) if head.pos_ in ("VERB", "AUX") else time_of(article, head)
        if found is not None:
            yield found
        if head.dep_ not in _DEPENDENT or (head.dep_ == "conj" and syntax.children(head, "nsubj", "nsubjpass")):
            return
        head = head.head


def _may_date(article: Article, report: Report, time: Time) -> bool:
    published = article.document.published
    if published is not None and time.earliest is not None and time.earliest > published:
        return False
    return not _within(article, report, time) and article.text[time.end : time.end + 2] not in ("'s", "’s")


def _scene(article: Article, cue: Token) -> Time | None:
    """The time that opens the cue's sentence or the one before it in the paragraph; for verbs in the past tense."""
    if cue.tag_ != "VBD" or cue.dep_ not in ("ROOT", "conj"):
        return None
    for sentence in (cue.sent, _sentence_before(article, cue)):
        if sentence is not None:
            for token in sentence[:3]:
                found = time_at(article, token)
                if found is not None and found.type is TimeType.DATE and not str(found.value).endswith("_REF"):
                    return found
    return None


def _sentence_before(article: Article, token: Token) -> TokenSpan | None:
    first = token.sent.start
    if not first or "\n" in article[PARSE][first - 1].text:
        return None
    return article[PARSE][first - 1].sent


def without_leading_time(article: Article, report: Report) -> Report:
    """The report without a time between cue and content: "said on Friday it was ready" was said on Friday."""
    doc = article[PARSE]
    first, last = report.content[0]
    if report.frame != "that" or first != report.cue[1] + 1 or last - first < _SHORTEST:
        return report
    start = first + 1 if doc[first].lower_ in ("on", "in", "at", "late", "early") else first
    time = time_at(article, doc[start])
    if time is None or time.start != doc[start].idx:
        return report
    while start < last and doc[start].idx < time.end:
        start += 1
    if start >= last or doc[start].pos_ not in ("PRON", "DET", "PROPN", "NOUN", "SCONJ"):
        return report
    return replace(report, content=((start, last), *report.content[1:]), time=time)


def _within(article: Article, report: Report, time: Time) -> bool:
    doc = article[PARSE]
    return any(
        doc[first].idx <= time.start and time.end <= doc[last - 1].idx + len(doc[last - 1])
        for first, last in report.content
    )


def venue_of(article: Article, report: Report, reporting: Reporting) -> Span | None:
    """ "In an interview", "at the Security Council", "on state television"; `None` where nothing tells."""
    for prep in syntax.children(report.head, "prep"):
        if prep.lower_ not in _VENUE_PREPOSITIONS or _in_content(prep, report):
            continue
        for noun in syntax.children(prep, "pobj"):
            if time_at(article, noun) is None and _is_venue(noun, reporting) and not _in_content(noun, report):
                return article.span(prep.idx, syntax.phrase_span(article, noun).end)
    return None


def _in_content(token: Token, report: Report) -> bool:
    return any(first <= token.i < last for first, last in report.content)


def _is_venue(noun: Token, reporting: Reporting) -> bool:
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in reporting.venues


def with_neighbours_dates(article: Article, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements, where one without a date takes that of the same speaker's last dated one nearby.

    Nearby is in the same paragraph; for named persons also in the paragraph before.

    Args:
        article: whose text shows where paragraphs end.
        statements: in order of the text.
    """
    found: list[Statement] = []
    for statement in statements:
        if statement.date is None:
            near = (before for before in reversed(found[-_MEMORY:]) if _is_near(article, before, statement))
            before = next((before for before in near if before.date is not None), None)
            if before is not None and (
                _COMPLETED.match(statement.cue.text) or _is_overtaken(article, before, statement)
            ):
                before = None
            statement = replace(statement, date=before.date) if before is not None else statement
        found.append(statement)
    return tuple(found)


def _is_overtaken(article: Article, before: Statement, statement: Statement) -> bool:
    """Whether the report has gone on to a later day since `before`, outside what was said then."""
    spoken = before.date.latest if before.date is not None else None
    times = article[TIMES]
    for time in times[bisect_right(times, before.cue.end, key=lambda time: time.start) :]:
        if spoken is None or time.start >= statement.cue.start:
            return False
        told = any(piece.start <= time.start < piece.end for piece in (*before.content, *statement.content))
        if not told and time.type is TimeType.DATE and time.earliest is not None and time.earliest > spoken:
            return True
    return False


def _is_near(article: Article, before: Statement, statement: Statement) -> bool:
    if before.speaker is None or not same_speaker(before.speaker, statement.speaker):
        return False
    if statement.cue.start < before.cue.start:
        return False
    breaks = len(_BREAK.findall(article.text, before.cue.end, statement.cue.start))
    return breaks <= (1 if before.speaker.name is not None else 0)


def same_speaker(one: Party | None, other: Party | None) -> bool:
    """Whether two mentions are of one named person, institution or state, or are the same words."""
    if one is None or other is None:
        return False
    if one.name or other.name:
        return one.name == other.name
    if one.text.lower() == other.text.lower():
        return True
    return one.id is not None and (one.id, one.sector, one.anonymous) == (other.id, other.sector, other.anonymous)
