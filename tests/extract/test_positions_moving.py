"""Positions that tell of movement: given up, settled for, repeated, possible on a condition."""

from collections.abc import Callable
from datetime import date

import pytest

from standoff.annotate.article import Article
from standoff.extract.positions import POSITIONS

Annotate = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "stance", "holder", "content"),
    [
        ("Norway said it no longer insisted on the closure of the port.", "accept", "NOR", "closure of the port"),
        ("Norway no longer demands that the port be closed.", "accept", "NOR", "the port be closed"),
        ("Norway stopped demanding the closure of the port.", "accept", "NOR", "closure of the port"),
        ("Norway no longer offers to share its charts.", "reject", "NOR", "share its charts"),
        ("Peru said it would be satisfied with a pause of 40 days.", "accept", "PER", "a pause of 40 days"),
        ("Peru said it would be content with a smaller zone.", "accept", "PER", "a smaller zone"),
        ("Peru said it could accept a smaller zone if the patrols ended.", "accept", "PER", "a smaller zone"),
        ("Peru insists that Chile stop all drilling on its shelf for ten years.", "demand", "PER", "stop all drilling"),
        ("Spain repeated its call on Morocco to free the pilot.", "demand", "ESP", "free the pilot"),
    ],
)
def test_movement_makes_a_position(annotate: Annotate, text: str, stance: str, holder: str, content: str) -> None:
    found = annotate(text, date(2019, 5, 14))[POSITIONS]
    fitting = [p for p in found if p.stance == stance and content in p.content[0].text]
    assert [p.holder[0].id for p in fitting] == [holder], found


@pytest.mark.parametrize(
    "text",
    [
        "Norway is satisfied with the outcome of the vote.",
        "Norway was content with its place in the table.",
        "Norway could accept the plan, analysts say.",
        "The port is no longer open to ferries.",
    ],
)
def test_contentment_and_guesses_make_none(annotate: Annotate, text: str) -> None:
    assert [p for p in annotate(text, date(2019, 5, 14))[POSITIONS] if p.stance in ("accept", "reject")] == []


def test_a_refusal_that_is_explained_answers_the_demand_before_it(annotate: Annotate) -> None:
    text = "Peru demanded that Chile move its buoys. Chile refused, saying the buoys would stay."
    demand, refusal = annotate(text, date(2019, 5, 14))[POSITIONS]
    assert (refusal.stance, refusal.holder[0].id, refusal.answers) == ("reject", "CHL", (demand.id,))


def test_a_claim_is_no_demand(annotate: Annotate) -> None:
    text = "Peru insists that the ministers agree on the facts."
    assert [p for p in annotate(text, date(2019, 5, 14))[POSITIONS] if p.stance == "demand"] == []
