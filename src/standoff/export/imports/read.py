"""A file of events as imported events, and what is wrong with the rows that are none."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from standoff.errors import ExportError, RowError
from standoff.export.imports.lines import Line
from standoff.export.imports.plover import PloverReader
from standoff.export.imports.polecat import PolecatReader
from standoff.lexicon import Lexicon
from standoff.model.imported import ImportedEvent, Origin

_LONGEST_LINE = 10_000_000
_STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is no event.

    Attributes:
        line: in the file, from 1.
        reason: what was found and what was needed.
    """

    line: int
    reason: str


def read_events(origin: Origin, path: Path, lexicon: Lexicon) -> Iterator[ImportedEvent | BadRow]:
    """The rows of a file, in order; one is in memory at a time.

    Args:
        origin: format of the file.
        path: of the file; `-` is standard input.
        lexicon: tells which names and codes are those of states.

    Raises:
        ExportError: the file cannot be read, or has not the columns of its format.
    """
    with _opened(path) as stream:
        lines = _lines(stream)
        if origin is Origin.PLOVER:
            reader: PloverReader | PolecatReader = PloverReader(_name(path), lexicon)
        else:
            reader = PolecatReader(_name(path), lexicon, next(lines, Line(1, b"")))
        for line in lines:
            if line.is_blank:
                continue
            try:
                event = reader.read(line)
            except RowError as error:
                yield BadRow(line.number, str(error))
            else:
                if event is not None:
                    yield event


def _name(path: Path) -> str:
    """The file's name; bytes of it that are not UTF-8 are written as `\\xNN`."""
    return os.fsencode(path.name).decode("utf-8", "backslashreplace")


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        if path == _STANDARD_INPUT:
            yield sys.stdin.buffer
            return
        if not path.is_file():
            raise ExportError(f"{path}: is no file; give a file, or - for standard input")
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise ExportError(f"{path}: cannot be read: {error.strerror or error}") from error


def _lines(stream: IO[bytes]) -> Iterator[Line]:
    """The lines; of one that is too long, only that it is."""
    number = 0
    while content := stream.readline(_LONGEST_LINE + 1):
        number += 1
        whole = content.endswith(b"\n") or len(content) <= _LONGEST_LINE
        while not content.endswith(b"\n") and len(content) > _LONGEST_LINE:
            content = stream.readline(_LONGEST_LINE + 1)
        yield Line(number, content.rstrip(b"\r\n") if whole else None)
