"""Gzip that tells where it breaks: members are checked before they are given out, and are found again after a break."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import IO

_CHUNK = 1 << 16
_HELD = 1 << 25
"""Bytes of a member that are held back until its checksum has been seen; a larger one is given out as it comes."""

_MOST_GROWTH = 300
_FREE_GROWTH = 1 << 26
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_WINDOW = 31
_GZIP = 16 + zlib.MAX_WBITS
MAGIC = b"\x1f\x8b"


class BrokenGzip(OSError):
    """The compressed stream cannot be read on.

    Attributes:
        offset: of the member that is broken, in bytes of the compressed file.
        at: where reading stopped, likewise.
        reason: what is wrong.
    """

    def __init__(self, offset: int, at: int, reason: str) -> None:
        super().__init__(reason)
        self.offset = offset
        self.at = at
        self.reason = reason


class Gunzip:
    """Reads the members of a gzip file one after the other."""

    def __init__(self, file: IO[bytes]) -> None:
        """Args: file: the compressed bytes, from their beginning."""
        self._file = file
        self._pending = b""
        self._read = 0
        self._start = 0
        self._given = 0
        self._output = self._pieces()

    @property
    def member(self) -> int:
        """Offset of the member from which the last piece came."""
        return self._start

    def piece(self) -> bytes:
        """The next bytes of the content; empty at its end.

        Raises:
            BrokenGzip: it is truncated, corrupt, or grows like a bomb.
        """
        return next(self._output, b"")

    def resume(self, after: int, begins: re.Pattern[bytes]) -> bool:
        """Go on at the next member whose content `begins` so; whether there is one.

        Args:
            after: offset of a member behind which it is looked for.
            begins: what its content must begin with.
        """
        if not self._file.seekable():
            return False
        stood = self._file.tell()
        at = after + 1
        while (found := self._next_magic(at)) is not None:
            if begins.match(self._beginning(found)):
                self._file.seek(found)
                self._start, self._read, self._pending = found, found, b""
                self._output = self._pieces()
                return True
            at = found + 1
        self._file.seek(stood)
        return False

    def _next_magic(self, at: int) -> int | None:
        """Where the next member may begin, at or after `at`."""
        self._file.seek(at)
        held = b""
        while chunk := self._file.read(_CHUNK):
            held += chunk
            match = _MEMBER.search(held)
            if match:
                return at + match.start()
            at += max(0, len(held) - _WINDOW)
            held = held[-_WINDOW:]
        return None

    def _beginning(self, at: int) -> bytes:
        self._file.seek(at)
        try:
            return zlib.decompressobj(_GZIP).decompress(self._file.read(_CHUNK), _CHUNK)
        except zlib.error:
            return b""

    def _pieces(self) -> Iterator[bytes]:
        while self._fill():
            self._start = self._read - len(self._pending)
            padding = len(self._pending) - len(self._pending.lstrip(b"\0"))
            if padding:
                self._pending = self._pending[padding:]
                continue
            if not MAGIC.startswith(self._pending[:2]):
                raise self._broken("what follows is not gzip")
            yield from self._inflate()

    def _fill(self) -> bool:
        """Make sure that there are pending bytes; false at the end of the file."""
        if not self._pending:
            self._pending = self._file.read(_CHUNK)
            self._read += len(self._pending)
        return bool(self._pending)

    def _inflate(self) -> Iterator[bytes]:
        """The content of one member: whole and checked, or in pieces if it is large."""
        inflater = zlib.decompressobj(_GZIP)
        held: list[bytes] = []
        size = 0
        while not inflater.eof:
            if not self._fill():
                raise self._broken("the file ends too early")
            try:
                out = inflater.decompress(self._pending, _CHUNK)
            except zlib.error as error:
                raise self._broken(f"the compressed data are damaged ({error})") from error
            self._pending = inflater.unconsumed_tail or inflater.unused_data
            self._check_growth(len(out))
            size += len(out)
            held.append(out)
            if size > _HELD:
                yield from filter(None, held)
                held.clear()
        yield from filter(None, held)

    def _check_growth(self, more: int) -> None:
        self._given += more
        if self._given > _FREE_GROWTH and self._given > _MOST_GROWTH * self._read:
            raise self._broken(f"it grows to more than {_MOST_GROWTH} times its size, as bombs do")

    def _broken(self, reason: str) -> BrokenGzip:
        return BrokenGzip(self._start, self._read - len(self._pending), reason)


class GunzipFile(io.RawIOBase):
    """The content of a gzip file as a file to read."""

    def __init__(self, file: IO[bytes]) -> None:
        """Args: file: the compressed bytes, from their beginning."""
        super().__init__()
        self._gunzip = Gunzip(file)
        self._held = memoryview(b"")

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """As files do.

        Raises:
            OSError: the content ends here, broken; the reason names the byte.
        """
        if not self._held:
            try:
                self._held = memoryview(self._gunzip.piece())
            except BrokenGzip as error:
                raise OSError(f"{error.reason}, at byte {error.at:,} of the compressed file") from error
        count = min(len(self._held), len(buffer))
        buffer[:count] = self._held[:count]
        self._held = self._held[count:]
        return count
