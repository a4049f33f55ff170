"""Opening what is asked: a record file, or of a folder that `standoff run` made what the question concerns."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.store import Filter, Store


@contextmanager
def open_asked(
    path: Path,
    asked: "Filter",
    *,
    words: Sequence[str] = (),
    mark: str | None = None,
    latest: int | None = None,
) -> "Iterator[Store]":
    """The record to be read; what is given beside `path` matters for folders only, see `open_selection`.

    Raises:
        StoreError: it cannot be opened, or is no record.
        QueryError: the question concerns too much of a folder.
    """
    from standoff.store import open_store
    from standoff.store.folder import open_selection

    if not path.is_dir():
        with open_store(path) as store:
            yield store
        return
    with open_selection(path, asked, words=words, mark=mark, latest=latest) as store:
        yield store
