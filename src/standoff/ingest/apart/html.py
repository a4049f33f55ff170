"""HTML: headline, main text, and what the head of a page states."""

import re
from collections.abc import Iterator

from standoff.ingest.apart.problem import Problem
from standoff.ingest.apart.wording import tidy
from standoff.ingest.charset import decode_declared
from standoff.ingest.page import Page, Question

_DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MOST_NUL = 0.001
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def read_html(question: Question) -> Iterator[Page]:
    """The page that the bytes of a question are.

    Raises:
        Problem: it has no main text, or what reads it is not installed.
    """
    yield read_page(decode_declared(question.content, question.charset), question.url)


def read_page(html: str, url: str | None) -> Page:
    """The main text of a page and what its head states.

    Args:
        html: the page, decoded.
        url: the address it came from, which goes before the one that it gives itself.

    Raises:
        Problem: as for `read_html`.
    """
    try:
        from trafilatura import bare_extraction
        from trafilatura.settings import Document
        from trafilatura.utils import load_html

        from standoff.ingest.apart.published import find_published
    except ImportError as error:
        raise Problem(f"is HTML, and trafilatura, which reads it, is not wholly installed: {error}") from error
    if html.count("\0") > _MOST_NUL * len(html):
        raise Problem("is binary (it is full of NUL characters), not HTML")
    tree = load_html(_DECLARATION.sub("", html))
    if tree is None:
        raise Problem("is HTML without a main text")
    found = bare_extraction(
        tree, url=url, include_comments=False, include_tables=False, with_metadata=True, date_extraction_params=_DATES
    )
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise Problem(_why_empty(html))
    address = url or _address(found.url)
    return Page(
        text="\n\n".join(filter(None, map(tidy, (found.text or "").splitlines()))),
        title=found.title or None,
        published=find_published(tree, address),
        byline=found.author or None,
        publisher=found.sitename or None,
        url=address,
    )


def _address(written: str | None) -> str | None:
    return written if written and _WEB.fullmatch(written) else None


def _why_empty(html: str) -> str:
    """Why a page has no main text, as far as it can be told."""
    if html.count("<script") > 3 or "enable JavaScript" in html:
        return "is HTML without a main text; its text may be made by scripts: save the page from a browser"
    return "is HTML without a main text"
