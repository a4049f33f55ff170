"""Demands that wait."""

from datetime import date

import pytest

from handmade import position, report
from standoff.analyze import group_issues, movement
from standoff.analyze.agenda import Unanswered, unanswered
from standoff.analyze.marks import shelve
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import Document, Position, Stance


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def open_of(held: list[Position], documents: list[Document], lexicon: Lexicon) -> tuple[Unanswered, ...]:
    issues = group_issues(held, shelve(documents), lexicon)
    return unanswered(held, movement(held, documents, lexicon, issues), documents, issues, lexicon)


def test_a_demand_without_answer_waits_for_the_side_to_which_it_was_put(lexicon):
    one = report("Chad demanded that Niger close the camp.", "2031-05-02")
    held = [position(one, "TCD", Stance.DEMAND, "close the camp", "camp", toward="NER", on="2031-05-01")]
    (waiting,) = open_of(held, [one], lexicon)
    assert waiting.awaited == "NER"
    assert waiting.since is not None
    assert waiting.since.first == date(2031, 5, 1)


def test_a_refusal_is_an_answer(lexicon):
    one = report("Chad demanded that Niger close the camp. Niger would not close the camp.", "2031-05-02")
    held = [
        position(one, "TCD", Stance.DEMAND, "close the camp", "camp", toward="NER"),
        position(one, "NER", Stance.REJECT, "would not close the camp", "camp"),
    ]
    assert open_of(held, [one], lexicon) == ()


def test_a_demand_that_was_narrowed_waits_anew(lexicon):
    one = report("Chad wants all permits revoked. Niger will not revoke permits.", "2031-05-02")
    other = report("Chad wants permits suspended for 30 days.", "2031-05-09")
    held = [
        position(one, "TCD", Stance.DEMAND, "all permits revoked", "permits", toward="NER"),
        position(one, "NER", Stance.REJECT, "will not revoke permits", "permits"),
        position(other, "TCD", Stance.DEMAND, "permits suspended for 30 days", "permits", toward="NER"),
    ]
    (waiting,) = open_of(held, [one, other], lexicon)
    assert waiting.position is held[2]


def test_where_nobody_is_addressed_the_only_other_side_with_a_stand_is_awaited(lexicon):
    one = report("Chad wants all permits revoked. Niger will not revoke permits.", "2031-05-02")
    other = report("Chad wants permits suspended for 30 days.", "2031-05-09")
    held = [
        position(one, "TCD", Stance.DEMAND, "all permits revoked", "permits"),
        position(one, "NER", Stance.REJECT, "will not revoke permits", "permits"),
        position(other, "TCD", Stance.DEMAND, "permits suspended for 30 days", "permits"),
    ]
    (waiting,) = open_of(held, [one, other], lexicon)
    assert (waiting.position, waiting.awaited) == (held[2], "NER")
    (alone,) = open_of(held[:1], [one], lexicon)
    assert alone.awaited is None
