"""The stages of a run in their order, whoever carries them out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import msgspec

from standoff.errors import CorpusRunError
from standoff.run.corpus.folder import SUCCESS, Folder
from standoff.run.corpus.plan import PLAN, Plan, check_same, decode_plan, encode_plan
from standoff.run.corpus.tables import COPY, FAILURE, TEXT, Tables

STAGES = "_stages"
READ = f"{STAGES}/read"
MANIFEST = "manifest.json"
Told = Callable[[str], None]


class Engine(Protocol):
    """Carries out the stages; each method makes its folder whole, with a file `_SUCCESS`, or leaves none."""

    @property
    def folder(self) -> Folder:
        """Where it makes them."""

    def read(self, plan: Plan) -> None:
        """All files into `READ`."""

    def code(self, plan: Plan, part: int) -> None:
        """The documents of a part, each text once, into `coded(part)`."""

    def write(self, plan: Plan, kind: str) -> None:
        """A table into `kind=KIND`."""

    def count(self, kind: str) -> int:
        """The rows of a table."""


@dataclass(frozen=True, slots=True)
class CorpusRun:
    """What a run made.

    Attributes:
        counts: rows by table.
        skipped: how many steps an earlier run had done.
    """

    counts: Mapping[str, int]
    skipped: int


def coded(part: int) -> str:
    """The folder of a coded part."""
    return f"{STAGES}/coded/part={part:05}"


def table(kind: str) -> str:
    """The folder of a table."""
    return f"kind={kind}"


def tables_of(plan: Plan) -> Tables:
    """What rows become by a plan."""
    return Tables(plan.coder, plan.options.model, plan.options.texts)


def kinds_of(plan: Plan) -> tuple[str, ...]:
    """All tables, in the order in which they are written."""
    return (*tables_of(plan).kinds, FAILURE, COPY)


def run_corpus(plan: Plan, engine: Engine, tell: Told, *, restart: bool = False, keep: bool = False) -> CorpusRun:
    """Carry out a plan, or what is left of it.

    Args:
        plan: what to do.
        engine: who does it.
        tell: takes a line on each step.
        restart: begin anew even where a run was begun.
        keep: leave what stands between the stages.

    Raises:
        CorpusRunError: the folder holds something else, or another run.
    """
    folder = engine.folder
    _begin(folder, plan, restart)
    steps = _steps(plan, engine)
    skipped = 0
    if not folder.exists(SUCCESS):
        for name, told, step in steps:
            if folder.exists(f"{name}/{SUCCESS}"):
                skipped += 1
                continue
            tell(told)
            step()
    else:
        skipped = len(steps)
    counts = {kind: engine.count(kind) for kind in kinds_of(plan)}
    folder.write(MANIFEST, _manifest(plan, counts))
    folder.write(SUCCESS, b"")
    if not keep:
        folder.remove(STAGES)
    return CorpusRun(counts, skipped)


def _steps(plan: Plan, engine: Engine) -> list[tuple[str, str, Callable[[], None]]]:
    """The folder that each step makes, what is told of it, and the step."""
    parts = plan.options.parts
    return [
        (READ, "reading", partial(engine.read, plan)),
        *((coded(p), f"coding part {p + 1} of {parts}", partial(engine.code, plan, p)) for p in range(parts)),
        *((table(kind), f"writing {kind}", partial(engine.write, plan, kind)) for kind in kinds_of(plan)),
    ]


def _begin(folder: Folder, plan: Plan, restart: bool) -> None:
    """Write the plan down, or make sure that it is the one that was."""
    if folder.exists(PLAN):
        if not restart:
            check_same(decode_plan(folder.read(PLAN), f"{folder.name}/{PLAN}"), plan, folder.name)
            return
        for name in (SUCCESS, MANIFEST, STAGES, *(table(kind) for kind in (TEXT, *kinds_of(plan)))):
            folder.remove(name)
    elif not folder.is_empty():
        raise CorpusRunError(f"{folder.name} is not empty and holds no run; give another --out")
    folder.write(PLAN, encode_plan(plan))


def _manifest(plan: Plan, counts: Mapping[str, int]) -> bytes:
    """Who coded what, with what, and what came of it."""
    told = {
        "coder": plan.coder,
        "options": plan.options,
        "inputs": plan.inputs,
        "counts": counts,
        "layout": "kind=KIND/month=MONTH/*.parquet; month of publication, or unknown",
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n"
