"""Where a text quotes: the outermost quotation marks, told from apostrophes, inches and minutes.

Known are curly and straight double marks, curly and straight single marks (British style), guillemets,
low-9 openers, and the typewriter's ``two backquotes'' and ''two apostrophes''. A paragraph ends a quote:
one that its paragraph does not close runs to the paragraph's end, and the next paragraph usually
repeats the opening mark. One pass over the marks; every mark is looked at a bounded number of times.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.annotate.article import Article, Layer
from standoff.lexicon import Lexicon
from standoff.model import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch between outermost quotation marks.

    Attributes:
        start: offset of the opening mark.
        end: one past the closing mark, or the end of the paragraph.
        inner: what stands between the marks, without white space at its edges.
        mark: the opening mark.
        closed: whether the closing mark is there.
        continues: whether it takes up the quote that the paragraph before left open.
        scare: at most three words inside a running clause ('the so-called "peace bridge"').
    """

    start: int
    end: int
    inner: Span
    mark: str
    closed: bool
    continues: bool
    scare: bool


QUOTES: Layer[tuple[Quote, ...]] = Layer("quotes")

_MARK = re.compile(r"``|''(?!')|[“”„‟\"«»‘’‚'`]")
_PARAGRAPH = re.compile(r"[^\n\r]+(?:(?:\r\n|\n|\r)(?=[a-z])[^\n\r]+)*")
_WORD = re.compile(r"\w+(?:[’'\-.]\w+)*")
_LEADING_APOSTROPHE = re.compile(r"(?:\d\ds?|em|tis|twas|til|till|cause|bout|round|cos|n|im|er)\b", re.IGNORECASE)

_CLOSERS = {"“": "”", "«": "»", "„": "“”", "‟": "”", "‚": "‘’", "‘": "’'", "``": "''"}
_SINGLE = frozenset("‘'‚`")
_LONGEST_SCARE = 3
_SENTENCE_END = ".?!…"


def find_quotes(article: Article, lexicon: Lexicon) -> tuple[Quote, ...]:
    """All outermost quotations, in order of the text."""
    found: list[Quote] = []
    text = article.text
    open_mark: str | None = None
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = _without_space(text, paragraph.start(), paragraph.end())
        last: Quote | None = None
        for mark, left, right, closed in _stretches(text, start, end):
            continues = left == start and open_mark == mark
            last = _quote(text, (mark, left, right, closed), continues, start)
            found.append(last)
        open_mark = last.mark if last is not None and not last.closed else None
    return tuple(found)


def quoted_characters(quotes: Sequence[Quote], start: int, end: int) -> int:
    """How many characters of `[start, end)` lie between the marks of any of `quotes` (in text order)."""
    at = max(0, bisect_right(quotes, start, key=lambda quote: quote.start) - 1)
    total = 0
    while at < len(quotes) and quotes[at].start < end:
        total += max(0, min(end, quotes[at].end) - max(start, quotes[at].start))
        at += 1
    return total


def quote_around(quotes: Sequence[Quote], offset: int) -> Quote | None:
    """The quote between whose marks `offset` lies, or `None`."""
    at = bisect_right(quotes, offset, key=lambda quote: quote.start) - 1
    return quotes[at] if at >= 0 and offset < quotes[at].end else None


def _quote(text: str, stretch: tuple[str, int, int, bool], continues: bool, paragraph: int) -> Quote:
    mark, left, right, closed = stretch
    first, last = left + len(mark), right - (_closing_width(text, right) if closed else 0)
    inner = Span.of(text, *_without_space(text, first, last))
    return Quote(left, right, inner, mark, closed, continues, _is_scare(text, paragraph, left, inner.text))


