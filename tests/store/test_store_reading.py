"""What is put into the record comes out of it, by every filter."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from standoff.errors import QueryError
from standoff.model import Coder, Quantity, Span, record_id
from standoff.store import Filter, Store

CODER = Coder("standoff", "0.1.0", "abcdefabcdef")
Make = Callable[..., Any]
"""Makes a document with its records."""


def test_a_record_comes_back_equal(filled: Store, example: Make) -> None:
    made = example()
    for record in made.records:
        assert list(filled.records(record.kind, Filter(document=made.document.id))) == [record]
        assert filled.record(record.id) == record


def test_documents_come_back_with_text_in_order_of_publication(filled: Store, example: Make) -> None:
    assert [document.source for document in filled.documents()] == ["report.txt", "later.txt"]
    assert next(filled.documents()) == example().document


@pytest.mark.parametrize(
    ("kind", "asked", "found"),
    [
        ("event", Filter(), 2),
        ("event", Filter(limit=1), 1),
        ("event", Filter(actor="KEN"), 2),
        ("event", Filter(actor="ken"), 2),
        ("event", Filter(actor="Kenya"), 2),
        ("event", Filter(actor="the Kenya"), 2),
        ("event", Filter(actor="SOM"), 0),
        ("event", Filter(between=("SOM", "KEN")), 2),
        ("event", Filter(between=("Somalia", "kenya")), 2),
        ("event", Filter(between=("KEN", "UGA")), 0),
        ("statement", Filter(actor="SOM"), 2),
        ("statement", Filter(actor="Warsame"), 2),
        ("statement", Filter(actor="amina warsame"), 2),
        ("statement", Filter(actor="arsame"), 0),
        ("statement", Filter(actor="Somalia"), 2),
        ("statement", Filter(type="say"), 2),
        ("statement", Filter(type="deny"), 0),
        ("event", Filter(type="REQUEST", status="occurred"), 2),
        ("event", Filter(type="ASSAULT"), 0),
        ("position", Filter(stance="demand"), 2),
        ("position", Filter(stance="offer"), 0),
        ("meeting", Filter(status="planned", type="bilateral"), 2),
        ("meeting", Filter(since=date(2021, 5, 9)), 2),
        ("meeting", Filter(since=date(2021, 5, 10)), 0),
        ("meeting", Filter(until=date(2021, 5, 8)), 0),
        ("event", Filter(since=date(2021, 5, 4)), 1),
        ("event", Filter(since=date(2021, 5, 5)), 0),
        ("statement", Filter(since=date(2021, 5, 3), until=date(2021, 5, 3)), 2),
        ("quantity", Filter(), 0),
    ],
)
def test_a_filter_finds(filled: Store, kind: str, asked: Filter, found: int) -> None:
    assert len(list(filled.records(kind, asked))) == found
    if asked.limit is None:
        assert filled.count(kind, asked) == found


@pytest.mark.parametrize(
    ("kind", "asked", "says"),
    [
        ("deed", Filter(), "no kind of record 'deed'"),
        ("event", Filter(stance="demand"), "an event has no stance"),
        ("event", Filter(type="WAR"), "unknown type 'WAR'"),
        ("position", Filter(status="occurred"), "has no status"),
        ("event", Filter(since=date(2022, 1, 2), until=date(2022, 1, 1)), "no day lies between"),
    ],
)
def test_a_question_that_cannot_be_asked_says_why(filled: Store, kind: str, asked: Filter, says: str) -> None:
    with pytest.raises(QueryError, match=says.replace("(", r"\(")):
        list(filled.records(kind, asked))


@pytest.mark.parametrize("digits", [1, 8, 15, 16])
def test_the_beginning_of_an_id_is_enough(filled: Store, example: Make, digits: int) -> None:
    made = example()
    found = {document.id for document in filled.documents(Filter(document=made.document.id[:digits].upper()))}
    expected = {document.id for document in filled.documents() if document.id.startswith(made.document.id[:digits])}
    assert found == expected
    assert made.document.id in found


@pytest.mark.parametrize("beginning", ["zz", "g", "-", "%", "0" * 17])
def test_what_is_no_beginning_of_an_id_finds_nothing(filled: Store, beginning: str) -> None:
    assert list(filled.documents(Filter(document=beginning))) == []


def test_parties_are_counted_over_documents(filled: Store) -> None:
    rows = {row.party.name or row.party.id: row for row in filled.parties()}
    assert (rows["KEN"].mentions, rows["KEN"].documents) == (6, 2)
    assert (rows["Amina Warsame"].mentions, rows["Amina Warsame"].party.sector) == (2, "GOV")
    assert [row.party.id for row in filled.parties(Filter(actor="KEN"))] == ["KEN"]
    assert len(filled.parties(Filter(limit=1))) == 1


def test_documents_are_counted(filled: Store) -> None:
    assert filled.count("document") == 2
    assert filled.count("document", Filter(since=date(2021, 1, 1))) == 1
    assert filled.count("failure") == 0


def test_vague_records_are_those_that_leave_a_side_out(filled: Store, example: Make) -> None:
    made = example("A second patrol. " + example().document.text)
    (told,) = (record for record in made.records if record.kind == "event")
    filled.add(made.document, [replace(told, recipient=())], CODER, "test")
    asked = Filter(between=("KEN", "SOM"))
    assert [record.doc for record in filled.vague_records("event", asked)] == [made.document.id]
    assert made.document.id not in {record.doc for record in filled.records("event", asked)}
    assert not list(filled.vague_records("event", Filter(between=("SOM", "UGA"))))


def test_a_report_gives_its_quantities_alone(filled: Store, example: Make) -> None:
    made = example("Kenya has some boats there. " + example().document.text)
    span = Span.of(made.document.text, 10, 20)
    counted = Quantity(
        id=record_id(made.document.id, "quantity", [span]), doc=made.document.id, evidence=(span,), confidence=0.5,
        coder=CODER, value=7.0, low=7.0, high=7.0, bound=None, unit="boats", holder=(), what=span,
    )  # fmt: skip
    filled.add(made.document, [*made.records, counted], CODER, "test")
    assert filled.quantities_of([made.document.id]) == [counted]
    assert filled.quantities_of([example().document.id]) == []
    assert filled.quantities_of([made.document.id, *(f"{number:016}" for number in range(300))]) == [counted]
