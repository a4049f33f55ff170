"""The finder of time expressions."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import date

from spacy.tokens import Doc

from standoff.annotate.article import Article, Layer
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.times.grammar import read, read_rules
from standoff.annotate.times.pieces import Pieces, cut
from standoff.annotate.times.plausible import plausible
from standoff.annotate.times.ranges import in_order, share_years
from standoff.annotate.times.resolve import resolve
from standoff.annotate.times.senses import Found
from standoff.annotate.times.setting import Setting, Story, is_chronicle
from standoff.annotate.times.tense import direction
from standoff.annotate.times.values import Value
from standoff.lexicon import Lexicon
from standoff.lexicon.times import TimeWords, read_times
from standoff.model import Time

TIMES: Layer[tuple[Time, ...]] = Layer("times")


def find_times(article: Article, lexicon: Lexicon) -> tuple[Time, ...]:
    """All time expressions, in order of the text; resolved as far as publication or narrative allow."""
    words = lexicon.table(read_times)
    pieces = cut(article.text, words, lexicon.table(read_rules))
    doc = article[PARSE]
    starts = [token.idx for token in doc]
    found = plausible(pieces, read(pieces), doc, starts)
    found = share_years(pieces, found)
    speech = speech_day(article)
    breaks = [i for i, form in enumerate(pieces.forms) if form == "\n"]
    setting = Setting(speech, is_chronicle(found, speech), Story(), breaks, _director(pieces, doc, starts, words))
    values = in_order(pieces, found, [resolve(item, setting) for item in found])
    return tuple(_time(article, pieces, item, value) for item, value in zip(found, values, strict=True))


def speech_day(article: Article) -> date | None:
    """The day from which "today" counts: of publication, else of the dateline; `None` without both."""
    return article.document.published or article[LAYOUT].dateline_date


def _director(pieces: Pieces, doc: Doc, starts: list[int], words: TimeWords) -> Callable[[Found], int]:
    def ask(found: Found) -> int:
        return direction(doc[max(0, bisect_right(starts, pieces.starts[found.start]) - 1)], words)

    return ask


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
