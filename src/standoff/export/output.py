"""Where an export goes: a stream, a file that appears whole or not at all, or a folder that does."""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from standoff.errors import ExportError

_PARTIAL = "partial"


class Sink:
    """Takes text and keeps count; what cannot be encoded becomes a question mark.

    Attributes:
        sha256: hexadecimal, of what was written so far.
        bytes: how many.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        """Args: stream: where the bytes go."""
        self._stream = stream
        self._digest = hashlib.sha256()
        self.bytes = 0

    @property
    def sha256(self) -> str:
        """Of what was written so far."""
        return self._digest.hexdigest()

    def write(self, text: str) -> int:
        """Write `text` as UTF-8."""
        data = text.encode("utf-8", "replace")
        self._stream.write(data)
        self._digest.update(data)
        self.bytes += len(data)
        return len(text)


@contextmanager
def standard_output() -> Iterator[Sink]:
    """Standard output, flushed at the end."""
    sys.stdout.flush()
    yield Sink(sys.stdout.buffer)
    sys.stdout.buffer.flush()


@contextmanager
def new_file(path: Path, *, replace: bool) -> Iterator[Sink]:
    """A file that is at `path` when all went well; otherwise what was there before stays.

    Args:
        path: of the file.
        replace: whether it may take the place of another file.

    Raises:
        ExportError: there is something already, or it cannot be written.
    """
    path = path.resolve() if path.is_symlink() else path
    _check_free(path, replace=replace, folder=False)
    partial = _beside(path)
    try:
        with _told(path):
            stream = partial.open("xb")
        with stream:
            yield Sink(stream)
            with _told(path):
                stream.flush()
                os.fsync(stream.fileno())
        with _told(path):
            _put(partial, path, replace=replace)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def new_folder(path: Path, *, replace: bool, ours: str) -> Iterator[Path]:
    """A folder to write into that is at `path` when all went well.

    Args:
        path: of the folder.
        replace: whether it may take the place of an earlier export.
        ours: name of the manifest by which an earlier export is known; no other folder is replaced, nor one that
            holds files that it does not name.

    Raises:
        ExportError: there is something already that is not to be replaced, or it cannot be written.
    """
    _check_free(path, replace=replace, folder=True, ours=ours)
    partial = _beside(path)
    try:
        with _told(path):
            partial.mkdir()
        yield partial
        with _told(path):
            _swap(partial, path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _beside(path: Path) -> Path:
    """A name in the same folder, so that renaming stays within one file system."""
    return path.with_name(f".{path.name}.{os.getpid()}.{_PARTIAL}")


def _check_free(path: Path, *, replace: bool, folder: bool, ours: str = "") -> None:
    if not path.parent.is_dir():
        raise ExportError(f"{path}: there is no folder {path.parent}; make it first")
    if not os.path.lexists(path):
        return
    if folder and path.is_dir() and not any(path.iterdir()):
        return
    if not folder and path.exists() and not (path.is_dir() or path.is_file()):
        raise ExportError(f"{path}: is a device or pipe, not a file; leave -o away and redirect standard output")
    if path.is_dir() != folder:
        raise ExportError(f"{path}: is {'no folder' if folder else 'a folder'}; give another name with -o")
    if not replace:
        raise ExportError(f"{path}: is there already; give another name, or --replace to write over it")
    if folder and not (path / ours).is_file():
        raise ExportError(f"{path}: holds no {ours} and so is no earlier export; only such a folder is replaced")
    if folder and (strange := _strange(path, ours)) is not None:
        raise ExportError(f"{path}: holds {strange}, which no export wrote; move it away, or give another name with -o")


def _strange(folder: Path, ours: str) -> str | None:
    """The first file of an earlier export's folder that its manifest does not name; `None` if there is none."""
    try:
        written = json.loads((folder / ours).read_bytes())["files"]
        named = {str(file["name"]) for file in written}
    except (OSError, ValueError, KeyError, TypeError):
        named = set()
    below = sorted(path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return next((name for path in below if (name := path.relative_to(folder).as_posix()) not in {*named, ours}), None)


def _put(partial: Path, path: Path, *, replace: bool) -> None:
    """The finished file to its place; without `replace`, one that appeared meanwhile is not written over."""
    if replace:
        partial.replace(path)
        return
    try:
        os.link(partial, path)
    except FileExistsError as error:
        raise ExportError(f"{path}: somebody else wrote it meanwhile; nothing was written over") from error
    except OSError:  # a file system without hard links
        partial.replace(path)


def _swap(partial: Path, path: Path) -> None:
    """The finished folder to its place; an earlier one is set aside first and removed last."""
    if not path.exists():
        partial.rename(path)
        return
    old = path.with_name(f".{path.name}.{os.getpid()}.old")
    path.rename(old)
    try:
        partial.rename(path)
    except OSError:
        old.rename(path)
        raise
    shutil.rmtree(old)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> ExportError:
    reason = os.strerror(error.errno) if error.errno else str(error)
    return ExportError(f"{path}: cannot be written: {reason}; nothing of it was kept")
