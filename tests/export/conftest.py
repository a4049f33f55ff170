"""Records to export: the example crisis as the coder codes it, and small ones made by hand."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from standoff.export.output import Sink
from standoff.export.task import Task
from standoff.export.words import USUAL_EXCERPT, Words
from standoff.export.write import write_stream
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import Document, Record, document_id
from standoff.pipeline import DocumentCoder
from standoff.store import Filter, Store, open_store

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MakeStore = Callable[[Iterable[tuple[Document, list[Record]]]], Store]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="session")
def example_path(coder: DocumentCoder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the six reports in `examples/`."""
    path = tmp_path_factory.mktemp("export") / "example.db"
    documents = []
    for file in sorted(EXAMPLES.glob("*.txt")):
        text = file.read_bytes().decode()
        published, title = date.fromisoformat(file.name[:10]), text.splitlines()[0]
        url = f"https://news.example/{file.stem}"
        documents.append(
            Document(id=document_id(text), text=text, title=title, published=published, language="en", url=url)
        )
    with open_store(path, create=True) as store:
        for coded in coder.code(documents):
            store.add(coded.document, coded.records, coded.records[0].coder, "a model")
    return path


@pytest.fixture
def example(example_path: Path) -> Iterator[Store]:
    with open_store(example_path) as store:
        yield store


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[MakeStore]:
    """A function from documents with their records to a store."""
    opened: list[Store] = []

    def make(content: Iterable[tuple[Document, list[Record]]]) -> Store:
        store = open_store(tmp_path / f"record{len(opened)}.db", create=True)
        opened.append(store)
        for document, records in content:
            store.add(document, records, records[0].coder if records else None, None)
        return store

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def export(lexicon: Lexicon) -> Callable[..., str]:
    """A function from a store and a format to what is exported."""

    def run(store: Store, form: str, excerpt: int = USUAL_EXCERPT, kind: str = "event", **asked: object) -> str:
        task = Task(store, replace(Filter(), **asked), Words(excerpt), lexicon)
        stream = io.BytesIO()
        write_stream(form, task, Sink(stream), (kind,))
        return stream.getvalue().decode()

    return run
