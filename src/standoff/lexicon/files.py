"""The lexicon's files: reading, checksum, and one cache of what was built from them."""

import csv
import hashlib
import io
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from standoff.errors import LexiconError

T = TypeVar("T")


class Lexicon:
    """All data files of one folder, by name, and the tables that were built from them.

    A concern (parties, frames, reporting verbs ...) has its own module in this room with a function
    `read_X(lexicon) -> X` that builds a frozen table from files and raises `LexiconError` on whatever
    is wrong in them. Ask for it as `lexicon.table(read_X)`: it is built once for this lexicon.
    """

    def __init__(self, files: dict[str, bytes]) -> None:
        """Args: files: content by file name."""
        self._files = files
        self._tables: dict[Callable[..., object], object] = {}
        self.checksum = _checksum(files)

    def __reduce__(self) -> tuple[type["Lexicon"], tuple[dict[str, bytes]]]:
        """Another process gets the files and builds its own tables."""
        return Lexicon, (self._files,)

    def table(self, read: Callable[["Lexicon"], T]) -> T:
        """What `read` builds from this lexicon, built at the first call."""
        if read not in self._tables:
            self._tables[read] = read(self)
        return self._tables[read]  # type: ignore[return-value]

    def sizes(self) -> dict[str, int]:
        """How many lines each file has that are neither blank nor a comment."""
        return {
            name: sum(1 for line in self.text(name).splitlines() if line.strip() and not line.startswith("#"))
            for name in sorted(self._files)
        }

    def text(self, name: str) -> str:
        """A file's content.

        Raises:
            LexiconError: there is no such file, or it is not UTF-8.
        """
        if name not in self._files:
            raise LexiconError(f"lexicon file {name!r} is missing; there are: {', '.join(sorted(self._files))}")
        try:
            return self._files[name].decode("utf-8")
        except UnicodeDecodeError as error:
            raise LexiconError(f"lexicon file {name!r} is not UTF-8: {error}") from error

    def toml(self, name: str) -> dict[str, Any]:
        """A TOML file.

        Raises:
            LexiconError: it is missing or not TOML.
        """
        try:
            return tomllib.loads(self.text(name))
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"lexicon file {name!r} is not TOML: {error}") from error

    def rows(self, name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
        """The rows of a CSV file whose header must be exactly `columns`; `#` begins a comment line.

        Raises:
            LexiconError: it is missing, or has other columns, or a row of another length.
        """
        lines = [line for line in self.text(name).splitlines() if line.strip() and not line.startswith("#")]
        reader = csv.DictReader(io.StringIO("\n".join(lines)))
        if tuple(reader.fieldnames or ()) != columns:
            raise LexiconError(f"lexicon file {name!r} has the columns {reader.fieldnames}, needed are {columns}")
        rows = list(reader)
        for row in rows:
            if None in row or None in row.values():
                raise LexiconError(f"lexicon file {name!r}: a row has not {len(columns)} cells: {row}")
        return rows


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """The lexicon in `folder`, or the one that comes with the program.

    Raises:
        LexiconError: the folder cannot be read.
    """
    root = folder if folder is not None else Path(__file__).with_name("data")
    try:
        files = {
            entry.name: entry.read_bytes()
            for entry in sorted(root.iterdir(), key=lambda entry: entry.name)
            if entry.name.endswith((".toml", ".csv"))
        }
    except OSError as error:
        raise LexiconError(f"the lexicon folder {root} cannot be read: {error}") from error
    return Lexicon(files)


def _checksum(files: dict[str, bytes]) -> str:
    """12 hexadecimal digits that change with any byte of any file."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()[:12]
