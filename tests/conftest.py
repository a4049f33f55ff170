"""What many tests need: the parser and the coder, loaded once, and the measuring data if it is there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from standoff.annotate.article import Article
from standoff.model import Document, Reader, document_id
from standoff.pipeline import DocumentCoder

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def make_document(text: str, published: date | None = None) -> Document:
    """A document with nothing known about it but its text and date."""
    return Document(id=document_id(text), text=text, published=published, language="en")


@pytest.fixture(scope="session")
def coder() -> DocumentCoder:
    """The coder with the shipped lexicon and without the encoder: what grammar finds must not move with it."""
    return DocumentCoder(reader=Reader.RULES)


@pytest.fixture(scope="session")
def reading_coder() -> DocumentCoder:
    """The coder as it ships, with the encoder."""
    return DocumentCoder(reader=Reader.ENCODER)


@pytest.fixture(scope="session")
def annotate(coder: DocumentCoder) -> Callable[..., Article]:
    """A function from a text (and a publication date) to its annotated article."""

    def run(text: str, published: date | None = None) -> Article:
        return next(coder.annotate([make_document(text, published)]))

    return run


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the measuring data; skips where it is absent, as it is for users."""
    if not SHARED.is_dir():
        pytest.skip("the measuring data in ../shared is not here; it is not part of the project")
    return SHARED
