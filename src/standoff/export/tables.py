"""CSV of documents, parties and records of each kind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from standoff.export.arrow import source_name
from standoff.export.cells import columns_of, flat
from standoff.export.imports.again import IMPORTED_COLUMNS, IMPORTED_KIND, imported_rows
from standoff.export.lines import party_line
from standoff.export.manifest import FOLDER_MANIFEST, WrittenFile, manifest_of, write_manifest
from standoff.export.output import Sink, new_file, new_folder
from standoff.export.separated import write_separated
from standoff.export.task import Task
from standoff.model.codec import KINDS, DocumentLine, document_line
from standoff.store.filter import of_documents

Cells = Mapping[str, object]

DOCUMENT = "document"
_REPORT_COLUMNS = ("published", "url", "excerpt")
_DOCUMENT_COLUMNS = (*DocumentLine.__struct_fields__, "coder", "version", "lexicon", "model")
_PARTY_COLUMNS = ("id", "country", "code", "sector", "name", "type", "names", "records", "documents")


def write_csv(task: Task, kind: str, out: Sink) -> int:
    """One table; how many rows it has.

    Args:
        task: what to export.
        kind: "document", "party" or a kind of record.
        out: where to.

    Raises:
        QueryError: the filter does not apply to that kind.
    """
    before = task.tally.rows
    rows, columns = _TABLES.get(kind, _records)(task, kind)
    write_separated(_counted(task, rows), columns, out, tabs=False)
    return task.tally.rows - before


def write_csv_folder(task: Task, path: Path, kinds: Sequence[str], *, replace: bool) -> None:
    """A table for each kind, and a manifest.

    Raises:
        ExportError: the folder cannot be written.
        QueryError: the filter does not apply to one of the kinds.
    """
    for kind in set(kinds) & set(KINDS):
        task.asked.check(kind)
    files = []
    with new_folder(path, replace=replace, ours=FOLDER_MANIFEST) as folder:
        with task.store.snapshot():
            for kind in sorted(kinds, key=lambda kind: kind == DOCUMENT):  # which come last, when it is known which
                name = f"{kind}.csv"
                with new_file(folder / name, replace=False) as out:
                    rows = write_csv(task, kind, out)
                files.append(WrittenFile(name, rows, out.sha256))
        write_manifest(manifest_of("csv", task, tuple(files)), folder / FOLDER_MANIFEST)


def _counted(task: Task, rows: Iterator[Cells]) -> Iterator[Cells]:
    for row in rows:
        task.tally.rows += 1
        yield row


def _records(task: Task, kind: str) -> tuple[Iterator[Cells], tuple[str, ...]]:
    task.asked.check(kind)
    return _record_rows(task, kind), (*columns_of(kind), *_REPORT_COLUMNS)


def _record_rows(task: Task, kind: str) -> Iterator[Cells]:
    for report, records in task.by_report(kind):
        document = report.stored.document
        shared = {"published": document.published.isoformat() if document.published else None, "url": document.url}
        for record in records:
            excerpt = task.words.excerpt(report.sentences, record.evidence[0])
            yield flat(task.words.cut(record)) | shared | {"excerpt": excerpt}


def _documents(task: Task, _: str) -> tuple[Iterator[Cells], tuple[str, ...]]:
    return _document_rows(task), _DOCUMENT_COLUMNS


def _document_rows(task: Task) -> Iterator[Cells]:
    for stored in task.documents():
        plain: dict[str, object] = msgspec.to_builtins(document_line(stored.document))
        coder = stored.coder
        yield plain | {
            "source": source_name(stored.document),
            "coder": coder.name if coder else None,
            "version": coder.version if coder else None,
            "lexicon": coder.lexicon if coder else None,
            "model": stored.model,
        }


def _parties(task: Task, _: str) -> tuple[Iterator[Cells], tuple[str, ...]]:
    return _party_rows(task), _PARTY_COLUMNS


def _party_rows(task: Task) -> Iterator[Cells]:
    for found in task.store.parties(of_documents(task.asked)):
        yield party_line(found) | {"names": [name for name in map(task.words.piece, found.names) if name]}


def _imported(task: Task, _: str) -> tuple[Iterator[Cells], tuple[str, ...]]:
    task.store.imports.count(task.asked)  # which refuses conditions that do not apply, before anything is written
    return imported_rows(task), IMPORTED_COLUMNS


_TABLES: Mapping[str, Callable[[Task, str], tuple[Iterator[Cells], tuple[str, ...]]]] = {
    DOCUMENT: _documents,
    "party": _parties,
    IMPORTED_KIND: _imported,
}
