"""The frame of WARC: where records begin and end, and where an archive breaks.

The frame is read here and not by fastwarc, which ends silently where an archive is truncated or damaged; what is
inside a record is fastwarc's part. A record is given out when all of it is there and the next one begins where it
ends, so that a damaged length costs the damaged record alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.ingest.opened import Opened
from standoff.ingest.stream import BrokenArchive, PackedStream, PlainStream

_VERSION = re.compile(rb"WARC/[01]\.\d+[ \t]*\r?\n")
_LENGTH = re.compile(r"\d{1,15}")
_LONGEST_HEADER = 1 << 16
_MOST_BREAKS = 100


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        offset: where it begins, in bytes of the archive as it is; of a compressed one, where its member begins.
        headers: its named fields, names in small letters; of a name that comes twice, the first.
        length: of its block, in bytes.
        content: the whole record, header and block; `None` where it is larger than the limit.
    """

    offset: int
    headers: dict[str, str]
    length: int
    content: bytes | None

    def header(self, name: str) -> str | None:
        """The value of a named field, `None` where it is absent or empty."""
        return self.headers.get(name) or None


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the archive is damaged.

    Attributes:
        offset: where, in bytes of the archive as it is.
        reason: what is wrong there.
        size: of the archive, in bytes, or `None` where it is not known.
        resumed: where reading goes on; `None` where it does not.
    """

    offset: int
    reason: str
    size: int | None
    resumed: int | None

    def told(self) -> str:
        """The break in words."""
        of = f" of {self.size:,}" if self.size is not None else ""
        rest = "nothing more can be read" if self.resumed is None else f"reading goes on at byte {self.resumed:,}"
        return f"the archive breaks at byte {self.offset:,}{of}: {self.reason}; {rest}"


class WarcRecords:
    """All records of an archive in order, and its breaks among them."""

    def __init__(self, opened: Opened, limit: int) -> None:
        """Args: opened: the archive; limit: the most bytes of a block that are held."""
        self._stream = PackedStream(opened.packed) if opened.is_gzip else PlainStream(opened.packed)
        self._limit = limit
        self._size = _size(opened)

    def __iter__(self) -> Iterator[Record | Break]:
        for _ in range(_MOST_BREAKS):
            try:
                while (record := self._next()) is not None:
                    yield record
                return
            except BrokenArchive as error:
                resumed = self._stream.resume()
                yield Break(error.offset, error.reason, self._size, resumed)
            if resumed is None:
                return
        yield Break(self._stream.where(), f"it is damaged in more than {_MOST_BREAKS} places", self._size, None)

    def _next(self) -> Record | None:
        """The next record, `None` at the end.

        Raises:
            BrokenArchive: there is something else, or only a part of it.
        """
        stream = self._stream
        stream.take_blank()
        offset = stream.begin()
        if offset is None:
            return None
        header = self._header(offset)
        headers = _fields(header)
        written = headers.get("content-length", "")
        if not _LENGTH.fullmatch(written):
            raise BrokenArchive(offset, f"the record that begins here tells no length ({written[:40]!r})")
        content = self._block(offset, int(written))
        return Record(offset, headers, int(written), None if content is None else header + content)

    def _header(self, offset: int) -> bytes:
        """The lines up to the blank one, with it."""
        lines = [self._stream.line(_LONGEST_HEADER)]
        if not _VERSION.fullmatch(lines[0]):
            raise BrokenArchive(offset, "here a record should begin, and something else stands")
        size = 0
        while lines[-1].strip():
            lines.append(self._stream.line(_LONGEST_HEADER))
            size += len(lines[-1])
            if size > _LONGEST_HEADER:
                raise BrokenArchive(offset, "the record that begins here has an endless header")
            if not lines[-1]:
                raise self._stream.ends(f"the file ends within the header of the record that begins at byte {offset:,}")
        return b"".join(lines)

    def _block(self, offset: int, length: int) -> bytes | None:
        """The block, `None` if it is too large."""
        if length > self._limit:
            content, read = None, self._stream.skip(length)
        else:
            content = self._stream.take(length)
            read = len(content)
        if read < length:
            raise self._stream.ends(
                f"the file ends within the record that begins at byte {offset:,}, {length - read:,} bytes too early"
            )
        if not self._stream.is_between():
            raise BrokenArchive(offset, "the record that begins here does not end where it says")
        return content


def _fields(header: bytes) -> dict[str, str]:
    """The named fields of a header; lines that continue others are joined to them."""
    found: dict[str, str] = {}
    name = ""
    for line in header.decode("utf-8", "replace").splitlines()[1:]:
        if line[:1] in (" ", "\t") and name:
            found[name] += f" {line.strip()}"
            continue
        name, _, value = line.partition(":")
        name = name.strip().lower()
        found.setdefault(name, value.strip())
    return found


def _size(opened: Opened) -> int | None:
    """Bytes of the archive as it is; `None` where it cannot be known."""
    return opened.path.stat().st_size if opened.path is not None else None
