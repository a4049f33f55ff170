"""Hostile formats to text, in a child process: what a page or a PDF breaks, hangs or fills is not the run."""

import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from standoff.errors import SourceError
from standoff.ingest.page import Page, Question

SECONDS = 30.0
"""How long one page, PDF, message or batch of rows may take."""

_GRACE = 5.0
"""How much later the child gives up by itself: only where this process is gone."""

_LENGTH = struct.Struct(">Q")
T = TypeVar("T", bound=msgspec.Struct)


class ChildReader:
    """Sends questions to a child process that answers one after the other; a new one is started when it has died."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """Args: seconds: how long one answer may take."""
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

    def read(self, question: Question, name: str) -> Page:
        """The one page that answers.

        Args:
            question: what is to be read.
            name: what the source is called in messages.

        Raises:
            SourceError: it has no text, or reading it broke, or took too long or too much memory.
        """
        pages = list(self.ask(question, name, Page))
        if not pages:
            raise SourceError(f"{name}: holds no text")
        return pages[0]

    def ask(self, question: Question, name: str, answer: type[T]) -> Iterator[T]:
        """All answers to a question, as they come.

        Args:
            question: what is to be read.
            name: what the source is called in messages.
            answer: what the answers are.

        Raises:
            SourceError: as for `read`; what came before it was well read.
        """
        is_done = False
        try:
            child = self._send(question, name)
            while (frame := self._receive(child, name)) != b"e":
                if frame.startswith(b"p"):
                    is_done = True
                    raise SourceError(f"{name}: {frame[1:].decode('utf-8', 'replace')}")
                yield msgspec.msgpack.decode(frame[1:], type=answer)
            is_done = True
        finally:
            if not is_done:
                self.close()

    def _send(self, question: Question, name: str) -> "subprocess.Popen[bytes]":
        content = msgspec.msgpack.encode(question)
        child = self._running()
        with _Watch(child, self._seconds) as watch:
            try:
                if child.stdin is None:
                    raise EOFError
                child.stdin.write(_LENGTH.pack(len(content)))
                child.stdin.write(content)
                child.stdin.flush()
            except (OSError, EOFError) as error:
                raise SourceError(f"{name}: {watch.why()}") from error
        return child

    def _receive(self, child: "subprocess.Popen[bytes]", name: str) -> bytes:
        with _Watch(child, self._seconds) as watch:
            try:
                return _frame(child)
            except (OSError, EOFError) as error:
                raise SourceError(f"{name}: {watch.why()}") from error

    def _running(self) -> "subprocess.Popen[bytes]":
        """The child process, started if there is none or it has died."""
        if self._child is not None and self._child.poll() is None:
            return self._child
        self.close()
        self._child = subprocess.Popen(
            [sys.executable, "-m", "standoff.ingest.apart", str(self._seconds + _GRACE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self._child


class _Watch:
    """Kills a child that takes longer than it may."""

    def __init__(self, child: "subprocess.Popen[bytes]", seconds: float) -> None:
        self._child = child
        self._seconds = seconds
        self._is_late = threading.Event()
        self._timer = threading.Timer(seconds, self._stop)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def _stop(self) -> None:
        self._is_late.set()
        self._child.kill()

    def why(self) -> str:
        """Why there is no answer."""
        if self._is_late.is_set():
            return f"reading it took more than {self._seconds:g} seconds"
        return "reading it broke down or took too much memory"


def _frame(child: "subprocess.Popen[bytes]") -> bytes:
    """The next answer.

    Raises:
        OSError: the child has gone while it was heard.
        EOFError: it has gone before it answered.
    """
    if child.stdout is None:
        raise EOFError
    head = child.stdout.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    frame = child.stdout.read(length)
    if len(frame) < length:
        raise EOFError
    return frame
