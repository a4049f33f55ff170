"""Records a page at a time: the same ones in the same order however they are found."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from handmade import CODER, event, report
from standoff.model import EventType, Record
from standoff.store import Filter, Store, open_store, pages
from standoff.store.pages import Order, Slice

TYPES = (EventType.REJECT, EventType.ACCUSE, EventType.AID)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Seven reports, two of them without a day, with three events each."""
    with open_store(tmp_path / "pages.db", create=True) as opened:
        for number in range(7):
            day = None if number in (2, 5) else f"2012-02-{9 - number:02}"
            document = report(f"Report {number}: one, two and three.", day)
            found: list[Record] = [
                replace(
                    event(document, type_, "GUY", "SUR" if number % 2 else None, words),
                    confidence=round(0.5 + 0.1 * ((number + place) % 3), 1),
                )
                for place, (type_, words) in enumerate(zip(TYPES, ("one", "two", "three"), strict=True))
            ]
            opened.add(document, found, CODER, "hand")
    return open_store(tmp_path / "pages.db")


ASKED = [
    Filter(),
    Filter(type="AID"),
    Filter(between=("GUY", "SUR")),
    Filter(since=date(2012, 2, 5)),
    Filter(actor="X"),
]


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("take", [1, 2, 5, 50])
@pytest.mark.parametrize("asked", ASKED)
def test_pages_put_together_are_the_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch, take: int, asked: Filter, order: Order
) -> None:
    whole = store.page("event", asked, Slice(order=order))
    if order is Order.REPORT:
        assert whole == list(store.records("event", asked))
    for many in (0, 1, 4, 5000):
        monkeypatch.setattr(pages, "_MANY", many)
        starts = range(0, len(whole) + take, take)
        found = [
            record for skip in starts for record in store.page("event", asked, Slice(order=order, skip=skip, take=take))
        ]
        assert found == whole


@pytest.mark.parametrize("order", [Order.OLDEST, Order.LATEST])
def test_records_are_sorted_by_day_and_those_without_one_are_last(store: Store, order: Order) -> None:
    published, found = store.days(), store.page("event", Filter(), Slice(order=order))
    days = [(one.date.earliest if one.date else None) or published[one.doc] for one in found]
    dated = [day for day in days if day is not None]
    assert days == [*sorted(dated, reverse=order is Order.LATEST), *[None] * 6]


@pytest.mark.parametrize("order", [Order.LEAST_SURE, Order.SUREST])
def test_records_are_sorted_by_confidence(store: Store, order: Order) -> None:
    found = [one.confidence for one in store.page("event", Filter(), Slice(order=order))]
    assert found == sorted(found, reverse=order is Order.SUREST)
    assert len(set(found)) == 3


def test_every_order_has_all_records(store: Store) -> None:
    whole = {record.id for record in store.records("event")}
    for order in Order:
        assert {record.id for record in store.page("event", Filter(), Slice(order=order))} == whole


def test_a_survey_counts_what_a_filter_would_find(store: Store) -> None:
    survey = store.survey("event", Filter(until=None))
    assert survey.total == store.count("event") == store.tally("event", Filter())
    assert {choice.condition for choice in survey.choices} == {"type", "status", "actor"}
    for choice in survey.choices:
        assert store.count("event", Filter(**{choice.condition: choice.value})) == choice.records


def test_words_of_the_evidence_are_searched(store: Store) -> None:
    assert store.tally("event", Filter(), "two") == 7
    assert {record.evidence[0].text for record in store.page("event", Filter(), Slice(words="two"))} == {"two"}
