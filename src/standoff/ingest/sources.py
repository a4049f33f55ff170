"""From the names that a user gives to the single files behind them."""

import glob
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from standoff.errors import SourceError

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"(?:https?|ftp|file)://", re.IGNORECASE)
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
JSONL_SUFFIXES = (".jsonl", ".ndjson")
FOLDER_SUFFIXES = (".txt", ".text", *HTML_SUFFIXES, *JSONL_SUFFIXES)
"""What is read of a folder; anything else is read when it is named."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or standard input.

    Attributes:
        name: how it is called in the record and in messages; bytes of a file name that are not UTF-8 are
            written as `\\xNN`.
        path: the file; `None` for standard input.
    """

    name: str
    path: Path | None

    @classmethod
    def of(cls, path: str) -> "Source":
        """The source that a user names by `path`; `-` is standard input."""
        if path == STANDARD_INPUT:
            return cls(STANDARD_INPUT, None)
        return cls(os.fsencode(path).decode("utf-8", "backslashreplace"), Path(path))

    def read(self, limit: int) -> bytes:
        """The whole content.

        Args:
            limit: the most bytes that are read.

        Raises:
            SourceError: it is not there, not a file, may not be read, or is larger.
        """
        with self._opened() as file:
            content = file.read(limit + 1)
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
            SourceError: it is not there, not a file, or may not be read.
        """
        with self._opened() as file:
            while line := file.readline(limit + 1):
                if len(line) > limit and not line.endswith(b"\n"):
                    while (rest := file.readline(limit + 1)) and not rest.endswith(b"\n"):
                        continue
                    yield None
                else:
                    yield line.rstrip(b"\r\n")

    @contextmanager
    def _opened(self) -> Iterator[IO[bytes]]:
        """The source, open; errors of the system as errors of the source."""
        try:
            if self.path is None:
                if sys.stdin is None or sys.stdin.closed:
                    raise SourceError("-: standard input is closed; give a file, or pipe a text into the command")
                yield sys.stdin.buffer
            else:
                self._check_kind(self.path)
                with self.path.open("rb") as file:
                    yield file
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise SourceError(f"{self.name}: cannot be read: {reason}") from error

    def _check_kind(self, path: Path) -> None:
        if _ADDRESS.match(self.name):
            raise SourceError(f"{self.name}: is an address, and standoff reads files; save the page and give its file")
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise SourceError(f"{self.name}: is a folder, not a file")
        if stat.S_ISFIFO(mode) and not str(path).startswith("/dev/"):
            raise SourceError(f"{self.name}: is a named pipe; read it as standard input, with -")


@dataclass(frozen=True, slots=True)
class Found:
    """What stands behind the names.

    Attributes:
        sources: in the order of the names, each folder's files sorted by path; none twice.
        skipped: how many files of folders were left out because they are of another type.
        barren: the folders in which nothing is to be read.
    """

    sources: tuple[Source, ...]
    skipped: int
    barren: tuple[str, ...] = ()

    @property
    def documents(self) -> int | None:
        """How many documents there will be; `None` where a source holds one a line."""
        many = any(source.name.lower().endswith(JSONL_SUFFIXES) for source in self.sources)
        return None if many else len(self.sources)


def find_sources(names: Iterable[str]) -> Found:
    """Files as they are, folders with all texts and pages below them, glob patterns with what they match.

    A name behind which nothing stands is a source too: reading it will fail and say so.
    """
    paths: dict[str, None] = {}
    skipped = 0
    barren = []
    for name in names:
        if name != STANDARD_INPUT and Path(name).is_dir():
            below = list(_walk(name))
            texts = [path for path in below if path.lower().endswith(FOLDER_SUFFIXES)]
            paths.update(dict.fromkeys(texts))
            skipped += len(below) - len(texts)
            if not texts:
                barren.append(Source.of(name).name)
        else:
            paths.update(dict.fromkeys(_matches(name)))
    return Found(tuple(map(Source.of, paths)), skipped, tuple(barren))


def _matches(name: str) -> list[str]:
    """The files that a pattern matches; the name itself if it is none or matches nothing."""
    if name == STANDARD_INPUT or not glob.has_magic(name) or os.path.lexists(name):
        return [name]
    found = glob.glob(name, recursive=True)  # noqa: PTH207 - a pattern may be absolute, which Path.glob refuses
    return sorted(path for path in found if not Path(path).is_dir()) or [name]


def _walk(folder: str) -> Iterator[str]:
    """All regular files below `folder`, sorted; hidden ones and linked folders are left out."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if not name.startswith(".") and (path.is_file() or path.is_symlink()):
                yield str(path)