def _without_space(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _closing_width(text: str, right: int) -> int:
    return 2 if text[right - 2 : right] == "''" else 1


def _is_scare(text: str, paragraph: int, left: int, inner: str) -> bool:
    """Whether few words stand in a clause that runs on around them."""
    if len(_WORD.findall(inner)) > _LONGEST_SCARE:
        return False
    before = text[max(paragraph, left - 3) : left].rstrip()
    if not before or before[-1] in _SENTENCE_END + ':”»"':
        return False
    begins = inner[:1].isupper()
    ends = inner[-1:] in _SENTENCE_END
    return not (begins and (before[-1] == "," or ends))


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[str, int, int, bool]]:
    """Opening mark, start, end and whether closed, of each outermost quote of a paragraph."""
    marks = [(hit.start(), hit.group()) for hit in _MARK.finditer(text, start, end)]
    at = 0
    while at < len(marks):
        offset, mark = marks[at]
        if not _opens(text, start, offset, mark, end):
            at += 1
            continue
        closing = _single_closing(text, marks, at, end) if mark in _SINGLE else _closing(text, marks, at, end)
        if closing is not None:
            right, at = closing
            yield mark, offset, right, True
        elif mark in _SINGLE and (mark in "'`" or offset > start):
            at += 1
        else:
            yield mark, offset, end, False
            return


def _opens(text: str, start: int, offset: int, mark: str, end: int) -> bool:
    after = offset + len(mark)
    following = text[after] if after < end else ""
    if not following or mark in "”»’":
        return False
    if mark in ("“", "„", "‟", "«", "``"):
        return True
    before = text[offset - 1] if offset > start else ""
    if mark in ('"', "''"):
        return not following.isspace() and not _is_closing_place(before, following)
    if before.isalnum() or not (following.isalnum() or following in '“"…[('):
        return False
    return mark not in "'‘" or not _LEADING_APOSTROPHE.match(text, after)


def _is_closing_place(before: str, following: str) -> bool:
    return bool(before) and not before.isspace() and before not in "([{—–-/“‘" and not following.isalnum()


def _closing(text: str, marks: Sequence[tuple[int, str]], at: int, end: int) -> tuple[int, int] | None:
    """End of the double quote that mark number `at` opens, and the number of the mark after it."""
    mark = marks[at][1]
    closers = _CLOSERS.get(mark, mark)
    depth, fallback, typo = 1, None, None
    for number in range(at + 1, len(marks)):
        offset, other = marks[number]
        found = (offset + len(other), number + 1)
        if mark == "“" and other in ("“", '"') and _is_closing_place(text[offset - 1], text[offset + 1 : offset + 2]):
            typo = typo or found
            continue
        if typo is not None and other in ("“", '"'):
            return fallback or typo
        if _closes(text, offset, other, mark, closers, end):
            depth -= 1
            fallback = found
            if not depth:
                return fallback
        elif other == mark and mark in "“«":
            depth += 1
    return fallback or typo


def _closes(text: str, offset: int, other: str, mark: str, closers: str, end: int) -> bool:
    if mark == '"' and other == "”":
        return True
    if other in ("''", "``", '"') or mark in ("``", "''"):
        return other == closers and _may_close(text, offset, other, end)
    return other in closers


def _may_close(text: str, offset: int, mark: str, end: int) -> bool:
    """Whether a straight mark inside a quote closes it, rather than opening one inside."""
    after = offset + len(mark)
    return after >= end or not text[after].isalnum() or not text[offset - 1].isspace()


def _single_closing(text: str, marks: Sequence[tuple[int, str]], at: int, end: int) -> tuple[int, int] | None:
    """The same for a single quote: the first mark that is no apostrophe and no plural possessive."""
    mark = marks[at][1]
    closers = _CLOSERS.get(mark, "'")
    weak: tuple[int, int] | None = None
    for number in range(at + 1, len(marks)):
        offset, other = marks[number]
        after = offset + 1
        in_word = after < end and text[after].isalnum()
        if other == mark and in_word and not text[offset - 1].isalnum():
            return weak
        if other not in closers or in_word or text[offset - 1].isspace():
            continue
        found = (after, number + 1)
        if not _is_plural_possessive(text, offset, end):
            return found
        weak = weak or found
    return weak


def _is_plural_possessive(text: str, offset: int, end: int) -> bool:
    """Whether "s'" before a lower-case word could be a genitive ("the miners' union")."""
    return text[offset - 1] in "sz" and text[offset + 1 : offset + 2] == " " and text[offset + 2 : offset + 3].islower()
