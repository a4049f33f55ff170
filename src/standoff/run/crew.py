"""Several processes that code side by side; results come in the order of the questions.

A process that dies (out of memory, killed, a crash in a library) costs one document: its batch is coded
again, document by document, by another, and the document at which that dies too is told as a failure.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self

from standoff.errors import CoderDied
from standoff.lexicon import Lexicon
from standoff.model import Coder, Reader
from standoff.pipeline.coder import identity_of
from standoff.run.code import BROKEN_SET_UP, Bench, name_of
from standoff.run.outcome import Batch, Outcome, failed

_AHEAD = 2
"""Batches asked for ahead of the one that is due, for each process."""


@dataclass(slots=True)
class _Task:
    """A batch: its documents, and the outcomes of the first of them, which are known."""

    documents: Batch
    outcomes: list[Outcome] = field(default_factory=list)
    one_by_one: bool = False

    @property
    def is_done(self) -> bool:
        return len(self.outcomes) == len(self.documents)

    @property
    def part(self) -> Batch:
        """What to code next."""
        rest = self.documents[len(self.outcomes) :]
        return rest[:1] if self.one_by_one else rest


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    task: _Task | None = None


class Crew:
    """Codes as a `Bench` does, in `jobs` processes that each load the model once; use it in a `with` statement."""

    def __init__(self, lexicon: Lexicon, model: str, jobs: int, *, reader: Reader = Reader.ENCODER) -> None:
        """Args: lexicon, model, reader: as of a `Bench`; jobs: how many processes."""
        self.lexicon = lexicon
        self.model = model
        self.reader = reader
        self.identity: Coder = identity_of(lexicon, reader)
        self.jobs = jobs
        self.peak_memory = 0
        """The most memory that one process held so far, in bytes; 0 where the system does not tell."""
        self._workers: list[_Worker] = []
        self._context = multiprocessing.get_context("spawn")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        for worker in self._workers:
            worker.connection.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()

    def code_each(self, batches: Iterable[Batch]) -> Iterator[list[Outcome]]:
        """The outcomes of each batch, in order; a bounded number of batches is held.

        Raises:
            ModelError, LexiconError, PipelineError: the program's set-up is broken.
        """
        coming = iter(batches)
        ordered: deque[_Task] = deque()
        to_do: deque[_Task] = deque()
        while True:
            while len(ordered) < self.jobs * _AHEAD and (batch := next(coming, None)) is not None:
                ordered.append(_Task(batch))
                to_do.append(ordered[-1])
            if not ordered:
                return
            self._hand_out(to_do)
            if ordered[0].is_done:
                yield ordered.popleft().outcomes
            else:
                self._collect(to_do)

    def _hand_out(self, to_do: "deque[_Task]") -> None:
        """Give every idle process a part to code; nothing to code is done at once."""
        while to_do and to_do[0].is_done:
            to_do.popleft()
        idle = [worker for worker in self._workers if worker.task is None]
        while to_do and (idle or len(self._workers) < self.jobs):
            worker = idle.pop() if idle else self._start()
            task = to_do.popleft()
            if task.is_done:
                continue
            worker.task = task
            try:
                worker.connection.send(task.part)
            except (BrokenPipeError, ConnectionResetError):  # it died while it was idle
                worker.task = None
                self._bury(worker, to_do)
                to_do.appendleft(task)

    def _collect(self, to_do: "deque[_Task]") -> None:
        """Take what the processes have answered; wait until at least one has."""
        busy = {worker.connection: worker for worker in self._workers if worker.task is not None}
        for connection in wait(list(busy)):
            worker = busy[connection]  # type: ignore[index]
            try:
                answer: _Answer = worker.connection.recv()
            except (EOFError, ConnectionResetError):
                self._bury(worker, to_do)
            else:
                self._take(worker, answer, to_do)

    def _take(self, worker: _Worker, answer: "_Answer", to_do: "deque[_Task]") -> None:
        if answer.broken is not None:
            raise answer.broken
        self.peak_memory = max(self.peak_memory, answer.memory)
        task, worker.task = worker.task, None
        if task is not None:
            task.outcomes.extend(answer.outcomes)
            if not task.is_done:
                to_do.appendleft(task)

    def _bury(self, worker: _Worker, to_do: "deque[_Task]") -> None:
        """A process has died: its task is done again, with more care."""
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join()
        task = worker.task
        if task is None:
            return
        part = task.part
        if len(part) == 1:
            told = CoderDied(f"the process that coded it died ({_cause(worker.process.exitcode)})")
            task.outcomes.append(failed(name_of(part[0]), "code", told, part[0]))
        task.one_by_one = True
        if not task.is_done:
            to_do.appendleft(task)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self.lexicon, self.model, self.reader), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker


@dataclass(frozen=True, slots=True)
class _Answer:
    outcomes: list[Outcome]
    memory: int
    broken: Exception | None = None


def _work(connection: Connection, lexicon: Lexicon, model: str, reader: Reader) -> None:
    """What a process does: code what it is sent until nobody sends any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bench = Bench(lexicon, model, reader=reader)
    while True:
        try:
            documents: Batch = connection.recv()
        except EOFError:
            return
        try:
            answer = _Answer(list(bench.code(documents)), _memory())
        except BROKEN_SET_UP as error:
            answer = _Answer([], 0, error)
        connection.send(answer)


def _memory() -> int:
    """The most memory that this process has held, in bytes; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    unit = 1 if os.uname().sysname == "Darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _cause(code: Any) -> str:
    if isinstance(code, int) and code < 0:
        named = signal.Signals(-code).name if -code in {s.value for s in signal.Signals} else f"signal {-code}"
        return f"{named}; often too little memory" if named == "SIGKILL" else named
    return f"exit code {code}"
