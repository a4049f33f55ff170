"""A user names a party in words that the reports do not have."""

from collections.abc import Sequence
from datetime import date

import pytest

from standoff.lexicon import load_lexicon
from standoff.lexicon.called import codes_called, without_title
from standoff.model import Document, document_id
from standoff.pipeline import DocumentCoder
from standoff.store import Filter, Store
from standoff.store.called import called, with_known_parties

TEXT = (
    "The Security Council condemned Zaire on Monday. Wanjiru Odhiambo, Kenya's defence secretary, said that the troops "
    "would stay. The European Commission rejected the plan."
)

REPORT = Document(id=document_id(TEXT), text=TEXT, published=date(1985, 6, 5), language="en", source="report.txt")


@pytest.mark.parametrize(
    ("term", "codes"),
    [
        ("United Nations", ("UN",)),
        ("the U.N.", ("UN",)),
        ("Kenya", ("KEN",)),
        ("Zaire", ("COD", "ZAR")),
        ("alliance of sahel states", ("AES",)),
        ("Atlantis", ()),
    ],
)
def test_states_and_organisations_are_known_by_all_their_names(term: str, codes: Sequence[str]) -> None:
    assert codes_called(load_lexicon(), term) == codes


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Mr. Odhiambo", "Odhiambo"), ("Mr Odhiambo", "Odhiambo"), ("Odhiambo", "Odhiambo"), ("Mr.", "Mr."), ("", "")],
)
def test_a_title_is_no_part_of_a_name(name: str, bare: str) -> None:
    assert without_title(load_lexicon(), name) == bare


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("United Nations", 1),
        ("UN", 1),
        ("the EU", 1),
        ("Mr. Odhiambo", 1),
        ("Kenya", 1),
        ("Peru", 0),
    ],
)
def test_statements_are_found_by_any_name_of_who_made_them(
    store: Store, coder: DocumentCoder, term: str, found: int
) -> None:
    coded = next(iter(coder.code([REPORT])))
    store.add(coded.document, coded.records, coded.records[0].coder, "model")
    records = store.count("statement", with_known_parties(store, Filter(actor=term)))
    events = store.count("event", with_known_parties(store, Filter(actor=term)))
    assert min(1, records + events) == found


def test_a_former_state_is_found_by_its_name(store: Store, coder: DocumentCoder) -> None:
    coded = next(iter(coder.code([REPORT])))
    store.add(coded.document, coded.records, coded.records[0].coder, "model")
    assert called(store, "Republic of Zaire") == "ZAR"
    assert called(store, "Atlantis") == "Atlantis"
