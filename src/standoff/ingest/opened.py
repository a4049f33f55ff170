"""A source that is open: its bytes, how it is called, and what is known of it besides its bytes."""

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from standoff.errors import SourceError
from standoff.ingest.gunzip import MAGIC, GunzipFile

HEAD = 8192
"""How many of the first bytes tell the type of a source."""

GZIP_SUFFIX = ".gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What came along with the bytes.

    Attributes:
        media_type: as a server names it, lower case and without parameters, or `None`.
        charset: the encoding that it names, or `None`.
        url: the address they came from, or `None`.
        retrieved: when, or `None`.
    """

    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    retrieved: datetime | None = None


class Opened:
    """Bytes to be read once, from their beginning.

    Attributes:
        name: how the source is called in the record and in messages.
        path: the file, `None` where there is none.
        origin: what came along with the bytes.
        packed: the bytes as they are.
        is_gzip: whether they are gzip.
        head: the first bytes of the content, decompressed.
    """

    def __init__(self, name: str, file: IO[bytes], path: Path | None = None, origin: Origin | None = None) -> None:
        """Args: as the attributes; `file` stands at its beginning."""
        self.name = name
        self.origin = origin or Origin()
        self.packed = io.BufferedReader(_Filled(file), HEAD)
        head = self.packed.peek(HEAD)[:HEAD]
        self.is_gzip = head.startswith(MAGIC)
        self.head = _unpacked(head) if self.is_gzip else head
        self.path = path

    @classmethod
    def of(cls, name: str, content: bytes, origin: Origin) -> "Opened":
        """Bytes that are in memory already."""
        return cls(name, io.BytesIO(content), None, origin)

    def content(self) -> IO[bytes]:
        """The content to be read, decompressed; once."""
        return io.BufferedReader(GunzipFile(self.packed), HEAD) if self.is_gzip else self.packed

    def read(self, limit: int) -> bytes:
        """The whole content.

        Args:
            limit: the most bytes that are read.

        Raises:
            SourceError: it is larger, or cannot be read.
        """
        with system_errors(self.name):
            content = self.content().read(limit + 1)
        if len(content) > limit:
            raise SourceError(
                f"{self.name}: is larger than {limit:,} bytes; split it, or raise the limit with --max-bytes"
            )
        return content

    def lines(self, limit: int) -> Iterator[bytes | None]:
        """The lines of the content without their breaks, one in memory at a time.

        Args:
            limit: the most bytes of a line; one that is longer comes as `None`.

        Raises:
            SourceError: it cannot be read, or not on.
        """
        with system_errors(self.name):
            file = self.content()
            while line := file.readline(limit + 1):
                if len(line) > limit and not line.endswith(b"\n"):
                    while (rest := file.readline(limit + 1)) and not rest.endswith(b"\n"):
                        continue
                    yield None
                else:
                    yield line.rstrip(b"\r\n")


@contextmanager
def system_errors(name: str) -> Iterator[None]:
    """Errors of the system as errors of the source.

    Raises:
        SourceError: the system could not do it.
    """
    try:
        yield
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SourceError(f"{name}: cannot be read: {reason}") from error


class _Filled(io.RawIOBase):
    """A file whose reads are full until its end, as those of a pipe are not; closing it leaves the file open."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        content = self._file.read(len(buffer))
        buffer[: len(content)] = content
        return len(content)


def _unpacked(head: bytes) -> bytes:
    """The beginning of what is compressed; empty where it is broken."""
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, HEAD)
    except zlib.error:
        return b""
