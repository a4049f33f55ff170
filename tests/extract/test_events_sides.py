"""Whom "both governments" denotes: who stand against each other, in invented situations."""

from collections.abc import Callable

import pytest

from standoff.annotate.article import Article
from standoff.extract.events import EVENTS

SIDES = (
    (
        "Chad accused Niger of theft. Peru and Chile offered to take in 30 refugees. "
        "The United Nations urged both governments to talk.",
        {"TCD", "NER"},
    ),
    ("Chad accused Niger of theft. The United Nations urged both governments to talk.", {"TCD", "NER"}),
)


@pytest.mark.parametrize(("text", "countries"), SIDES)
def test_both_governments_are_those_who_stand_against_each_other(
    annotate: Callable[..., Article], text: str, countries: set[str]
) -> None:
    asked = annotate(text)[EVENTS][-1]
    assert {party.country for party in asked.recipient} == countries


ACTORS = (
    ("Three citizens of Chad shot a policeman in Niamey.", [(None, "TCD")]),
    ("Two officials of Togo accused Benin of theft.", [("TGO", "TGO")]),
    ("Four soldiers of Peru attacked Chile.", [("PER", "PER")]),
    ("The foreign ministers of Chad and Niger accused Mali of theft.", [("TCD", "TCD"), ("NER", "NER")]),
    ("The former Soviet republic of Moldova accused Romania of theft.", [("MDA", "MDA")]),
    ("Two of Togo's ministers accused Benin of theft.", [("TGO", "TGO")]),
)


@pytest.mark.parametrize(("text", "actors"), ACTORS)
def test_a_state_is_no_actor_beside_those_who_are_of_it(
    annotate: Callable[..., Article], text: str, actors: list[tuple[str | None, str]]
) -> None:
    told = annotate(text)[EVENTS][0]
    assert [(party.id, party.country) for party in told.actor] == actors
