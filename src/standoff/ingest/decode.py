"""Bytes to text: nothing is guessed and nothing is changed."""

import re

from standoff.errors import SourceError
from standoff.ingest.charset import BOMS

_MAGIC = {
    b"PK\x03\x04": "a ZIP archive (or an office document)",
    b"\x1f\x8b": "a gzip archive within a gzip archive, or a broken one",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"SQLite format 3": "an SQLite file",
}
_CONTROL = {chr(code) for code in range(32)} - set("\t\n\r\f\v\x1b")
_MOST_CONTROL = 0.05
_MOST_REPLACED = 0.01
_REPLACED = "\ufffd"
_HALF = re.compile("[\ud800-\udfff]")


def decode(content: bytes, name: str, encoding: str | None = None) -> str:
    """The text, exactly as it stands in the file; a byte order mark is not part of it.

    Args:
        content: UTF-8, or UTF-16 or UTF-32 with a byte order mark, or another encoding that is told.
        name: what the source is called in messages.
        encoding: which it is where no byte order mark tells; `None` for UTF-8.

    Raises:
        SourceError: it is empty, blank, binary or in another encoding.
    """
    if not content:
        raise SourceError(f"{name}: is empty")
    for magic, what in _MAGIC.items():
        if content.startswith(magic):
            raise SourceError(f"{name}: is {what}, which standoff does not read; convert it first, to text or PDF")
    mark, found = next(((bom, name) for bom, name in BOMS if content.startswith(bom)), (b"", encoding or "utf-8"))
    if not mark and b"\0" in content and not found.startswith(("utf-16", "utf-32")):
        raise SourceError(f"{name}: is binary (a NUL byte at offset {content.index(0):,}), not a text")
    try:
        text = content[len(mark) :].decode(found)
    except UnicodeDecodeError as error:
        raise SourceError(_undecodable(content, len(mark), found, name, error)) from error
    check_words(text, name)
    return text


def _undecodable(content: bytes, skipped: int, encoding: str, name: str, error: UnicodeDecodeError) -> str:
    at = skipped + error.start
    return (
        f"{name}: is not {encoding.upper()} (byte 0x{content[at]:02x} at offset {at:,}); if it is a text in another "
        "encoding, name it, for instance with: --encoding WINDOWS-1252"
    )


def check_words(text: str, name: str) -> None:
    """Refuse what decodes and yet is not a text.

    Raises:
        SourceError: it has NUL or many other control characters, many characters that could not be decoded, half a
            character, or no letter and no digit.
    """
    if "\0" in text:
        raise SourceError(f"{name}: is binary (a NUL character at offset {text.index(chr(0)):,}), not a text")
    control = sum(text.count(character) for character in _CONTROL)
    if control > _MOST_CONTROL * len(text):
        raise SourceError(f"{name}: is binary ({control:,} control characters among {len(text):,}), not a text")
    replaced = text.count(_REPLACED)
    if replaced > _MOST_REPLACED * len(text):
        raise SourceError(
            f"{name}: is not in the encoding that it declares, or damaged ({replaced:,} of {len(text):,} characters "
            "could not be decoded); convert it to UTF-8 first"
        )
    half = _HALF.search(text)
    if half:
        raise SourceError(f"{name}: holds half a character (U+{ord(half[0]):04X}), which no encoding of texts has")
    if not any(map(str.isalnum, text)):
        raise SourceError(f"{name}: holds no words, only white space or signs")
