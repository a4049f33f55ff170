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

from standoff.errors import SourceError
from standoff.ingest.formats import format_by_name
from standoff.ingest.opened import Opened, system_errors

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"(?:https?|ftp|file)://", re.IGNORECASE)


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

    @property
    def is_there(self) -> bool:
        """Whether there is anything to open: standard input, an address, a file whatever it is."""
        return self.path is None or bool(_ADDRESS.match(self.name)) or os.path.lexists(self.path)

    def read(self, limit: int) -> bytes:
        """The whole content, decompressed if it was gzip.

        Args:
            limit: the most bytes that are read.

        Raises:
            SourceError: it is not there, not a file, may not be read, or is larger.
        """
        with self.open() as opened:
            return opened.read(limit)

    @contextmanager
    def open(self) -> Iterator[Opened]:
        """The source, open; errors of the system as errors of the source.

        Raises:
            SourceError: it is not there, not a file, or may not be read.
        """
        with system_errors(self.name):
            if self.path is None:
                if sys.stdin is None or sys.stdin.closed:
                    raise SourceError("-: standard input is closed; give a file, or pipe a text into the command")
                yield Opened(self.name, sys.stdin.buffer)
            else:
                self._check_kind(self.path)
                with self.path.open("rb") as file:
                    yield Opened(self.name, file, self.path)

    def _check_kind(self, path: Path) -> None:
        if _ADDRESS.match(self.name):
            raise SourceError(f"{self.name}: is an address, and none that is fetched; save it and give its file")
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
        """How many documents there will be; `None` where a source may hold many."""
        forms = (format_by_name(source.name) for source in self.sources)
        return None if any(form is not None and form.is_many for form in forms) else len(self.sources)


def find_sources(names: Iterable[str]) -> Found:
    """Files as they are, folders with all below them that has a known suffix, glob patterns with what they match.

    A name behind which nothing stands is a source too: reading it will fail and say so.
    """
    paths: dict[str, None] = {}
    skipped = 0
    barren = []
    for name in names:
        if name != STANDARD_INPUT and Path(name).is_dir():
            below = list(_walk(name))
            texts = [path for path in below if format_by_name(path) is not None]
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
    return sorted(path for path in found if not (Path(path).is_dir() or _is_behind_link(path, name))) or [name]


def _is_behind_link(path: str, pattern: str) -> bool:
    """Whether `**` went through a linked folder to get there: such links lead in circles, or out of the folder."""
    before, wild, _ = pattern.partition("**")
    root = Path(before if before.endswith(os.sep) else os.path.dirname(before))  # noqa: PTH120 - keeps "" and ".."
    between = [parent for parent in Path(path).parents if parent != root and parent.is_relative_to(root)]
    return bool(wild) and any(parent.is_symlink() for parent in between)


def _walk(folder: str) -> Iterator[str]:
    """All regular files below `folder`, sorted; hidden ones, linked folders and links that lead out are left out."""
    root = os.path.realpath(folder)
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if not name.startswith(".") and (path.is_file() or path.is_symlink()) and _stays_below(path, root):
                yield str(path)


def _stays_below(path: Path, root: str) -> bool:
    """Whether a file is no link, or one to a file of the same folder."""
    return not path.is_symlink() or Path(os.path.realpath(path)).is_relative_to(root)
