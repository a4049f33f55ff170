"""What Spark's Python workers do. Everything they need comes by name: the plan as JSON, the model, the lexicon.

Batches of Arrow go in and out. What is slow to load is loaded once in a worker process, which Spark keeps for
many tasks.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from standoff.export.arrow import arrow
from standoff.ingest import Source, SourceReader
from standoff.ingest.desk import Desk
from standoff.ingest.opened import Opened, Origin
from standoff.lexicon import load_lexicon
from standoff.model import Document, Reader
from standoff.run.code import Bench
from standoff.run.corpus.coding import CodedRow, code_rows, coded_document, coded_schema
from standoff.run.corpus.copies import UNPUBLISHED, Comparer, Text
from standoff.run.corpus.engine import tables_of
from standoff.run.corpus.plan import Plan
from standoff.run.corpus.rows import ReadRow, as_dict, read_rows, read_schema
from standoff.run.corpus.tables import MonthRow, failure_rows, table_schema

if TYPE_CHECKING:
    import pyarrow as pa

Batches = Iterator["pa.RecordBatch"]
Work = Callable[[Batches], Batches]
Row = TypeVar("Row", ReadRow, CodedRow)
_ROWS_OUT = 200


@cache
def bench_of(model: str, reader: Reader) -> Bench:
    """The coder of this process."""
    return Bench(load_lexicon(), model, reader=reader)


@cache
def comparer() -> Comparer:
    """What compares texts in this process."""
    return Comparer(load_lexicon())


def reader_of(plan: Plan) -> SourceReader:
    """What reads files, by the options of a plan."""
    options = plan.options
    return SourceReader(
        load_lexicon(),
        published=date.fromisoformat(options.published) if options.published else None,
        desk=Desk(most_bytes=options.most_bytes, columns=options.columns),
    )


def read_files(plan: Plan) -> Work:
    """Of each row (number of the file, its content or null where the path leads to it) the rows of its texts."""

    def work(batches: Batches) -> Batches:
        with reader_of(plan) as reader:
            for batch in batches:
                for one in batch.to_pylist():
                    name = plan.inputs[one["file"]].name
                    readings = (
                        reader.read_each(Source.of(name))
                        if one["content"] is None
                        else reader.read_opened(Opened.of(name, one["content"], Origin()))
                    )
                    rows = read_rows(readings, one["file"], plan.options.parts)
                    yield from _batches((as_dict(row) for row in rows), read_schema())

    return work


def code_documents(plan: Plan) -> Work:
    """Of each row of a document its coded row."""

    def work(batches: Batches) -> Batches:
        rows = code_rows(_rows(batches, ReadRow), bench_of(plan.options.model, plan.options.reader))
        yield from _batches((as_dict(row) for row in rows), coded_schema())

    return work


def table_rows(plan: Plan, kind: str) -> Work:
    """Of coded rows the rows of a table, with the month as their last column."""
    return _tabled(kind, CodedRow, lambda rows: tables_of(plan).rows(kind, rows))


def failures_of_reading(kind: str) -> Work:
    """Of read rows those of the table of failures."""
    return _tabled(kind, ReadRow, lambda rows: failure_rows(rows, ()))


def failures_of_coding(kind: str) -> Work:
    """Of coded rows those of the table of failures."""
    return _tabled(kind, CodedRow, lambda rows: failure_rows((), rows))


def with_month(schema: "pa.Schema") -> "pa.Schema":
    """The schema with the month, by which Spark makes folders."""
    return schema.append(arrow().field("month", arrow().string()))


def compare_pairs(batches: Batches) -> Batches:
    """Of each pair of rows (`one`, `other`: place, document and text of each) the places, if they are copies."""
    schema = pair_schema()
    for batch in batches:
        found = []
        for pair in batch.to_pylist():
            one, other = (coded_document(_bare(pair, side)) for side in ("one", "other"))
            if comparer().are_copies(one, other):
                found.append({"one": pair["one"], "other": pair["other"]})
        yield arrow().RecordBatch.from_pylist(found, schema=schema)


def text_of(place: int, id_: str, document: bytes) -> Text:
    """A text as copies are put in order."""
    published = msgspec.json.decode(document, type=Document).published
    return Text(published.isoformat() if published else UNPUBLISHED, place, id_)


def pair_schema() -> "pa.Schema":
    """Two places."""
    pa = arrow()
    return pa.schema([pa.field("one", pa.int64()), pa.field("other", pa.int64())])


def _bare(pair: dict[str, Any], side: str) -> CodedRow:
    """One side of a pair, as far as texts are compared."""
    return CodedRow(
        place=pair[side],
        name="",
        id="",
        month="",
        document=pair[f"{side}_document"],
        text=pair[f"{side}_text"],
        coded=False,
        records=(),
        bands=(),
        reason=None,
    )


def _tabled(kind: str, type_: type[Row], rows_of: Callable[[Iterable[Row]], Iterator[MonthRow]]) -> Work:
    def work(batches: Batches) -> Batches:
        rows = ({**row, "month": month} for month, row in rows_of(_rows(batches, type_)))
        yield from _batches(rows, with_month(table_schema(kind)))

    return work


def _rows(batches: Batches, type_: type[Row]) -> Iterator[Row]:
    names = list(type_.__slots__)
    for batch in batches:
        for plain in batch.select(names).to_pylist():
            yield msgspec.convert(plain, type_)


def _batches(rows: Iterator[dict[str, Any]], schema: "pa.Schema") -> Batches:
    held: list[dict[str, Any]] = []
    for row in rows:
        held.append(row)
        if len(held) == _ROWS_OUT:
            yield arrow().RecordBatch.from_pylist(held, schema=schema)
            held = []
    if held:
        yield arrow().RecordBatch.from_pylist(held, schema=schema)
