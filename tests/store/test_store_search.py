"""Full-text search answers with offsets, and takes no syntax from outside."""

from collections.abc import Callable
from typing import Any

import pytest

from standoff.errors import QueryError
from standoff.store import Store

Make = Callable[..., Any]
"""Makes a document with its records."""


@pytest.mark.parametrize(
    ("words", "matched"),
    [
        ("patrol", "patrol"),
        ("boat", "boats"),
        ('"patrol boats"', "patrol boats"),
        ("KAMPALA kenya", "Kenya"),
        ("demanding", "demanded"),
        ("minister's", None),
        ("nowhere", None),
        ('"boats patrol"', None),
    ],
)
def test_words_are_found_where_they_stand(store: Store, words: str, matched: str | None, example: Make) -> None:
    made = example()
    store.add(made.document, made.records, made.records[0].coder, "model")
    hits = store.search(words)
    if matched is None:
        assert hits == []
        return
    (hit,) = hits
    assert hit.match.text == matched
    assert made.document.text[hit.match.start : hit.match.end] == matched
    assert made.document.text[hit.passage.start : hit.passage.end] == hit.passage.text
    assert hit.match.text in hit.passage.text


def test_a_hit_names_the_records_there(store: Store, example: Make) -> None:
    made = example()
    store.add(made.document, made.records, made.records[0].coder, "model")
    (hit,) = store.search("demanded")
    assert set(hit.records) == {record.id for record in made.records if record.kind in ("event", "position")}


@pytest.mark.parametrize("words", ["", "   ", "'", '""', "* - ( )", '"'])
def test_nothing_to_search_for_is_said(store: Store, words: str) -> None:
    with pytest.raises(QueryError, match="nothing to search for"):
        store.search(words)


@pytest.mark.parametrize(
    "words", ["boats OR", "title:x", "boats NEAR(a", "a* AND", "x' OR 1=1 --", '"open', "{a b} : c", "^a"]
)
def test_syntax_of_the_search_engine_is_only_words(filled: Store, words: str) -> None:
    filled.search(words)


def test_marks_of_the_search_do_not_disturb_offsets(store: Store, example: Make) -> None:
    text = "\ue000\ue001\ufdd0 \x01 " + example().document.text
    made = example(text)
    store.add(made.document, made.records, made.records[0].coder, "model")
    (hit,) = store.search("boats")
    assert text[hit.match.start : hit.match.end] == "boats"


def test_search_keeps_in_step_with_what_is_replaced(filled: Store, example: Make) -> None:
    made = example()
    filled.add(made.document, (), made.records[0].coder, "model")
    assert len(filled.search("boats")) == 2
    assert filled.search("demanded")[0].document in {document.id for document in filled.documents()}


def test_a_passage_begins_and_ends_with_whole_words(store: Store, example: Make) -> None:
    long = "across " * 40 + "zeppelins flew " + "northwards " * 40
    text = f"{long}\n{example().document.text}"
    document = example(text).document
    store.add(document, (), None, None)
    (hit,) = store.search("zeppelins")
    assert set(hit.passage.text.split()) == {"across", "zeppelins", "flew", "northwards"}
    assert document.text[hit.passage.start : hit.passage.end] == hit.passage.text
