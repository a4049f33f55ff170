"""The day of first publication that a page states; never a day of its text, of a change or of the clock.

What a page states is looked for in this order: structured data of the article (JSON-LD), names of `meta` elements
that mean publication, elements marked as the time of publication, a single `time` element of the article, a
day in the address. The forms in which days are written are read by htmldate; a day that may be read in two ways
(04/05/2021) counts as not stated.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from typing import Any

from htmldate import find_date
from lxml.html import HtmlElement

_ARTICLES = ("article", "posting", "report", "webpage", "creativework")
_NOT_ARTICLES = ("comment", "review", "video", "image", "audio", "product", "event", "organization", "person")
_META = (
    "article:published_time og:article:published_time og:published_time article:published article.published "
    "datepublished date_published date-published publish-date publish_date publishdate published-date published_date "
    "publication_date publication-date publicationdate pubdate pub_date parsely-pub-date sailthru.date "
    "dc.date.issued dcterms.issued dc.issued cxenseparse:recs:publishtime originalpublicationdate "
    "citation_publication_date rnews:datepublished ptime article_date_original",
    "date dc.date dcterms.date dc.date.created dcterms.created dc.created citation_date article.created",
)
"""Names of `meta` elements that tell the day of publication, and those that mostly do."""

_MARKED = (
    './/*[@itemprop="datePublished"]',
    ".//time[@pubdate]",
    './/abbr[contains(concat(" ", @class, " "), " published ")]',
    './/time[contains(concat(" ", @class, " "), " published ") or contains(@class, "entry-date")]',
)
_TIMES = ".//article//time[@datetime] | .//header//time[@datetime] | .//main//time[@datetime]"
_ASIDE = "ancestor::aside | ancestor::nav | ancestor::footer | ancestor::*[contains(@class, 'related')]"
_CHANGED = re.compile(r"updat|modif|edit|chang|revis", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_EITHER = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")
_IN_JSON = re.compile(r'"datePublished"\s*:\s*"([^"]{4,60})"')
_IN_ADDRESS = re.compile(r"/((?:18|19|20)\d\d)[/-]?(\d\d)[/-]?(\d\d)(?=[/_-])")
_LONGEST = 100
_DEEPEST = 8
_MOST_CANDIDATES = 200
_FIRST_YEAR, _LAST_YEAR = 1600, 2200
_NO_DAYS = frozenset({date(1970, 1, 1), date(1900, 1, 1)})
"""What programs write that do not know the day."""


def find_published(tree: HtmlElement, url: str | None) -> str | None:
    """The day of first publication, ISO 8601; `None` where the page does not state it.

    Args:
        tree: the page.
        url: its address.
    """
    for written in _stated(tree):
        day = read_day(written)
        if day is not None:
            return day.isoformat()
    match = _IN_ADDRESS.search(url or "")
    day = _calendar_day(*match.groups()) if match else None
    return day.isoformat() if day else None


def read_day(written: str) -> date | None:
    """The day that a statement of publication names, as it is written; `None` where it is none, or either of two."""
    written = " ".join(written.split())
    if not written or len(written) > _LONGEST or _CHANGED.search(written):
        return None
    iso = _ISO.match(written)
    if iso:
        return _calendar_day(*iso.groups())
    either = _EITHER.search(written)
    if either and either[1] != either[2] and int(either[1]) <= 12 and int(either[2]) <= 12:
        return None
    page = (
        f'<html><head><meta property="article:published_time" content="{escape(written)}"></head><body></body></html>'
    )
    found = find_date(page, extensive_search=False, original_date=True, min_date=f"{_FIRST_YEAR}-01-01",
                      max_date=f"{_LAST_YEAR}-12-31")  # fmt: skip
    return _calendar_day(*found.split("-")) if found else None


def _calendar_day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR and found not in _NO_DAYS else None


def _stated(tree: HtmlElement) -> Iterator[str]:
    """What the page states, the surest first."""
    yield from _structured(tree)
    names: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content"):
            names.setdefault(name.strip().lower(), element.get("content"))
    for group in _META:
        yield from (names[name] for name in group.split() if name in names)
    for path in _MARKED:
        yield from map(_content, tree.xpath(path)[:1])
    yield from _single(tree)


def _content(element: HtmlElement) -> str:
    attributes = (element.get(name) for name in ("datetime", "content", "title"))
    return str(next(filter(None, attributes), None) or element.text_content())


def _single(tree: HtmlElement) -> Iterator[str]:
    """The day of the article's `time` elements, where they name one alone."""
    days: dict[str, None] = {}
    for element in tree.xpath(_TIMES)[:_MOST_CANDIDATES]:
        marks = " ".join(filter(None, (element.get("class"), element.get("itemprop"), element.get("title"))))
        previous, parent = element.getprevious(), element.getparent()
        before = (previous.tail if previous is not None else parent.text) or ""
        if not _CHANGED.search(f"{marks} {before} {element.text or ''}") and not element.xpath(_ASIDE):
            days[element.get("datetime")[:10]] = None
    if len(days) == 1:
        yield from days


def _structured(tree: HtmlElement) -> Iterator[str]:
    """`datePublished` of the articles, then of the pages, that the page describes as JSON-LD."""
    found: list[tuple[int, str]] = []
    for element in tree.xpath('.//script[@type="application/ld+json"]')[:_MOST_CANDIDATES]:
        text = element.text or ""
        try:
            found.extend(_dates(json.loads(text, strict=False), 0))
        except (ValueError, RecursionError):
            values = sorted(set(_IN_JSON.findall(text)))
            found.extend((1, value) for value in values if len(values) == 1)
    yield from (written for _, written in sorted(found, key=lambda pair: pair[0]))


def _dates(node: Any, depth: int) -> Iterator[tuple[int, str]]:
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for item in node[:_MOST_CANDIDATES]:
            yield from _dates(item, depth + 1)
    elif isinstance(node, dict):
        rank = _rank(node.get("@type"))
        written = node.get("datePublished")
        if rank is not None and isinstance(written, str):
            yield rank, written
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _dates(node.get(key), depth + 1)


def _rank(types: Any) -> int | None:
    """0 for an article, 1 for what may be one, `None` for anything else."""
    names = [name.lower() for name in _texts(types)]
    if any(word in name for name in names for word in _NOT_ARTICLES):
        return None
    return next((int(place > 2) for place, word in enumerate(_ARTICLES) if any(word in name for name in names)), None)


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
