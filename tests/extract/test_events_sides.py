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
