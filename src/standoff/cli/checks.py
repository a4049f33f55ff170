"""The checks of `standoff doctor`: each tries the thing itself."""

import platform
import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from standoff import __version__
from standoff.annotate.parse import DEFAULT_MODEL
from standoff.errors import StandoffError
from standoff.ingest import ChildReader
from standoff.ingest.page import Question
from standoff.lexicon import load_lexicon
from standoff.model import Document, document_id
from standoff.model.codec import decode, encode
from standoff.pipeline import DocumentCoder
from standoff.store import open_store

_SENTENCE = "Kenya on Monday rejected a demand by Ethiopia and said that it would not withdraw its troops."
_NAME = re.compile(r"[\w.-]+")
_OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Check:
    """What was tried.

    Attributes:
        subject: in a word or two.
        works: whether it does.
        found: what was found.
    """

    subject: str
    works: bool
    found: str


def checks(model: str | None) -> Iterator[Check]:
    """Everything that standoff rests on, in the order in which it builds on each other."""
    named = model or DEFAULT_MODEL
    yield Check("standoff", True, __version__)
    yield Check("Python", sys.version_info >= _OLDEST_PYTHON, f"{platform.python_version()} ({sys.executable})")
    yield from map(_package, _requirements())
    yield _tried("record", _try_store)
    yield _tried("HTML", _try_html)
    yield _tried("lexicon", _try_lexicon)
    yield _tried("coding", lambda: _try_coding(named))


def _requirements() -> list[str]:
    """The packages that standoff declares to need, without extras."""
    required = metadata.requires("standoff") or []
    matches = (_NAME.match(line) for line in required if "extra ==" not in line)
    return sorted({match[0] for match in matches if match})


def _package(name: str) -> Check:
    try:
        return Check("package", True, f"{name} {metadata.version(name)}")
    except metadata.PackageNotFoundError:
        return Check("package", False, f"{name} is not installed; run: pip install {name}")


def _tried(subject: str, attempt: Callable[[], str]) -> Check:
    try:
        return Check(subject, True, attempt())
    except (StandoffError, OSError, ImportError, ValueError) as error:
        return Check(subject, False, f"{type(error).__name__}: {error}")


def _try_lexicon() -> str:
    lexicon = load_lexicon()
    sizes = lexicon.sizes()
    return f"checksum {lexicon.checksum}, {len(sizes)} files with {sum(sizes.values()):,} lines"


def _try_store() -> str:
    """Writes and searches a record in a temporary folder."""
    document = Document(id=document_id(_SENTENCE), text=_SENTENCE)
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder, "check.db"), create=True) as store:
        store.add(document, (), None, None)
        found = store.search("troops")
    if not found:
        raise ValueError("a word that was stored is not found by search")
    return f"SQLite {sqlite3.sqlite_version} with WAL and FTS5 writes and finds"


def _try_html() -> str:
    """Reads a small page."""
    page = f"<html><body><article><h1>Talks</h1><p>{_SENTENCE}</p></article></body></html>"
    with ChildReader() as reader:
        found = reader.read(Question(kind="html", content=page.encode()), "a page of one sentence")
    if _SENTENCE not in found.text:
        raise ValueError(f"of a page of one sentence came {found.text!r}")
    return "a page becomes text"


def _try_coding(model: str) -> str:
    """Codes one sentence, and makes sure that its records can be written and read."""
    coder = DocumentCoder(model=model)
    document = Document(id=document_id(_SENTENCE), text=_SENTENCE, language="en")
    records = next(iter(coder.code([document]))).records
    if not records:
        raise ValueError(f"nothing was found in the sentence: {_SENTENCE}")
    if any(decode(encode(record)) != record for record in records):
        raise ValueError("a record is not the same when written and read again")
    kinds = sorted({record.kind for record in records})
    return f"{model} parses; {len(records)} records of one sentence ({', '.join(kinds)})"
