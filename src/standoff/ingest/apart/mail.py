"""A message (.eml): subject, day, sender, and the best of its texts."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from standoff.ingest.apart.html import read_page
from standoff.ingest.apart.paragraphs import unwrap
from standoff.ingest.apart.problem import Problem
from standoff.ingest.apart.wording import tidy
from standoff.ingest.charset import decode_declared
from standoff.ingest.page import Page, Question

_MOST_PARTS = 1000
_ENCRYPTED = ("application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_ENOUGH = 40
"""Characters below which a plain text is taken for a notice that there is HTML."""


def read_mail(question: Question) -> Iterator[Page]:
    """The message that the bytes of a question are.

    Raises:
        Problem: it has no text, or is encrypted.
    """
    message = email.message_from_bytes(question.content, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise Problem("is not a message: it does not begin with fields such as From and Date")
    parts = _parts(message)
    text, title, used = _best_text(parts)
    left = sum(1 for part in parts if part is not used and _is_attached(part))
    yield Page(
        text=text,
        title=_field(message, "subject") or title,
        published=_day(message),
        byline=_sender(message),
        remarks=(f"{left:,} attachment{'' if left == 1 else 's'} left out",) if left else (),
    )


def _parts(message: EmailMessage) -> list[EmailMessage]:
    """The parts that hold something, in order; those of attached messages are not among them."""
    found: list[EmailMessage] = []
    waiting: list[EmailMessage] = [message]
    while waiting and len(found) < _MOST_PARTS:
        part = waiting.pop(0)
        if part.get_content_maintype() == "multipart":
            inner = part.get_payload()
            waiting[:0] = [one for one in inner if isinstance(one, EmailMessage)] if isinstance(inner, list) else []
        else:
            found.append(part)
    return found


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_maintype() != "text" or part.get_content_disposition() == "attachment"


def _best_text(parts: list[EmailMessage]) -> tuple[str, str | None, EmailMessage]:
    """The text of the message, the title of its page if it is one, and the part from which it comes.

    Raises:
        Problem: there is none.
    """
    texts = [part for part in parts if not _is_attached(part)]
    plain = next((part for part in texts if part.get_content_type() == "text/plain"), None)
    written = unwrap(tidy(_decoded(plain))) if plain is not None else ""
    page = next((part for part in texts if part.get_content_type() == "text/html"), None)
    if plain is not None and (len(written) >= _ENOUGH or (page is None and written)):
        return written, None, plain
    if page is not None:
        title, text = _read_part(_decoded(page))
        if text:
            return text, title, page
    if any(part.get_content_type() in _ENCRYPTED for part in parts):
        raise Problem("is an encrypted message; decrypt it first")
    kinds = ", ".join(sorted({part.get_content_type() for part in parts})) or "nothing"
    raise Problem(f"is a message without a text: it holds {kinds}")


def _read_part(html: str) -> tuple[str | None, str]:
    """Title and text of a message that is HTML; letters are not built as reports are, so all its text is the rest."""
    try:
        page = read_page(html, None)
    except Problem:
        from trafilatura import html2txt

        return None, "\n\n".join(filter(None, map(tidy, html2txt(html).splitlines())))
    return page.title, page.text


def _decoded(part: EmailMessage) -> str:
    content = part.get_payload(decode=True)
    return decode_declared(content, part.get_content_charset()) if isinstance(content, bytes) else ""


def _field(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except (ValueError, IndexError, TypeError, AttributeError, LookupError):
        return None
    return tidy(str(value)) or None if value is not None else None


def _sender(message: EmailMessage) -> str | None:
    """The name of the sender, or the address where there is no name."""
    name, address = parseaddr(_field(message, "from") or "")
    return name or address or None


def _day(message: EmailMessage) -> str | None:
    """The day in the sender's own time zone."""
    try:
        return parsedate_to_datetime(_field(message, "date") or "").date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
