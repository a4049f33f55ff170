"""Adding, replacing and failing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from standoff.errors import StoreError
from standoff.model import Coder, Document, document_id
from standoff.store import Failure, Store

Make = Callable[..., Any]
"""Makes a document with its records."""


def test_adding_twice_keeps_one(filled: Store, example: Make) -> None:
    made = example()
    filled.add(made.document, made.records, made.records[0].coder, "model")
    assert filled.count("document") == 2
    assert filled.count("event") == 2


def test_coding_again_replaces_records_and_coder(filled: Store, example: Make) -> None:
    made = example()
    newer = Coder("standoff", "0.2.0", "123456123456")
    filled.add(made.document, made.records[:1], newer, "model")
    stored = filled.document(made.document.id)
    assert stored is not None
    assert stored.coder == newer
    assert filled.count("event") == 1
    assert filled.count("statement") == 2


def test_a_document_that_is_not_coded_has_no_coder(store: Store) -> None:
    text = "Le ministre a refusé."
    document = Document(id=document_id(text), text=text, language="fr")
    store.add(document, (), None, None)
    stored = store.document(document.id)
    assert stored is not None
    assert (stored.document, stored.coder, stored.model) == (document, None, None)


def test_two_records_of_one_id_are_refused_and_nothing_is_kept(store: Store, example: Make) -> None:
    made = example()
    with pytest.raises(StoreError, match="two records have the id"):
        store.add(made.document, (made.records[0], made.records[0]), made.records[0].coder, "model")
    assert store.count("document") == 0


def test_a_record_of_another_document_is_refused(store: Store, example: Make) -> None:
    made = example()
    with pytest.raises(StoreError, match="is of document"):
        store.add(made.document, (replace(made.records[0], doc="0" * 16),), made.records[0].coder, "model")


def test_a_failure_is_kept_once_a_source_and_goes_when_the_source_is_read(store: Store, example: Make) -> None:
    store.fail(Failure("report.txt", None, "read", "it is empty"))
    store.fail(Failure("report.txt", None, "read", "it is binary"))
    assert store.failures() == [Failure("report.txt", None, "read", "it is binary")]
    made = example()
    store.add(made.document, made.records, made.records[0].coder, "model")
    assert store.failures() == []


def test_a_text_that_cannot_be_written_is_an_error_of_the_store(store: Store) -> None:
    text = "a lone \ud800 surrogate"
    with pytest.raises(StoreError, match="surrogates"):
        store.add(Document(id=document_id(text), text=text), (), None, None)
