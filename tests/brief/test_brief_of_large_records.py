"""A brief of a large record is made from the latest reports that concern its sides, and says of how many."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from handmade import CODER, event, position, report, state, statement
from standoff.brief import Options, build_brief
from standoff.brief.reading import read_material
from standoff.brief.render_text import render_text
from standoff.lexicon import load_lexicon
from standoff.model import EventType, Stance
from standoff.store import Store, open_store

PAIR = ("KEN", "SOM")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Of Kenya and Somalia five reports, one of Kenya alone, one of Kenya and Egypt, two of others, one undated."""
    with open_store(tmp_path / "large.db", create=True) as opened:
        for number in range(5):
            _add(opened, number, "KEN", "SOM")
        _add(opened, 5, "KEN", "EGY")
        _add(opened, 6, "EGY", "SDN")
        _add(opened, 7, "EGY", "SDN")
        alone = report("Kenya dropped its demand on the boats, officials said.", "2021-05-09", "alone")
        opened.add(alone, [position(alone, "KEN", Stance.OFFER, "dropped its demand", "boats")], CODER, "model")
        undated = report("Somalia said Kenya shelled a post.", None, "undated")
        opened.add(
            undated, [statement(undated, state("SOM"), "Kenya shelled a post"), *_events(undated)], CODER, "model"
        )
        yield opened


def _add(store: Store, number: int, one: str, other: str) -> None:
    day = date(2021, 5, 1) + timedelta(days=number)
    made = report(f"Report {number}: the one shelled the other.", day.isoformat(), f"{one} {other} {number}")
    store.add(made, [event(made, EventType.ASSAULT, one, other, "shelled the other")], CODER, "model", _NOON)


def _events(made):  # type: ignore[no-untyped-def]
    return [event(made, EventType.ASSAULT, "KEN", "SOM", "shelled a post")]


_NOON = datetime(2021, 6, 1, 12, tzinfo=UTC)


def _titles(store: Store, most: int, between: tuple[str, str] | None = None, as_of: date | None = None) -> list[str]:
    found = read_material(store, Options(between=between, as_of=as_of), most)
    assert {record.doc for record in found.records} == {document.id for document in found.documents}
    return [document.title or "" for document in found.documents]


def test_a_record_that_is_not_large_is_read_whole(store: Store) -> None:
    found = read_material(store, Options(between=PAIR), 10)
    assert len(found.documents) == 10
    assert found.options.of_reports is None
    assert len(found.records) == store.count("event") + store.count("position") + store.count("statement")


def test_of_a_large_record_the_latest_reports_are_read_undated_ones_last(store: Store) -> None:
    assert _titles(store, 3) == ["alone", "EGY SDN 7", "EGY SDN 6"]
    assert _titles(store, 9)[-1] == "KEN SOM 0"
    assert read_material(store, Options(), 3).options.of_reports == 10


def test_between_two_sides_reports_of_both_and_of_one_alone_are_read(store: Store) -> None:
    everything = ["alone", "KEN SOM 4", "KEN SOM 3", "KEN SOM 2", "KEN SOM 1", "KEN SOM 0", "undated"]
    assert _titles(store, 9, PAIR) == everything
    assert read_material(store, Options(between=PAIR), 9).options.of_reports is None
    assert _titles(store, 2, PAIR) == everything[:2]
    assert read_material(store, Options(between=PAIR), 2).options.of_reports == 7


def test_as_of_a_day_the_latest_reports_known_by_then_are_read(store: Store) -> None:
    assert _titles(store, 2, PAIR, date(2021, 5, 3)) == ["KEN SOM 2", "KEN SOM 1"]
    assert read_material(store, Options(as_of=date(2021, 5, 3)), 2).options.unplaced == 1


def test_the_page_says_of_how_many_reports_it_is(store: Store) -> None:
    found = read_material(store, Options(between=PAIR), 2)
    page = render_text(build_brief(found.records, found.documents, load_lexicon(), found.options))
    assert "the latest 2 of 7 reports · 5 May to 9 May 2021" in page
    found = read_material(store, Options(), 100)
    assert "\n10 reports" in render_text(build_brief(found.records, found.documents, load_lexicon(), found.options))


def test_the_side_alone_is_not_alone_with_a_rejected_third(store: Store) -> None:
    egypt = next(document for document in store.documents() if document.title == "KEN EGY 5")
    assert "KEN EGY 5" not in _titles(store, 9, PAIR)
    store.add(egypt, [event(egypt, EventType.ASSAULT, "KEN", None, "shelled the other")], CODER, "newer")
    assert "KEN EGY 5" in _titles(store, 9, PAIR)
