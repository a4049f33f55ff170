"""What goes with an export: who coded what it holds, what was asked, and what the file cannot say."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import msgspec

from standoff import __version__
from standoff.export.output import Sink, new_file
from standoff.export.task import Task

FOLDER_MANIFEST = "MANIFEST.json"
_LICENCE = (
    "PLOVER's codes are by the Open Event Data Alliance, CC BY-SA 4.0. Full texts of the reports are left out; "
    "offsets are Unicode code points of the stored text."
)


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of an export.

    Attributes:
        name: within its folder.
        rows: without the header line.
        sha256: of its bytes.
    """

    name: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known about an export.

    Attributes:
        form: its format.
        files: what was written.
        facts: everything else, as it is written.
    """

    form: str
    files: tuple[WrittenFile, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)

    def write(self, out: Sink) -> None:
        """As JSON. No time is in it: the same record gives the same bytes."""
        plain = {
            "format": self.form,
            **self.facts,
            "files": [msgspec.to_builtins(file) for file in self.files],
            "remark": _LICENCE,
        }
        out.write(msgspec.json.format(msgspec.json.encode(plain), indent=2).decode() + "\n")


def manifest_of(form: str, task: Task, files: tuple[WrittenFile, ...]) -> Manifest:
    """The manifest of an export that is finished."""
    tally = task.tally
    return Manifest(
        form,
        files,
        {
            **exporter(task),
            "coded_by": coders(task),
            **options(task),
            "rows": tally.rows,
            "reports": tally.reports,
            "left_out_by_status": {status.value: tally.left_out[status] for status in sorted(tally.left_out)},
            "days_by_origin": {basis.value: tally.dated[basis] for basis in sorted(tally.dated)},
        },
    )


def exporter(task: Task) -> dict[str, Any]:
    """Which program wrote it, with which names and codes."""
    return {"exported_by": {"name": "standoff", "version": __version__, "lexicon": task.lexicon.checksum}}


def coders(task: Task) -> list[dict[str, str | None]]:
    """Who coded the reports that were exported, sorted."""
    return [
        {"name": coder.name, "version": coder.version, "lexicon": coder.lexicon, "model": model}
        for coder, model in sorted(
            task.tally.coders, key=lambda known: (known[0].name, known[0].version, known[0].lexicon, known[1] or "")
        )
    ]


def options(task: Task) -> dict[str, Any]:
    """What was asked: the filter's conditions, and the longest piece of a report's words in characters."""
    asked = {f.name: getattr(task.asked, f.name) for f in fields(task.asked)}
    filtered = {name: msgspec.to_builtins(value) for name, value in asked.items() if value is not None}
    return {"options": {"filter": filtered, "excerpt": task.words.longest, "merged": task.same is not None}}


def sidecar(path: Path) -> Path:
    """Where the manifest of a single file stands."""
    return path.with_name(f"{path.name}.manifest.json")


def write_manifest(manifest: Manifest, path: Path) -> None:
    """The manifest at `path`, in place of an earlier one.

    Raises:
        ExportError: it cannot be written.
    """
    with new_file(path, replace=True) as out:
        manifest.write(out)
