"""How a report is laid out: headline, sub-headings, dateline, byline."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from standoff.annotate.article import Article, Layer
from standoff.annotate.dateline import Dateline, WrittenDate, read_date, read_dateline
from standoff.lexicon import Lexicon
from standoff.lexicon.layout import LayoutWords, read_layout
from standoff.model import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_TERMINAL = re.compile(r"[.!?…;,][\"'”’)\]]*$|[\"”]$|:$")
_NEXT_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?][\"'”’)]*\s+[A-Z“\"]")
_FULL_STOP = re.compile(r"(?<![^\W\d_]\.[^\W\d_])[.…,][\"'”’)\]]*$")
_PAUSE = re.compile(r"[.!…;,:][\"'”’)\]]*$")
_BYLINE = re.compile(r"(?:By|BY|From)[:\s]\s*(?=[A-ZÀ-ÖØ-Þ])")
_CREDIT = re.compile(r"\(?(?:Reporting|Additional reporting|Writing) by [A-ZÀ-ÖØ-Þ]")
_NAME_SMALL = frozenset("and in at for of de la van von der den bin al el da di the & with correspondent".split())
_ISSUED = re.compile(
    r"^(?:(?:first |last )?(?:published|updated|posted|issued|modified|released)|date)(?: on| at)?:?\s*", re.IGNORECASE
)
_CLOCK_AT_END = re.compile(r"[,\s]+(?:at )?\d{1,2}[:.]\d{2}\b.{0,20}$")
_LONGEST_TITLE = 200
_LONGEST_HEADING = 90
_LONGEST_BYLINE = 140
_HEAD_LINES = 7


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands around the running text.

    Attributes:
        title: the headline, `None` where the text begins at once.
        headings: sub-headings, without the title, in order.
        dateline: place and day at the head of the text, or a line that is only a date; without the dash.
        dateline_place: its place as written.
        dateline_date: its day; where it leaves the year out, the one nearest to the date of publication.
        byline: the line that names the writers.
    """

    title: Span | None = None
    headings: tuple[Span, ...] = ()
    dateline: Span | None = None
    dateline_place: Span | None = None
    dateline_date: date | None = None
    byline: Span | None = None

    def in_heading(self, offset: int) -> bool:
        """Whether the character at `offset` belongs to the title or a sub-heading."""
        if self.title is not None and self.title.start <= offset < self.title.end:
            return True
        at = bisect_right(self.headings, offset, key=lambda span: span.start) - 1
        return at >= 0 and offset < self.headings[at].end


LAYOUT: Layer[Layout] = Layer("layout")


def find_layout(article: Article, lexicon: Lexicon) -> Layout:
    """The layout of a plain text; what is not recognised is `None`."""
    words = lexicon.table(read_layout)
    lines = _lines(article)
    title = _find_title(article, lines, words)
    body = [line for line in lines if title is None or line.start >= title.end]
    head = body[:_HEAD_LINES] if title is not None or not lines else lines[:_HEAD_LINES]
    byline = next((line for line in head if _is_byline(line.text)), None) or _credit(lines)
    dateline, place, written = _find_dateline(article, head, words)
    return Layout(
        title=title,
        headings=_find_headings(body, words),
        dateline=dateline,
        dateline_place=place,
        dateline_date=written.resolve(article.document.published) if written else None,
        byline=byline,
    )


def _lines(article: Article) -> list[Span]:
    """The lines that are not blank, without white space at their ends."""
    found = []
    for line in _LINE.finditer(article.text):
        stripped = line[0].strip()
        if stripped:
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            found.append(article.span(start, start + len(stripped)))
    return found


