"""Feeds, in the child process: feedparser is given bytes only, because it opens a string as a file or an address."""

import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from standoff.ingest.apart.problem import Problem
from standoff.ingest.charset import known_encoding
from standoff.ingest.feeds import Feed, FeedItem
from standoff.ingest.page import Question

_HEAD = 1024
_LAST_CHARACTER = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_LONGEST_TEXT = 200_000
_LONGEST_LINE = 1_000
_BLOCKS = re.compile(
    r"p|div|section|article|header|footer|h[1-6]|ul|ol|li|dl|dt|dd|table|tr|blockquote|pre|br|hr|figure|main|aside"
)
_SILENT = ("script", "style", "noscript", "template", "figcaption", "iframe", "object", "svg", "form", "nav")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_EARLIEST = date(1990, 1, 1)


def read_feed(question: Question) -> Iterator[Feed]:
    """The feed that the bytes are.

    Raises:
        Problem: they are none.
    """
    import feedparser

    headers = {"content-location": question.url or "", "content-type": _content_type(question)}
    found = feedparser.parse(
        _REFERENCE.sub(_possible, question.content),
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=False,
    )  # mark-up is taken off below
    if not found.get("version") and not found.entries:
        raise Problem(_why_none(question, found))
    title = _line(found.feed.get("title_detail"))
    entries = found.entries[: question.limit]
    items = (_item(entry, title, question.url) for entry in entries)
    unique = {item.key: item for item in reversed([item for item in items if item is not None])}
    yield Feed(
        title=title,
        media_type=f"application/{'atom' if str(found.get('version')).startswith('atom') else 'rss'}+xml",
        items=tuple(reversed(unique.values())),
        left_out=max(len(found.entries) - question.limit, 0),
        remark=_remark(found),
    )


def _possible(reference: re.Match[bytes]) -> bytes:
    """A reference to a character; one to none that there is would cost the whole feed."""
    number = int(reference[1][:10], 16) if reference[1] else int(reference[2][:10])
    is_one = 0 < number <= _LAST_CHARACTER and number not in _SURROGATES
    return reference[0] if is_one else b"&#xFFFD;"


def _content_type(question: Question) -> str:
    """A header by which feedparser decodes a feed as its bytes want it, whatever its server or its head say."""
    if b"\0" not in question.content[:_HEAD]:  # not UTF-16, which could be UTF-8 by chance
        try:
            question.content.decode("utf-8")
            return "application/xml; charset=utf-8"
        except UnicodeDecodeError:
            pass
    encoding = known_encoding(question.charset)
    return "application/xml" if encoding in (None, "utf-8") else f"application/xml; charset={encoding}"


def _why_none(question: Question, found: Any) -> str:
    """Why there is no feed; of a web page, the feeds that it names."""
    head = question.content[:_HEAD].lstrip().lower()
    if not head:
        return "is empty, and not a feed"
    if b"<html" not in head and b"<!doctype html" not in head:
        error = found.get("bozo_exception")
        return "is neither RSS nor Atom" + (f" ({_short(str(error))})" if error else "")
    named = [urljoin(question.url or "", address) for address in _named_feeds(question.content)]
    if not named:
        return "is a web page and not a feed, and names none; add a single page with: standoff add ADDRESS"
    return f"is a web page and not a feed; it names {', '.join(named[:3])}"


def _named_feeds(content: bytes) -> list[str]:
    """The addresses of the feeds that a page names in its head."""
    from lxml import html

    links = html.fromstring(content).iter("link")
    wanted = ("application/rss+xml", "application/atom+xml")
    return [str(link.get("href")) for link in links if link.get("type") in wanted and link.get("href")]


def _remark(found: Any) -> str | None:
    """What is wrong with a feed that could be read."""
    error = found.get("bozo_exception")
    if not found.bozo or error is None or type(error).__name__ in ("NonXMLContentType", "CharacterEncodingOverride"):
        return None
    return f"is not well formed ({_short(str(error))}); what could be read of it is taken"


