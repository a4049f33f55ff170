"""Reports that readers bring, coded one after the other in the background while their progress is shown."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from standoff.annotate.parse import DEFAULT_MODEL
from standoff.errors import SourceError, StandoffError
from standoff.ingest import Opened, Origin, SourceReader
from standoff.lexicon import Lexicon
from standoff.run import Bench, Outcome
from standoff.run.add import add_outcomes
from standoff.run.outcome import failed
from standoff.store import open_store

_KEPT = 100
_LONGEST_NAME = 120
_FOLDERS = re.compile(r".*[/\\]", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What a reader brings.

    Attributes:
        name: how it is called in the record.
        content: its bytes.
        published: day of publication that the reader gives, or `None`.
        day_wins: whether that day counts even where the report tells one.
    """

    name: str
    content: bytes
    published: date | None
    day_wins: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What became of a report.

    Attributes:
        name: of its source.
        document: its id, or `None` where it could not be read.
        title: its headline, or `None`.
        records: how many were found.
        known: whether the record held it already.
        foreign: whether it is stored and not coded because it is not English.
        failure: why there is nothing, or `None`.
    """

    name: str
    document: str | None
    title: str | None
    records: int
    known: bool
    foreign: bool
    failure: str | None


@dataclass(slots=True)
class Job:
    """The parcels of one reader, on their way into the record.

    Attributes:
        number: 1, 2, 3 ... since the room was opened.
        names: of the parcels.
        arrivals: what became of their reports, in order, as far as they are done.
        step: what is done now, in words.
        over: whether all is done.
        error: why it ended before all was done, or `None`.
    """

    number: int
    names: tuple[str, ...]
    arrivals: list[Arrival] = field(default_factory=list)
    step: str = "waiting"
    over: bool = False
    error: str | None = None


class Adding:
    """The one who codes what readers bring: one job after the other, because the work is the processor's."""

    def __init__(self, path: Path, lexicon: Lexicon, clock: Callable[[], datetime], warm: Callable[[], None]) -> None:
        """Args: path: of the record; lexicon: of the coder; clock: tells the time of now; warm: done after each job."""
        self._path = path
        self._bench = Bench(lexicon, DEFAULT_MODEL)
        self._clock = clock
        self._warm = warm
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="adding")
        self._lock = Lock()
        self._jobs: dict[int, Job] = {}
        self._last = 0

    def close(self) -> None:
        """Finish the report at hand and take no more."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def warm(self) -> None:
        """Let the analysis be made in the background, when there is nothing else to do."""
        self._worker.submit(self._warm)

    def bring(self, parcels: Sequence[Parcel]) -> Job:
        """A new job; the oldest one that is over is forgotten where there are many."""
        with self._lock:
            self._last += 1
            job = Job(number=self._last, names=tuple(parcel.name for parcel in parcels))
            self._jobs[job.number] = job
            for number in [n for n, one in self._jobs.items() if one.over][: max(0, len(self._jobs) - _KEPT)]:
                del self._jobs[number]
        self._worker.submit(self._do, job, parcels)
        self.warm()
        return job

    def job(self, number: int) -> Job | None:
        """The job of that number, or `None` where there is none any more."""
        return self._jobs.get(number)

    def _do(self, job: Job, parcels: Sequence[Parcel]) -> None:
        try:
            for parcel in parcels:
                job.step = f"reading and coding {parcel.name}"
                with open_store(self._path) as store:
                    read = list(_read(parcel, self._bench.lexicon))
                    for outcome in add_outcomes(store, read, self._bench, self._clock):
                        job.arrivals.append(_arrival(outcome))
        except StandoffError as error:
            job.error = str(error)
        except Exception as error:  # noqa: BLE001 - the reader must see that it ended, whatever ended it
            job.error = f"the coder failed with {type(error).__name__}: {error}; please report this text"
        finally:
            job.step = "done"
            job.over = True


def _read(parcel: Parcel, lexicon: Lexicon) -> Iterator[Outcome]:
    opened = Opened.of(parcel.name, parcel.content, Origin())
    with SourceReader(lexicon, published=parcel.published, given_day_wins=parcel.day_wins) as reader:
        for reading in reader.read_opened(opened):
            if isinstance(reading.found, SourceError):
                yield failed(reading.name, "read", reading.found)
            else:
                yield Outcome(source=reading.name, document=reading.found)


def _arrival(outcome: Outcome) -> Arrival:
    document = outcome.document
    return Arrival(
        name=outcome.source,
        document=document.id if document is not None and outcome.failure is None else None,
        title=document.title if document is not None else None,
        records=len(outcome.records),
        known=outcome.known,
        foreign=outcome.foreign,
        failure=outcome.failure.reason if outcome.failure is not None else None,
    )


def unbroken(text: str) -> str:
    """A text of a form as it was written: browsers send line breaks as two characters."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def pasted(text: str, published: date | None) -> Parcel:
    """A text that a reader pasted."""
    content = unbroken(text).encode("utf-8", "replace")
    name = f"pasted-{hashlib.sha256(content).hexdigest()[:8]}.txt"
    return Parcel(name=name, content=content, published=published, day_wins=True)


def uploaded(name: str | None, content: bytes, published: date | None) -> Parcel:
    """A file that a reader sent; of its name only the last part is kept, and it opens nothing here."""
    bare = " ".join(_FOLDERS.sub("", name or "").split())
    printable = "".join(character if character.isprintable() else "_" for character in bare)
    shown = printable[-_LONGEST_NAME:] or "unnamed.txt"
    return Parcel(name=shown, content=content, published=published, day_wins=False)
