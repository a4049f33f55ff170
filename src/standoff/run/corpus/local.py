"""The engine of one machine: processes, pyarrow, and folders that are renamed when they are whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from standoff.export.arrow import UNDATED, arrow
from standoff.ingest import Source, SourceReader
from standoff.model import Document
from standoff.run.code import Coding
from standoff.run.corpus.coding import CodedRow, code_rows, coded_document, coded_schema
from standoff.run.corpus.copies import UNPUBLISHED, Comparer, Text, candidates, copies_of
from standoff.run.corpus.engine import READ, coded, table, tables_of
from standoff.run.corpus.folder import SUCCESS, LocalFolder
from standoff.run.corpus.plan import Plan
from standoff.run.corpus.rows import ReadRow, as_dict, read_rows, read_schema
from standoff.run.corpus.tables import COPY, FAILURE, MonthRow, failure_rows, table_schema

if TYPE_CHECKING:
    import pyarrow as pa

Row = TypeVar("Row", ReadRow, CodedRow)
_BATCH = 500
_HELD = 2_000
"""Rows of a month that are held before they are written."""


class LocalEngine:
    """See `Engine`."""

    def __init__(self, path: Path, reader: SourceReader, bench: Coding) -> None:
        """Args: path: the folder; reader: reads the files; bench: codes."""
        self.folder = LocalFolder(path)
        self._path = path
        self._reader = reader
        self._bench = bench

    def read(self, plan: Plan) -> None:
        """See `Engine`."""
        with self._made(READ) as folder:
            rows = (
                row
                for number, one in enumerate(plan.inputs)
                for row in read_rows(self._reader.read_each(Source.of(one.name)), number, plan.options.parts)
            )
            _write_rows(folder / "part-0.parquet", (as_dict(row) for row in rows), read_schema())

    def code(self, plan: Plan, part: int) -> None:
        """See `Engine`."""
        with self._made(coded(part)) as folder:
            rows = code_rows(_first_of_each(self._rows(READ, ReadRow), part), self._bench)
            _write_rows(folder / "part-0.parquet", (as_dict(row) for row in rows), coded_schema())

    def write(self, plan: Plan, kind: str) -> None:
        """See `Engine`."""
        if kind == COPY:
            rows: Iterable[MonthRow] = self._copies(plan)
        elif kind == FAILURE:
            rows = failure_rows(self._rows(READ, ReadRow), self._coded(plan))
        else:
            rows = tables_of(plan).rows(kind, self._coded(plan))
        with self._made(table(kind)) as folder:
            _write_months(folder, rows, table_schema(kind))

    def count(self, kind: str) -> int:
        """See `Engine`."""
        import pyarrow.parquet as pq

        files = sorted((self._path / table(kind)).glob("month=*/*.parquet"))
        return sum(pq.ParquetFile(file).metadata.num_rows for file in files)

    def _coded(self, plan: Plan) -> Iterator[CodedRow]:
        for part in range(plan.options.parts):
            yield from self._rows(coded(part), CodedRow)

    def _rows(self, name: str, type_: type[Row]) -> Iterator[Row]:
        """The rows of a stage, in the order in which they were written."""
        import pyarrow.parquet as pq

        for file in sorted((self._path / name).glob("*.parquet")):
            for batch in pq.ParquetFile(file).iter_batches(_BATCH):
                for plain in batch.to_pylist():
                    yield msgspec.convert(plain, type_)

    def _copies(self, plan: Plan) -> Iterator[MonthRow]:
        texts, bands = {}, defaultdict(list)
        for row in self._coded(plan):
            published = coded_document(row).published
            texts[row.place] = Text(published.isoformat() if published else UNPUBLISHED, row.place, row.id)
            for band in set(row.bands):
                bands[band].append(row.place)
        pairs = sorted({pair for places in bands.values() if len(places) > 1 for pair in candidates(sorted(places))})
        links = list(self._compared(plan, pairs))
        months = {text.id: _month(text) for text in texts.values()}
        for one, other in copies_of(links, texts):
            yield months[one], {"document": one, "copy_of": other}

    def _compared(self, plan: Plan, pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        wanted = {place for pair in pairs for place in pair}
        documents: dict[int, Document] = {
            row.place: coded_document(row) for row in self._coded(plan) if row.place in wanted
        }
        comparer = Comparer(self._bench.lexicon)
        return (pair for pair in pairs if comparer.are_copies(documents[pair[0]], documents[pair[1]]))

    @contextmanager
    def _made(self, name: str) -> Iterator[Path]:
        """A folder that bears its name when it is whole."""
        target = self._path / name
        fresh = target.with_name(f"{target.name}.part")
        self.folder.remove(str(fresh.relative_to(self._path)))
        self.folder.remove(name)
        fresh.mkdir(parents=True)
        yield fresh
        (fresh / SUCCESS).touch()
        fresh.rename(target)


def _month(text: Text) -> str:
    return text.published[:7] if text.published != UNPUBLISHED else UNDATED


def _first_of_each(rows: Iterable[ReadRow], part: int) -> Iterator[ReadRow]:
    """The documents of a part, of each text the first."""
    seen: set[str] = set()
    for row in rows:
        if row.part == part and row.id is not None and row.id not in seen:
            seen.add(row.id)
            yield row


def _write_rows(path: Path, rows: Iterator[dict[str, Any]], schema: "pa.Schema") -> None:
    import pyarrow.parquet as pq

    pa = arrow()
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(rows, _BATCH)):
            writer.write_batch(pa.RecordBatch.from_pylist(batch, schema=schema))


def _write_months(folder: Path, rows: Iterable[MonthRow], schema: "pa.Schema") -> None:
    """A file for each month."""
    import pyarrow.parquet as pq

    pa = arrow()
    held: dict[str, list[dict[str, Any]]] = defaultdict(list)
    writers: dict[str, Any] = {}

    def write(month: str) -> None:
        if month not in writers:
            (folder / f"month={month}").mkdir()
            writers[month] = pq.ParquetWriter(folder / f"month={month}" / "part-0.parquet", schema, compression="zstd")
        writers[month].write_batch(pa.RecordBatch.from_pylist(held.pop(month), schema=schema))

    try:
        for month, row in rows:
            held[month].append(row)
            if len(held[month]) >= _HELD:
                write(month)
        for month in sorted(held):
            write(month)
    finally:
        for writer in writers.values():
            writer.close()
