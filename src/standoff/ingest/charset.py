"""The encoding of a page, found as browsers find it: declared, never guessed by statistics."""

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
"""What pages that declare the left are in truth, by the Encoding Standard."""

_NO_PROSE = frozenset("idna punycode unicode-escape raw-unicode-escape undefined utf-7".split())
"""Encodings that Python knows and no report is written in."""


def decode_declared(content: bytes, told: str | None) -> str:
    """The page as text; a byte that its encoding does not have becomes U+FFFD.

    In this order: a byte order mark; what the server (or the user) tells; what the page declares; UTF-8 where
    all of it is UTF-8; else Windows-1252, as browsers do.

    Args:
        content: the bytes.
        told: name of an encoding, or `None`.
    """
    for mark, name in BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    for written in (told, _declared(content)):
        encoding = known_encoding(written)
        if encoding is not None:
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def known_encoding(written: str | None) -> str | None:
    """Python's name of a text encoding, `None` for what is none ("utf8-auto", "zip")."""
    if not written:
        return None
    try:
        info = codecs.lookup(written.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not info._is_text_encoding or info.name in _NO_PROSE:
        return None
    return _AS_BROWSERS_DO.get(info.name, info.name)


def _declared(content: bytes) -> str | None:
    """What the page declares; UTF-16 there means UTF-8, since the declaration could be read."""
    head = content[:_HEAD]
    match = _META.search(head) or _XML.search(head)
    written = match[1].decode("ascii") if match else None
    return "utf-8" if written and written.lower().startswith("utf-16") else written
