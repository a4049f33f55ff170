"""As known on a day: what reports say that were published, or else retrieved, up to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from standoff.model import Coder
from standoff.store import Filter, Store

Make = Callable[..., Any]
CODER = Coder("standoff", "0.1.0", "abcdefabcdef")
EAST = timezone(timedelta(hours=9))


@pytest.fixture
def told(store: Store, example: Make) -> Store:
    """Four reports: of 4 May, of 9 May, one retrieved on 10 May (UTC), one of no known day."""
    text = example().document.text
    first, second = example(), example("Later. " + text, date(2021, 5, 9), "second.txt")
    fetched, unknown = example("Fetched. " + text, None, "fetched.html"), example("Unknown. " + text, None, "x.txt")
    document = replace(fetched.document, retrieved=datetime(2021, 5, 11, 4, 0, tzinfo=EAST))
    for made in (first, second, replace(fetched, document=document), unknown):
        store.add(made.document, made.records, CODER, "model")
    return store


@pytest.mark.parametrize(
    ("day", "reports"),
    [("2021-05-03", 0), ("2021-05-04", 1), ("2021-05-08", 1), ("2021-05-09", 2), ("2021-05-10", 3), ("2030-01-01", 3)],
)
def test_every_answer_rests_on_the_reports_known_by_then(told: Store, day: str, reports: int) -> None:
    asked = Filter(as_of=date.fromisoformat(day))
    assert told.count("document", asked) == len(list(told.documents(asked))) == reports
    for kind in ("statement", "event", "position", "meeting"):
        assert told.count(kind, asked) == len(list(told.records(kind, asked))) == reports
    assert len(told.search("patrol boats", asked=asked)) == reports
    assert {row.documents for row in told.parties(asked)} == ({reports} if reports else set())


def test_reports_of_no_known_day_are_left_out_and_counted(told: Store) -> None:
    assert told.count_unplaced() == 1
    assert told.count("document") == 4


def test_it_is_not_a_filter_on_what_happened_when(told: Store) -> None:
    on_the_eighth = Filter(as_of=date(2021, 5, 8))
    assert [record.kind for record in told.records("meeting", on_the_eighth)] == ["meeting"]  # planned for the ninth
    assert told.count("meeting", replace(on_the_eighth, since=date(2021, 5, 9))) == 1


def test_it_goes_with_the_other_conditions(told: Store) -> None:
    asked = Filter(as_of=date(2021, 5, 9), actor="KEN", type="REQUEST", limit=1)
    assert told.count("event", asked) == 2
    assert len(list(told.records("event", asked))) == 1
    second = next(document.id for document in told.documents() if document.source == "second.txt")
    assert told.count("event", Filter(as_of=date(2021, 5, 4), document=second)) == 0


def test_names_used_later_are_not_known_yet(told: Store, example: Make) -> None:
    made = example("Nairobi’s men. " + example().document.text, date(2021, 6, 1))
    event = next(record for record in made.records if record.kind == "event")
    renamed = replace(event, actor=(replace(event.actor[0], text="Nairobi"),))
    told.add(made.document, [renamed], CODER, "model")

    def names(asked: Filter) -> set[str]:
        return {name for row in told.parties(asked) if row.party.id == "KEN" for name in row.names}

    assert names(Filter(as_of=date(2021, 5, 31))) == {"Kenya"}
    assert names(Filter()) == {"Kenya", "Nairobi"}


def test_history_is_asked_as_of_the_report_it_is_about(told: Store, example: Make) -> None:
    made = example()
    told.add(made.document, (), CODER, "other", datetime(2021, 7, 1, tzinfo=UTC))
    assert len(told.history(Filter(as_of=date(2021, 5, 4)))) == 4
    assert told.history(Filter(as_of=date(2021, 5, 3))) == []
