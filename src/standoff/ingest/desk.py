"""What the readers of all formats share, and what they give."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import msgspec

from standoff.errors import SourceError
from standoff.ingest.child import ChildReader
from standoff.ingest.opened import Opened, Origin
from standoff.ingest.page import Page


def _silent(message: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the user asked for, and what reads hostile formats.

    Attributes:
        child: the child process.
        most_bytes: the largest source, or record of one, that is read; `None` for the usual limit of its type.
        encoding: of plain texts and tables without a byte order mark; `None` for UTF-8.
        columns: of tables: the name of the column by the name of the field; `None` to go by usual names.
        tell: takes what the user should know beside failures.
    """

    child: ChildReader = field(default_factory=ChildReader)
    most_bytes: int | None = None
    encoding: str | None = None
    columns: Mapping[str, str] | None = None
    tell: Callable[[str], None] = _silent


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a source, or why there is none.

    Attributes:
        name: of the source, with the number of the record inside where it has several.
        found: the text with what its source tells, or the failure.
        media_type: what the bytes were.
        checksum: sha256 of the bytes, hexadecimal; `None` for a failure.
    """

    name: str
    found: Page | SourceError
    media_type: str | None = None
    checksum: str | None = None

    @classmethod
    def of(cls, name: str, page: Page, media_type: str, content: bytes) -> "Piece":
        """The piece that was read from `content`."""
        return cls(name, page, media_type, hashlib.sha256(content).hexdigest())

    def from_origin(self, origin: Origin) -> "Piece":
        """The piece with what came along with its bytes, where its text does not tell that itself."""
        if isinstance(self.found, SourceError):
            return self
        url, retrieved = self.found.url or origin.url, self.found.retrieved or origin.retrieved
        return replace(self, found=msgspec.structs.replace(self.found, url=url, retrieved=retrieved))


Read = Callable[[Opened, Desk], Iterator[Piece]]
"""Reads a source of one format. It may raise `SourceError`, for what is wrong with the whole."""
