"""Exports: a task in a format to where it shall go."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from standoff.export.ftm import write_ftm
from standoff.export.gdelt import write_gdelt
from standoff.export.icews import write_icews
from standoff.export.imports.again import IMPORTED_KIND, write_imported_plover, write_imported_polecat
from standoff.export.manifest import WrittenFile, manifest_of, sidecar, write_manifest
from standoff.export.output import Sink, new_file
from standoff.export.parquet import write_parquet
from standoff.export.plover import write_plover
from standoff.export.polecat import write_polecat
from standoff.export.tables import write_csv, write_csv_folder
from standoff.export.task import Task
from standoff.model.imported import Origin

EVENT_FORMATS: Mapping[str, Callable[[Task, Sink], None]] = {
    "plover": write_plover,
    "polecat": write_polecat,
    "icews": write_icews,
    "ftm": write_ftm,
    "gdelt": write_gdelt,
}
"""The formats that are one file about events, and what writes them."""


IMPORTED: Mapping[str, Callable[[Task, Sink], None]] = {
    Origin.PLOVER.value: write_imported_plover,
    Origin.POLECAT.value: write_imported_polecat,
}
"""The formats in which imported events are written again, each those that came in it."""


def write_stream(form: str, task: Task, out: Sink, kinds: Sequence[str]) -> None:
    """The export in `form` to an open stream.

    Args:
        form: one of `EVENT_FORMATS`, or "csv".
        task: what to export.
        out: where to.
        kinds: of "csv", the one table that is asked for; of others `IMPORTED_KIND` alone, for imported events in place
            of the record's own.

    Raises:
        QueryError: the filter does not apply.
    """
    with task.store.snapshot():
        if kinds == (IMPORTED_KIND,) and form in IMPORTED:
            IMPORTED[form](task, out)
        elif form == "csv":
            write_csv(task, kinds[0], out)
        else:
            EVENT_FORMATS[form](task, out)


def write_file(form: str, task: Task, path: Path, kinds: Sequence[str], *, replace: bool) -> None:
    """The same as a file, with its manifest beside it.

    Raises:
        ExportError: it cannot be written, or is there and not to be replaced.
        QueryError: the filter does not apply.
    """
    with new_file(path, replace=replace) as out:
        write_stream(form, task, out, kinds)
    written = WrittenFile(path.name, task.tally.rows, out.sha256)
    write_manifest(manifest_of(form, task, (written,)), sidecar(path))


def write_folder(form: str, task: Task, path: Path, kinds: Sequence[str], *, replace: bool) -> None:
    """The export in `form`, "parquet" or "csv", as a folder that is there when all of it is written.

    Raises:
        ExportError: it cannot be written, is there and not to be replaced, or a package is missing.
        QueryError: the filter does not apply to one of the kinds.
    """
    write = write_parquet if form == "parquet" else write_csv_folder
    write(task, path, kinds, replace=replace)