def _find_title(article: Article, lines: Sequence[Span], words: LayoutWords) -> Span | None:
    """The first line, if it is a headline; a full stop is allowed where a blank line sets it off.

    A line that only names the genre ("ANALYSIS", "Explainer:") is passed over.
    """
    if len(lines) > 2 and lines[0].text.casefold().strip(" :.|") in words.genres:
        lines = lines[1:]
    if len(lines) < 2 or sum(len(line.text) for line in lines[1:]) <= len(lines[0].text):
        return None
    first, second = lines[0], lines[1]
    if len(first.text) >= _LONGEST_TITLE or second.text[0].islower() or not any(map(str.isalpha, first.text)):
        return None
    if _is_dateline(first.text, words) or _date_line(first.text, words) or _is_byline(first.text):
        return None
    set_off = "\n" in article.text[first.end : second.start].replace("\n", "", 1)
    if _FULL_STOP.search(first.text) and not (set_off and _is_one_line(first.text)):
        return None
    return first


def _is_dateline(first: str, words: LayoutWords) -> bool:
    """Whether a line begins with a dateline; "MINISTER: WE WILL NOT MOVE", all in capitals, is a headline."""
    dateline = read_dateline(first, words)
    return dateline is not None and not (first.isupper() and dateline.written is None)


def _is_one_line(first: str) -> bool:
    """Whether a line with a full stop is still a headline: one sentence, or two short ones."""
    sentences = len(_NEXT_SENTENCE.findall(first))
    return len(first) < (120 if sentences == 0 else 90)


def _find_dateline(
    article: Article, head: Sequence[Span], words: LayoutWords
) -> tuple[Span | None, Span | None, WrittenDate | None]:
    """The dateline's span, its place, its day; a line of date alone serves where there is no place."""
    alone: tuple[Span, WrittenDate] | None = None
    for line in head:
        written = _date_line(line.text, words)
        if written is not None and alone is None:
            alone = (line, written)
        dateline = read_dateline(line.text, words)
        if dateline is not None:
            span, place = _spans(article, line, dateline)
            return span, place, dateline.written or (alone[1] if alone else None)
    return (alone[0], None, alone[1]) if alone else (None, None, None)


def _date_line(line: str, words: LayoutWords) -> WrittenDate | None:
    """The day that a line tells and nothing else: "Published on 4 March 2021, 10:30 GMT"."""
    return read_date(_CLOCK_AT_END.sub("", _ISSUED.sub("", line)), words.times) if len(line) < 70 else None


def _spans(article: Article, line: Span, dateline: Dateline) -> tuple[Span, Span | None]:
    place = dateline.place
    return (
        article.span(line.start, line.start + dateline.end),
        article.span(line.start + place[0], line.start + place[1]) if place else None,
    )


def _is_byline(line: str) -> bool:
    """Whether a line says who wrote the report, and nothing else."""
    begin = _BYLINE.match(line)
    if begin is None or len(line) > _LONGEST_BYLINE:
        return False
    names = re.split(r"[\s,;|/]+", line[begin.end() :].rstrip(". "))
    capital = [name for name in names if name and (name[0].isupper() or not name[0].isalpha())]
    return 1 <= len(capital) <= 14 and all(name in capital or name in _NAME_SMALL or not name for name in names)


def _credit(lines: Sequence[Span]) -> Span | None:
    """The agency's credit at the end ("Reporting by ...")."""
    return next((line for line in lines[-3:] if _CREDIT.match(line.text)), None)


def _find_headings(body: Sequence[Span], words: LayoutWords) -> tuple[Span, ...]:
    """Short lines without a sentence's end, between a finished paragraph and a longer line."""
    found: list[Span] = []
    for before, line, after in zip([None, *body[:-1]], body, body[1:], strict=False):
        finished = before is None or _TERMINAL.search(before.text) or before in found[-1:]
        if finished and _is_heading(line.text, after.text, words):
            found.append(line)
    return tuple(found)


def _is_heading(line: str, after: str, words: LayoutWords) -> bool:
    if len(line) > _LONGEST_HEADING or len(line.split()) > 14 or not _begins(line, "‘“'\"") or _PAUSE.search(line):
        return False
    if not _begins(after, "“\"‘'") or (len(after) < 80 and len(after) < 2 * len(line)):
        return False
    return not (_is_byline(line) or _date_line(line, words) or read_dateline(line, words))


def _begins(line: str, quotes: str) -> bool:
    """Whether `line` begins as a sentence does."""
    return line[0].isupper() or line[0].isdigit() or line[0] in quotes
