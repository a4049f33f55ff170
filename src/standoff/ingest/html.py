"""HTML to text, in a child process: what a hostile page breaks, hangs or fills is not the run."""

import struct
import subprocess
import sys
import threading
from types import TracebackType
from typing import Self

import msgspec

from standoff.errors import SourceError
from standoff.ingest.page import Page

SECONDS = 30.0
"""How long one page may take."""

_LENGTH = struct.Struct(">Q")


class HtmlReader:
    """Sends pages to a child process that reads one after the other; a new one is started when it has died."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """Args: seconds: how long a page may take."""
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child process, if one runs."""
        if self._child is None:
            return
        self._child.kill()
        self._child.communicate()
        self._child = None

    def read(self, content: bytes, name: str) -> Page:
        """The main text of a page and what its head tells.

        Args:
            content: the page's bytes.
            name: what the source is called in messages.

        Raises:
            SourceError: it has no main text, or reading it broke, or took too long or too much memory.
        """
        child = self._running()
        late = threading.Event()

        def stop() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(self._seconds, stop)
        timer.start()
        try:
            answer = _ask(child, content)
        except (OSError, EOFError) as error:
            self.close()
            why = f"took more than {self._seconds:g} seconds" if late.is_set() else "broke down or took too much memory"
            raise SourceError(f"{name}: reading this HTML {why}") from error
        finally:
            timer.cancel()
        page = msgspec.json.decode(answer, type=Page)
        if page.problem is not None:
            raise SourceError(f"{name}: {page.problem}")
        return page

    def _running(self) -> "subprocess.Popen[bytes]":
        """The child process, started if there is none or it has died."""
        if self._child is not None and self._child.poll() is None:
            return self._child
        self.close()
        self._child = subprocess.Popen(
            [sys.executable, "-m", "standoff.ingest.page"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self._child


def _ask(child: "subprocess.Popen[bytes]", content: bytes) -> bytes:
    """One question and its answer, each after its length.

    Raises:
        OSError: the child has gone while it was asked.
        EOFError: it has gone before it answered.
    """
    if child.stdin is None or child.stdout is None:
        raise EOFError
    child.stdin.write(_LENGTH.pack(len(content)))
    child.stdin.write(content)
    child.stdin.flush()
    head = child.stdout.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    answer = child.stdout.read(length)
    if len(answer) < length:
        raise EOFError
    return answer
