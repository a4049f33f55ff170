"""The finder of time expressions."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from standoff.annotate.article import Article, Layer
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.times.anchors import from_events
from standoff.annotate.times.counted_days import again
from standoff.annotate.times.grammar import read, read_rules
from standoff.annotate.times.parts import is_daypart_alone
from standoff.annotate.times.pieces import Pieces, cut
from standoff.annotate.times.plausible import plausible
from standoff.annotate.times.quoted import as_spoken
from standoff.annotate.times.ranges import in_order, share_years
from standoff.annotate.times.resolve import resolve
from standoff.annotate.times.senses import Found
from standoff.annotate.times.setting import Setting, Story, is_chronicle, passing_years, written_years
from standoff.annotate.times.tense import direction
from standoff.annotate.times.values import Value
from standoff.lexicon import Lexicon
from standoff.lexicon.times import read_times
from standoff.model import Time

_NEARBY = 7
_REVISED = re.compile(r"(?:last )?(?:updated|modified|revised)", re.IGNORECASE)

TIMES: Layer[tuple[Time, ...]] = Layer("times")


def find_times(article: Article, lexicon: Lexicon) -> tuple[Time, ...]:
    """All time expressions, in order of the text; resolved as far as publication or narrative allow."""
    words = lexicon.table(read_times)
    pieces = cut(article.text, words, lexicon.table(read_rules))
    doc = article[PARSE]
    starts = [token.idx for token in doc]
    found = share_years(pieces, plausible(pieces, read(pieces), doc, starts))
    speech = speech_day(article)
    breaks = [i for i, form in enumerate(pieces.forms) if form == "\n"]
    token_of = _locator(pieces, doc, starts)
    setting = Setting(
        speech=speech,
        latest=max((day for day in (speech, article.document.published) if day is not None), default=None),
        chronicle=is_chronicle(found, speech),
        story=Story(),
        breaks=breaks,
        passing=passing_years(pieces, found),
        years=written_years(found),
        direction=lambda item: direction(token_of(item), words),
    )

    def verb_of(item: Found) -> str:
        return _verb_above(token_of(item))

    def resolved(items: Sequence[Found], known: Mapping[int, Value]) -> list[Value]:
        fresh = replace(setting, story=Story())
        values = [_value(at, item, fresh, known) for at, item in enumerate(items)]
        return as_spoken(
            pieces, items, in_order(pieces, items, values), fresh, lambda item: _verb_above(token_of(item))
        )

    values = resolved(found, {})
    found, known = from_events(pieces, found, values, doc, starts, setting)
    found, values = again(pieces, found, resolved(found, known) if known else values)
    return tuple(
        _time(article, pieces, item, value)
        for item, value in zip(found, values, strict=True)
        if value.value is not None or not is_daypart_alone(pieces, item)
    )


def _value(at: int, item: Found, setting: Setting, known: Mapping[int, Value]) -> Value:
    """What the expression `at` denotes; the story goes on from one that is known already."""
    if at not in known:
        return resolve(item, setting)
    setting.story.tell(known[at], item.start)
    return known[at]


def speech_day(article: Article) -> date | None:
    """The day from which "today" counts; `None` where neither text nor source tells one.

    That of the dateline or date line, for its writer counted from there, unless it lies far from the date
    of publication (an old report printed again) or only tells of a revision ("Updated 8 March").
    """
    published, layout = article.document.published, article[LAYOUT]
    written = layout.dateline_date
    if published is None or written is None:
        return published or written
    revised = layout.dateline is not None and _REVISED.match(layout.dateline.text) is not None
    return published if revised or abs((written - published).days) > _NEARBY else written


def _locator(pieces: Pieces, doc: Doc, starts: list[int]) -> Callable[[Found], Token]:
    """A function from an expression to the token in which it begins."""

    def locate(found: Found) -> Token:
        return doc[max(0, bisect_right(starts, pieces.starts[found.start]) - 1)]

    return locate


def _verb_above(token: Token) -> str:
    """The form of the nearest verb that governs `token`, empty where there is none."""
    while token.pos_ not in ("VERB", "AUX"):
        if token.head == token:
            return ""
        token = token.head
    return token.lower_


def _time(article: Article, pieces: Pieces, found: Found, value: Value) -> Time:
    start, end = pieces.starts[found.start], pieces.ends[found.end - 1]
    return Time(
        text=article.text[start:end],
        start=start,
        end=end,
        type=value.type,
        value=value.value,
        earliest=value.earliest,
        latest=value.latest,
    )