def _item(entry: Any, feed_title: str | None, base: str | None) -> FeedItem | None:
    """The item that an entry is; `None` where it has neither a link nor a guid nor a title."""
    link = _link(entry, base)
    title = _line(entry.get("title_detail"))
    key = _short(entry.get("id") or "") or link or title
    if not key:
        return None
    text, whole = _text(entry)
    source = entry.get("source") or {}
    return FeedItem(
        key=key,
        link=link,
        title=title,
        published=_day(entry),
        publisher=_line(source.get("title_detail")) or _short(source.get("title") or "") or feed_title,
        byline=_short(entry.get("author") or "") or None,
        text=text,
        whole=whole,
    )


def _link(entry: Any, base: str | None) -> str | None:
    """The whole address of the report; a guid that is an address serves where there is no link."""
    for written in (entry.get("link"), entry.get("id") if entry.get("guidislink") else None):
        if not written:
            continue
        try:
            address = urljoin(base or "", str(written).strip())
            if urlsplit(address).scheme in ("http", "https") and urlsplit(address).hostname:
                return address
        except ValueError:
            continue
    return None


def _day(entry: Any) -> str | None:
    """The day of publication as it is written, not as it is in Greenwich."""
    for name in ("published", "updated", "created"):
        # entry.get would give another name's value and warn of it
        written, parsed = str(dict.get(entry, name) or "").strip(), dict.get(entry, f"{name}_parsed")
        day = _written_day(written)
        if day is None and parsed and not _ISO_DAY.match(written):  # feedparser takes 30 February for 2 March
            day = _parsed_day(parsed)
        if day is not None and day >= _EARLIEST:
            return day.isoformat()
    return None


def _written_day(written: str) -> date | None:
    try:
        if match := _ISO_DAY.match(written):
            return date.fromisoformat(match[0])
        return parsedate_to_datetime(written).date() if written else None
    except (ValueError, IndexError, OverflowError):
        return None


def _parsed_day(parsed: Any) -> date | None:
    try:
        return date(*parsed[:3])
    except (ValueError, TypeError, OverflowError):
        return None


def _text(entry: Any) -> tuple[str | None, bool]:
    """What the feed holds of a report, and whether it is offered as the content."""
    whole = [_plain(detail) for detail in entry.get("content") or ()]
    longest = max((text for text in whole if text), key=len, default=None)
    if longest is not None:
        return longest, True
    return _plain(entry.get("summary_detail")), False


def _plain(detail: Any) -> str | None:
    """A text of the feed without mark-up; `None` where there is none."""
    value = str((detail or {}).get("value") or "")
    if not value.strip():
        return None
    kind = str((detail or {}).get("type") or "")
    paragraphs = value.split("\n\n") if kind == "text/plain" and "<" not in value else _paragraphs(value)
    text = "\n\n".join(filter(None, (" ".join(paragraph.split()) for paragraph in paragraphs)))
    return text[:_LONGEST_TEXT] or None


def _paragraphs(markup: str) -> Iterator[str]:
    """The texts of the blocks of a piece of HTML."""
    from lxml import html

    try:
        root = html.fragment_fromstring(markup.replace("\0", ""), create_parent="div")
    except (ValueError, html.etree.ParserError):  # nothing but comments, or characters that XML has not
        yield re.sub(r"<[^>]*>", " ", markup)
        return
    held: list[str] = []
    for event, element in html.etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else "script"
        is_block = _BLOCKS.fullmatch(name) is not None
        if is_block and held:
            yield "".join(held)
            held = []
        if event == "start" and not _is_silent(element):
            held.append(element.text or "")
        elif event == "end" and element is not root and not _is_silent(element.getparent()):
            held.append(element.tail or "")
    yield "".join(held)


def _is_silent(element: Any) -> bool:
    """Whether an element, or one around it, holds no words of the report."""
    while element is not None:
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            return True
        element = element.getparent()
    return False


def _line(detail: Any) -> str | None:
    """A title without mark-up, on one line."""
    text = _plain(detail)
    return _short(text) or None if text else None


def _short(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_LINE]
