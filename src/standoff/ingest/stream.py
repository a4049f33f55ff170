"""The content of an archive, read forward, with a way to go on behind what is broken."""

import re
from abc import ABC, abstractmethod
from bisect import bisect_right
from typing import IO

from standoff.ingest.gunzip import BrokenGzip, Gunzip

_CHUNK = 1 << 16
_BEGINNING = re.compile(rb"\s*WARC/[01]\.\d")
_NEXT = re.compile(rb"\nWARC/[01]\.\d+[ \t]*\r?\n(?=[Ww][Aa][Rr][Cc]-|[Cc]ontent-)")
_OVERLAP = 64
_BETWEEN = b"\r\n\r\n"
_BLANK = b"\r\n"


class BrokenArchive(Exception):
    """The archive is damaged.

    Attributes:
        offset: where, in bytes of the archive as it is.
        reason: what is wrong.
    """

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(reason)
        self.offset = offset
        self.reason = reason


class Stream(ABC):
    """Bytes to be read forward; how to get more of them, the kinds of streams know."""

    def __init__(self) -> None:
        self._held = b""
        self._at = 0
        self._base = 0
        self._begun = 0
        self._broken: BrokenArchive | None = None

    @property
    def position(self) -> int:
        """How many bytes of the content were taken."""
        return self._base + self._at

    @abstractmethod
    def _more(self) -> bytes:
        """The next bytes; empty at the end.

        Raises:
            BrokenArchive: there are more, and they cannot be read.
        """

    @abstractmethod
    def where(self) -> int:
        """Where the next byte stands in the archive as it is; if that is compressed, where its member begins."""

    @abstractmethod
    def resume(self) -> int | None:
        """Go to the next record behind the one that was begun; its offset as by `where`, `None` if there is none."""

    def begin(self) -> int | None:
        """Remember that a record begins here; where, or `None` at the end.

        Raises:
            BrokenArchive: what follows cannot be read.
        """
        if self._filled(1):
            self._begun = self.where()
            return self._begun
        if self._broken is not None:
            raise self._broken
        return None

    def ends(self, reason: str) -> BrokenArchive:
        """The error for an end that comes too early: what broke if something did, else an end of the file."""
        return self._broken or BrokenArchive(self.where(), reason)

    def line(self, limit: int) -> bytes:
        """The next line with its break; what is longer than `limit` is cut."""
        size = _CHUNK
        while (end := self._held.find(b"\n", self._at, self._at + limit)) < 0:
            if len(self._held) - self._at >= limit or not self._filled(size):
                return self._take(min(limit, len(self._held) - self._at))
            size += _CHUNK
        return self._take(end + 1 - self._at)

    def take(self, size: int) -> bytes:
        """The next `size` bytes, less at the end."""
        self._filled(size)
        return self._take(min(size, len(self._held) - self._at))

    def skip(self, size: int) -> int:
        """Pass over `size` bytes; how many there were."""
        left = size
        while left and self._filled(1):
            left -= len(self._take(min(left, len(self._held) - self._at)))
        return size - left

    def take_blank(self) -> None:
        """Pass over line breaks."""
        while self._filled(1) and self._held[self._at] in _BLANK:
            self._at += 1

    def is_between(self) -> bool:
        """Whether a record may have ended here: before two line breaks, the next record or the end."""
        self._filled(_OVERLAP)
        rest = self._held[self._at : self._at + _OVERLAP]
        return rest.startswith(_BETWEEN) or not rest.strip() or _BEGINNING.match(rest) is not None

    def _filled(self, size: int) -> bool:
        """Whether `size` bytes are held, after getting them."""
        missing = size - (len(self._held) - self._at)
        if missing <= 0:
            return True
        pieces = [self._held[self._at :]]
        self._base, self._at = self.position, 0
        while missing > 0 and self._broken is None:
            try:
                piece = self._more()
            except BrokenArchive as error:
                self._broken = error
                break
            if not piece:
                break
            pieces.append(piece)
            missing -= len(piece)
        self._held = b"".join(pieces)
        return missing <= 0

    def _take(self, size: int) -> bytes:
        self._at += size
        return self._held[self._at - size : self._at]

    def _find_next(self) -> bool:
        """Go forward to where a record seems to begin."""
        while True:
            match = _NEXT.search(self._held, self._at)
            if match:
                self._at = match.start() + 1
                return True
            self._at = max(self._at, len(self._held) - _OVERLAP)
            if not self._filled(_CHUNK) and len(self._held) - self._at <= _OVERLAP:
                return False

    def _restart(self, position: int) -> None:
        """Forget what is held; the next bytes stand at `position`."""
        self._held, self._at, self._base, self._broken = b"", 0, position, None


class PlainStream(Stream):
    """An archive that is not compressed."""

    def __init__(self, file: IO[bytes]) -> None:
        """Args: file: the archive, at its beginning."""
        super().__init__()
        self._file = file

    def _more(self) -> bytes:
        return self._file.read(_CHUNK)

    def where(self) -> int:
        return self.position

    def resume(self) -> int | None:
        if self._file.seekable():
            self._restart(self._file.seek(self._begun))
        return self.position if self._find_next() else None


class PackedStream(Stream):
    """An archive that is compressed, each record or the whole."""

    def __init__(self, file: IO[bytes]) -> None:
        """Args: file: the archive, at its beginning."""
        super().__init__()
        self._gunzip = Gunzip(file)
        self._made = 0
        self._members: list[tuple[int, int]] = [(0, 0)]

    def _more(self) -> bytes:
        try:
            piece = self._gunzip.piece()
        except BrokenGzip as error:
            reason = f"{error.reason}, in the compressed member that begins at byte {error.offset:,}"
            raise BrokenArchive(error.at, reason) from error
        if self._gunzip.member != self._members[-1][1]:
            self._members.append((self._made, self._gunzip.member))
        self._made += len(piece)
        return piece

    def where(self) -> int:
        at = bisect_right(self._members, self.position, key=lambda member: member[0]) - 1
        del self._members[:at]
        return self._members[0][1]

    def resume(self) -> int | None:
        if self._gunzip.resume(self._gunzip.member if self._broken else self._begun, _BEGINNING):
            self._restart(self._made)
            return self._gunzip.member
        return self.where() if self._broken is None and self._find_next() else None
