"""Pointers into documents, for answers that draw on more than one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from standoff.model import Document, Record, Span

Library = Mapping[str, Document]
"""Documents by id."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch `[start, end)` of one document's text and its words.

    Attributes:
        doc: id of the document.
        start: first character, in code points.
        end: one past the last character.
        text: the words.
    """

    doc: str
    start: int
    end: int
    text: str


def shelve(documents: Iterable[Document]) -> Library:
    """The documents by id."""
    return {document.id: document for document in documents}


def mark(record: Record) -> Mark:
    """The main evidence of `record`."""
    span = record.evidence[0]
    return Mark(record.doc, span.start, span.end, span.text)


def mark_span(doc: str, span: Span) -> Mark:
    """`span` of the document `doc`."""
    return Mark(doc, span.start, span.end, span.text)


def sentence_of(record: Record, library: Library) -> Mark:
    """The sentence that holds the main evidence of `record`; the evidence itself where its document is not at hand."""
    span = record.evidence[0]
    document = library.get(record.doc)
    return mark_span(record.doc, sentence_around(document.text, span.start, span.end)) if document else mark(record)


def sentence_around(text: str, start: int, end: int) -> Span:
    """The sentence or line of `text` around `[start, end)`, without white space at its edges.

    Borders are line breaks, and full stops, question and exclamation marks before a blank and a
    capital, digit or opening quotation mark, unless they follow a short capitalised word ("Mr.", "Gen.").
    """
    return Span.of(text, *sentence_bounds(text, start, end))


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where that sentence begins and ends."""
    first, last = _border_before(text, start), _border_after(text, end)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _border_before(text: str, at: int) -> int:
    """The last border up to `at`, or the beginning."""
    first = text.rfind("\n", 0, at) + 1
    for stop in _STOP.finditer(text, first, at):
        if _is_border(text, stop.end()):
            first = stop.end()
    return first


def _border_after(text: str, at: int) -> int:
    """The first border from `at` on, or the end."""
    begin = at
    while begin > 0 and (text[begin - 1] in _CLOSERS or text[begin - 1] in ".!?" or begin == at):
        begin -= 1
    stops = (stop.end() for stop in _STOP.finditer(text, begin) if stop.end() >= at)
    return next((stop for stop in stops if _is_border(text, stop)), len(text))


_CLOSERS = "\"'”’)"
_STOP = re.compile(rf"\n|[.!?][{re.escape(_CLOSERS)}]*\s")
_OPENERS = "\"'“‘(["


def _is_border(text: str, at: int) -> bool:
    """Whether a sentence ends just before `at`, where a white space stands before it."""
    if text[at - 1] == "\n":
        return True
    end = at - 1
    while end > 0 and text[end - 1] in _CLOSERS:
        end -= 1
    if end == 0 or text[end - 1] not in ".!?":
        return False
    if at < len(text) and not (text[at].isupper() or text[at].isdigit() or text[at] in _OPENERS):
        return False
    return text[end - 1] != "." or not _is_abbreviation(text, end - 1)


def _is_abbreviation(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` ends a title, an initial or a month and not a sentence."""
    begin = stop
    while begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] == "."):
        begin -= 1
    word = text[begin:stop]
    return word.casefold() in _ABBREVIATIONS or "." in word or (len(word) == 1 and word.isupper())


_ABBREVIATIONS = frozenset(
    (
        "mr mrs ms dr prof gen col lt sgt capt cmdr adm brig maj hon rev sen rep gov st jr sr vs no jan feb mar apr "
        "jun jul aug sep sept oct nov dec h.e"
    ).split()
)


def distinct(items: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks in their order, each once."""
    return tuple(dict.fromkeys(items))
