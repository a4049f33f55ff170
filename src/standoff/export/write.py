"""Exports: a task in a format to where it shall go."""

from collections.abc import Callable, Mapping
from pathlib import Path

from standoff.export.gdelt import write_gdelt
from standoff.export.icews import write_icews
from standoff.export.manifest import WrittenFile, manifest_of, sidecar, write_manifest
from standoff.export.output import Sink, new_file
from standoff.export.plover import write_plover
from standoff.export.polecat import write_polecat
from standoff.export.task import Task

FILES: Mapping[str, Callable[[Task, Sink], None]] = {
    "plover": write_plover,
    "polecat": write_polecat,
    "icews": write_icews,
    "gdelt": write_gdelt,
}
"""The formats that are one file, and what writes them."""


def write_stream(form: str, task: Task, out: Sink) -> None:
    """The export in `form` to an open stream.

    Raises:
        QueryError: the filter does not apply.
    """
    with task.store.snapshot():
        FILES[form](task, out)


def write_file(form: str, task: Task, path: Path, *, replace: bool) -> None:
    """The export in `form` as a file, with its manifest beside it.

    Args:
        form: one of `FILES`.
        task: what to export.
        path: of the file.
        replace: whether another file may be written over.

    Raises:
        ExportError: it cannot be written.
        QueryError: the filter does not apply.
    """
    with new_file(path, replace=replace) as out:
        write_stream(form, task, out)
    written = WrittenFile(path.name, task.tally.rows, out.sha256)
    write_manifest(manifest_of(form, task, (written,)), sidecar(path))
