"""One reader for all tests of sources: its process and its model are loaded once."""

from collections.abc import Iterator

import pytest
from made_sources import ReadFile

from standoff.ingest import ChildReader


@pytest.fixture(scope="session")
def readings() -> Iterator[ReadFile]:
    """A function from a path and its content to what is read of it."""
    with ChildReader() as child:
        yield ReadFile(child)
