"""Bytes to text: nothing is guessed and nothing is changed."""

import codecs

from standoff.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive (or an office document)",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_CONTROL = {chr(code) for code in range(32)} - set("\t\n\r\f\v\x1b")
_MOST_CONTROL = 0.05


def decode(content: bytes, name: str) -> str:
    """The text, exactly as it stands in the file; a byte order mark is not part of it.

    Args:
        content: UTF-8, or UTF-16 or UTF-32 with a byte order mark.
        name: what the source is called in messages.

    Raises:
        SourceError: it is empty, blank, binary or in another encoding.
    """
    if not content:
        raise SourceError(f"{name}: is empty")
    for magic, what in _MAGIC.items():
        if content.startswith(magic):
            raise SourceError(f"{name}: is {what}, and standoff reads plain text and HTML; convert it first")
    mark, encoding = next(((bom, encoding) for bom, encoding in _BOMS if content.startswith(bom)), (b"", "utf-8"))
    if not mark and b"\0" in content:
        raise SourceError(f"{name}: is binary (a NUL byte at offset {content.index(0):,}), not a text")
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(_undecodable(content, len(mark), encoding, name, error)) from error
    check_words(text, name)
    return text


def _undecodable(content: bytes, skipped: int, encoding: str, name: str, error: UnicodeDecodeError) -> str:
    at = skipped + error.start
    return (
        f"{name}: is not {encoding.upper()} (byte 0x{content[at]:02x} at offset {at:,}); if it is a text, "
        "convert it first, for instance with: iconv -f WINDOWS-1252 -t UTF-8"
    )


def check_words(text: str, name: str) -> None:
    """Refuse what decodes and yet is not a text.

    Raises:
        SourceError: it has NUL or many other control characters, or no letter and no digit.
    """
    if "\0" in text:
        raise SourceError(f"{name}: is binary (a NUL character at offset {text.index(chr(0)):,}), not a text")
    control = sum(text.count(character) for character in _CONTROL)
    if control > _MOST_CONTROL * len(text):
        raise SourceError(f"{name}: is binary ({control:,} control characters among {len(text):,}), not a text")
    if not any(map(str.isalnum, text)):
        raise SourceError(f"{name}: holds no words, only white space or signs")
