"""A human's word on parties: what they are called, that several are one, that a mention is somebody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewed import CODER, Report, report, signed
from standoff.errors import ReviewError
from standoff.model import Party, PartyKind
from standoff.model.review import Whom
from standoff.run import review
from standoff.store import Store, open_store


@pytest.fixture
def made() -> Report:
    """A report and its records."""
    return report()


@pytest.fixture
def store(tmp_path: Path, made: Report) -> Iterator[Store]:
    """A record of that report."""
    with open_store(tmp_path / "crisis.db", create=True) as opened:
        opened.add(made.document, made.records, CODER, "model")
        yield opened


def test_an_id_means_the_whole_and_not_its_parts() -> None:
    state = Party(text="Chad", start=0, end=4, id="TCD", kind=PartyKind.STATE)
    army = Party(text="Chad's army", start=0, end=11, id="TCD", sector="MIL", kind=PartyKind.ORGANISATION)
    assert [Whom(id="tcd").fits(one) for one in (state, army)] == [True, False]
    rebels = Party(text="the rebels", start=0, end=10)
    assert [Whom(words="Rebels").fits(one) for one in (rebels, state)] == [True, False]


def test_a_person_is_renamed_everywhere_and_in_later_reports(store: Store, made: Report) -> None:
    review.rename(store, "idris maba", "Idriss Maba", signed())
    assert {found.speaker.name for found in store.records("statement") if found.speaker} == {"Idriss Maba"}  # type: ignore[attr-defined]
    later = report("Later. ")
    store.add(later.document, later.records, CODER, "model")
    assert {one.party.name for one in store.parties() if one.party.name} == {"Idriss Maba"}
    review.undo(store, 1, signed())
    assert {one.party.name for one in store.parties() if one.party.name} == {"Idris Maba"}
    assert all(store.record(one.id) == one for one in (*made.records, *later.records))


def test_parties_are_merged_and_one_mention_is_told_apart(store: Store, made: Report) -> None:
    review.merge_parties(store, ["Idris Maba"], "Chad", signed())
    speakers = [found.speaker for found in store.records("statement")]  # type: ignore[attr-defined]
    assert {(party.name, party.id, party.sector, party.kind) for party in speakers} == {
        (None, "TCD", None, PartyKind.STATE)
    }
    review.undo(store, 1, signed())
    review.split_party(store, made.of("statement", 1).id, "speaker", "Salif Maba", signed())
    assert [_name(found) for found in store.records("statement")] == ["Idris Maba", "Salif Maba"]
    refusal = store.record(made.of("position", 1).id)
    assert refusal is not None
    assert refusal.holder[0].name == "Idris Maba"  # type: ignore[attr-defined]


def _name(record: object) -> str | None:
    speaker = getattr(record, "speaker", None)
    return speaker.name if isinstance(speaker, Party) else None


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda store, made: review.rename(store, "Nobody", "X", signed()), "nobody in"),
        (lambda store, made: review.rename(store, "Chad", "Tchad", signed()), "is a state"),
        (lambda store, made: review.rename(store, "Idris Maba", " ", signed()), "is no name"),
        (lambda store, made: review.rename(store, "Idris Maba", "Idris Maba", signed()), "called so already"),
        (lambda store, made: review.merge_parties(store, ["Chad"], "TCD", signed()), "nobody to merge"),
        (lambda store, made: review.split_party(store, made.of("event").id, "speaker", "X", signed()), "no party at"),
        (lambda store, made: review.split_party(store, made.of("event").id, "actor", "Niger", signed()), "already"),
    ],
)
def test_a_party_that_cannot_be_changed_says_why(store: Store, made: Report, call: object, says: str) -> None:
    with pytest.raises(ReviewError, match=says):
        call(store, made)  # type: ignore[operator]
    assert store.reviews.decisions() == []


def test_a_party_decision_that_nobody_meets_any_more_is_told(store: Store, made: Report) -> None:
    review.rename(store, "Idris Maba", "Idriss Maba", signed())
    assert store.reviews.idle() == []
    store.add(made.document, made.records[2:4], CODER, "model")
    assert [one.number for one in store.reviews.idle()] == [1]
