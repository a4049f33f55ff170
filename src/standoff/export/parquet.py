"""Parquet files by kind and month."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import msgspec

from standoff.export.arrow import DOCUMENT, arrow, document_row, month_of, part_name, record_row, schema_of
from standoff.export.manifest import FOLDER_MANIFEST, WrittenFile, exporter, manifest_of, options, write_manifest
from standoff.export.output import new_folder
from standoff.export.task import Task
from standoff.model.codec import KINDS

_BATCH = 2_000
Months = Iterator[tuple[str, dict[str, Any]]]


def write_parquet(task: Task, path: Path, kinds: Sequence[str], *, replace: bool) -> None:
    """The documents without their texts and records, those of them that are in `kinds`, as a folder.

    It is there when it is complete. Parties are in the records; they have no table of their own.

    Raises:
        ExportError: it cannot be written, or pyarrow is not installed.
        QueryError: the filter does not apply to one of the kinds.
    """
    arrow()
    for kind in set(kinds) & set(KINDS):
        task.asked.check(kind)
    with new_folder(path, replace=replace, ours=FOLDER_MANIFEST) as folder:
        with task.store.snapshot():
            files = [
                file
                for kind in (*KINDS, DOCUMENT)
                if kind in kinds
                for file in _write_kind(task, folder, kind, _rows(task, kind))
            ]
        write_manifest(manifest_of("parquet", task, tuple(files)), folder / FOLDER_MANIFEST)


def _rows(task: Task, kind: str) -> Months:
    """The rows of a table, each with its month, in order of publication."""
    return _documents(task) if kind == DOCUMENT else _records(task, kind)


def _documents(task: Task) -> Months:
    for stored in task.documents():
        task.tally.rows += 1
        yield month_of(stored.document), document_row(stored)


def _records(task: Task, kind: str) -> Months:
    for report, records in task.by_report(kind):
        document = report.stored.document
        for record in records:
            task.tally.rows += 1
            yield month_of(document), record_row(record, document, task.words, report.sentences)


def _write_kind(task: Task, folder: Path, kind: str, rows: Months) -> Iterator[WrittenFile]:
    """A file for each month; they come one after the other, because the store answers in order of publication."""
    for month, of_month in groupby(rows, key=lambda row: row[0]):
        name = part_name(kind, month)
        (folder / name).parent.mkdir(parents=True)
        yield _write_part(task, folder, kind, name, (row for _, row in of_month))


def _write_part(task: Task, folder: Path, kind: str, name: str, rows: Iterator[dict[str, Any]]) -> WrittenFile:
    import pyarrow.parquet as pq

    pa = arrow()
    schema = schema_of(kind).with_metadata({"standoff": msgspec.json.encode(exporter(task) | options(task)).decode()})
    count = 0
    with pq.ParquetWriter(folder / name, schema, compression="zstd") as writer:
        while batch := list(islice(rows, _BATCH)):
            writer.write_batch(pa.RecordBatch.from_pylist(batch, schema=schema))
            count += len(batch)
    with (folder / name).open("rb") as file:
        return WrittenFile(name, count, hashlib.file_digest(file, "sha256").hexdigest())
