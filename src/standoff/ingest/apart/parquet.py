"""Parquet, some rows at a time."""

import io
from collections.abc import Iterator
from typing import Any

from standoff.ingest.apart.problem import Problem
from standoff.ingest.page import Question
from standoff.ingest.parquet import Batch

_ROWS = 64
_MOST_COLUMNS = 10_000


def read_parquet(question: Question) -> Iterator[Batch]:
    """Without columns asked for: the names of all, once. Else the rows of these, in order.

    Raises:
        Problem: it is damaged, or pyarrow is not installed.
    """
    try:
        from pyarrow import ArrowException, set_cpu_count
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise Problem("is Parquet, which needs pyarrow: pip install 'standoff[tables]'") from error
    set_cpu_count(1)
    try:
        with ParquetFile(question.path or io.BytesIO(question.content), memory_map=False) as file:
            if not question.columns:
                yield Batch(names=tuple(file.schema_arrow.names[:_MOST_COLUMNS]))
                return
            for rows in file.iter_batches(_ROWS, columns=list(question.columns.values()), use_threads=False):
                yield Batch(columns={field: _cells(rows, column) for field, column in question.columns.items()})
    except (ArrowException, OSError, ValueError, UnicodeDecodeError) as error:
        raise Problem(f"is Parquet that cannot be read{'' if question.columns else ' at all'} ({error})") from error


def _cells(rows: Any, column: str) -> tuple[str | None, ...]:
    return tuple(map(_written, rows.column(column).to_pylist()))


def _written(value: Any) -> str | None:
    """A cell as text: times as ISO 8601, lists (of authors) with commas."""
    if value is None:
        return None
    if isinstance(value, list):
        return ", ".join(filter(None, map(_written, value)))
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
