"""The feeds that a user names: by address, or by files that list them."""

import xml.parsers.expat
from collections.abc import Iterable, Iterator

from standoff.errors import FetchError, SourceError
from standoff.ingest.sources import Source
from standoff.ingest.web.address import find_address, is_address

_MOST_BYTES = 5_000_000


def find_feeds(names: Iterable[str]) -> tuple[str, ...]:
    """The addresses of the feeds, in order, none twice.

    A file lists one address a line, where blank lines and what follows a `#` at the beginning or after a blank are
    comments; or it is OPML, as feed readers export it.

    Args:
        names: addresses and files; `-` is standard input.

    Raises:
        SourceError: a file cannot be read, lists no feed, or an address is none.
    """
    found: dict[str, None] = {}
    for name in names:
        found.update(dict.fromkeys([find_address(name)] if is_address(name) else _listed(name)))
    return tuple(found)


def _listed(name: str) -> list[str]:
    """The addresses that a file lists.

    Raises:
        SourceError: it cannot be read, or lists none.
    """
    source = Source.of(name)
    try:
        content = source.read(_MOST_BYTES)
    except SourceError as error:
        raise SourceError(f"{error}; an address of a feed begins with https:// or http://") from error
    lists = _outlined if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else _lines
    addresses = []
    for place, written in lists(content, source.name):
        try:
            addresses.append(find_address(written))
        except FetchError as error:
            raise SourceError(f"{source.name}:{place}: {error}") from error
    if not addresses:
        raise SourceError(f"{source.name}: lists no feed; write an address a line, or give OPML")
    return addresses


def _lines(content: bytes, name: str) -> Iterator[tuple[int, str]]:
    """What stands on the lines of a plain list, with their numbers.

    Raises:
        SourceError: it is not UTF-8.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: is not UTF-8 (at byte {error.start:,}), and not a list of feeds") from error
    for number, line in enumerate(text.splitlines(), start=1):
        written = f" {line}".split(" #", 1)[0].strip()
        if written:
            yield number, written


def _outlined(content: bytes, name: str) -> Iterator[tuple[int, str]]:
    """The feeds of an OPML file, with the numbers of their lines.

    Raises:
        SourceError: it is not well formed.
    """
    found: list[tuple[int, str]] = []
    parser = xml.parsers.expat.ParserCreate()

    def begin(tag: str, attributes: dict[str, str]) -> None:
        if tag.lower() == "outline" and (address := attributes.get("xmlUrl", "").strip()):
            found.append((parser.CurrentLineNumber, address))

    parser.StartElementHandler = begin
    try:
        parser.Parse(content, True)
    except xml.parsers.expat.ExpatError as error:
        raise SourceError(f"{name}: is neither a list of addresses nor well-formed OPML ({error})") from error
    yield from found
