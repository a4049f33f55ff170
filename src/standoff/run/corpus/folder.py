"""The folder of a run, wherever it is."""

import shutil
from pathlib import Path
from typing import Protocol

from standoff.errors import CorpusRunError

SUCCESS = "_SUCCESS"
"""Its presence says that what is beside it is whole."""


class Folder(Protocol):
    """Files by their names below the folder, parts of a name joined by slashes."""

    name: str

    def exists(self, name: str) -> bool:
        """Whether there is such a file or folder."""

    def read(self, name: str) -> bytes:
        """The content of a file."""

    def write(self, name: str, content: bytes) -> None:
        """Make a file, in place of one that is there."""

    def remove(self, name: str) -> None:
        """Remove a file or a folder with all in it, if it is there."""

    def is_empty(self) -> bool:
        """Whether there is nothing in it, or no such folder."""


class LocalFolder:
    """A folder of this machine."""

    def __init__(self, path: Path) -> None:
        """Args: path: the folder; it need not be there."""
        self.path = path
        self.name = str(path)

    def exists(self, name: str) -> bool:
        """See `Folder`."""
        return (self.path / name).exists()

    def read(self, name: str) -> bytes:
        """See `Folder`."""
        return (self.path / name).read_bytes()

    def write(self, name: str, content: bytes) -> None:
        """See `Folder`; it is there with all its content or not at all."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f".{target.name}.part")
        fresh.write_bytes(content)
        fresh.replace(target)

    def remove(self, name: str) -> None:
        """See `Folder`."""
        target = self.path / name
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)

    def is_empty(self) -> bool:
        """See `Folder`."""
        if self.path.exists() and not self.path.is_dir():
            raise CorpusRunError(f"{self.path} is a file, and --out needs a folder")
        return not self.path.exists() or not any(self.path.iterdir())
