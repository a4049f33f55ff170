"""Demands that stand as conditions, things put off, officers without a country, and to whom it is all put."""

from collections.abc import Callable
from datetime import date

import pytest

from standoff.annotate.article import Article
from standoff.extract.positions import POSITIONS
from standoff.model import CONDITION_NOTE, Position

Annotate = Callable[..., Article]


def found(annotate: Annotate, text: str) -> list[Position]:
    return list(annotate(text, date(2019, 5, 14))[POSITIONS])


@pytest.mark.parametrize(
    ("text", "holder", "toward", "content"),
    [
        ("Kenya threatened to expel diplomats unless Somalia apologised.", "KEN", "SOM", "Somalia apologised"),
        (
            "Peru will sign the treaty if Chile reopens the port, the Peruvian foreign minister said on Monday.",
            "PER",
            "CHL",
            "Chile reopens the port",
        ),
    ],
)
def test_the_price_of_a_threat_or_promise_is_a_demand(
    annotate: Annotate, text: str, holder: str, toward: str, content: str
) -> None:
    prices = [p for p in found(annotate, text) if CONDITION_NOTE in p.notes]
    assert [(p.stance.value, p.holder[0].id, p.toward[0].id, p.content[0].text) for p in prices] == [
        ("demand", holder, toward, content)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peru will sign the treaty if parliament approves it, the Peruvian foreign minister said on Monday.",
        "Norway would lift the fishing ban if the stocks recover, its ministry said.",
        "NATO will attack us if we give in, the Serbian minister said.",
        "Egypt will suffer unless Sudan wakes up, analysts said.",
    ],
)
def test_what_another_side_need_not_do_is_no_price(annotate: Annotate, text: str) -> None:
    assert [p.content[0].text for p in found(annotate, text) if CONDITION_NOTE in p.notes] == []


@pytest.mark.parametrize(
    ("text", "stance", "holder", "content", "toward"),
    [
        ("Egypt dropped its condition that Sudan pay the pilots.", "accept", "EGY", "Sudan pay the pilots", None),
        (
            "The Yemeni government said the prisoners would not be released before the talks.",
            "reject",
            "YEM",
            "the prisoners would not be released before the talks",
            None,
        ),
        (
            "The army would need three years to organise elections, Mali's military ruler said.",
            "promise",
            "MLI",
            "three years to organise elections",
            None,
        ),
        ("Mali and Niger said they would stand by Guinea and offered it grain.", "offer", "MLI", "grain", "GIN"),
        ("Japan urged Kenya to return to talks and offered to send envoys.", "offer", "JPN", "send envoys", None),
        (
            "Mali's rulers called the embargo illegal and ruled out elections before 2031.",
            "reject",
            "MLI",
            "elections before 2031",
            None,
        ),
        (
            "The checkpoints must be removed, the Malian minister said.",
            "demand",
            "MLI",
            "checkpoints must be removed",
            None,
        ),
        (
            "The Turkish navy will close the strait to Greek ships, the Turkish defence minister said.",
            "threat",
            "TUR",
            "close the strait to Greek ships",
            "GRC",
        ),
        (
            "We asked for the shelling to stop, said Rania Odeh, Jordan's foreign minister.",
            "demand",
            "JOR",
            "the shelling to stop",
            None,
        ),
        ("Egypt had demanded an apology from Sudan.", "demand", "EGY", "an apology", "SDN"),
    ],
)
def test_a_position_is_found(
    annotate: Annotate, text: str, stance: str, holder: str, content: str, toward: str | None
) -> None:
    fitting = [p for p in found(annotate, text) if p.stance == stance and content in p.content[0].text]
    assert [p.holder[0].id for p in fitting] == [holder], found(annotate, text)
    assert toward is None or [party.id for party in fitting[0].toward] == [toward]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge would not be finished this year, engineers said.",
        "Analysts said the prisoners would not be released.",
        "The firm would need three years to build the plant.",
        "The house must be swept before guests come, the Malian minister said.",
        "NATO will attack us if we give in, the Serbian minister said.",
    ],
)
def test_what_only_looks_like_one_is_none(annotate: Annotate, text: str) -> None:
    assert [(p.stance.value, p.content[0].text) for p in found(annotate, text)] == []


def test_a_demand_taken_back_stands_under_the_issue_of_the_demand(annotate: Annotate) -> None:
    asked, dropped = found(annotate, "Egypt had demanded an apology from Sudan. On Friday it dropped that demand.")
    assert (dropped.stance.value, dropped.issue, dropped.answers) == ("accept", asked.issue, ())


def test_an_officer_stands_on_the_side_for_which_he_answers(annotate: Annotate) -> None:
    text = (
        "West African leaders ordered Togo to free the bishop. Colonel Essohana Kpatcha rejected the demand. "
        "The bishop would not be released this year, Kpatcha said."
    )
    holders = [(p.stance.value, [party.id for party in p.holder]) for p in found(annotate, text)]
    assert ("reject", ["TGO"]) in holders


def test_the_demand_is_the_one_that_was_called_so(annotate: Annotate) -> None:
    text = (
        'Kenya demanded that Somalia close the camp. "The roads must be opened," Kenya\'s minister said. '
        "Somalia rejected the demand."
    )
    answer = found(annotate, text)[-1]
    targets = [p.content[0].text for p in found(annotate, text) if p.id in answer.answers]
    assert targets == ["Somalia close the camp"]


def test_a_bare_act_answers_the_demand_for_that_act(annotate: Annotate) -> None:
    asked, answer = found(annotate, "India demanded that Nepal stop the drilling. Nepal ruled out a halt.")
    assert answer.answers == (asked.id,)


def test_a_deadline_is_no_date_of_the_demand(annotate: Annotate) -> None:
    (asked,) = found(annotate, "Kenya wants the withdrawal of all troops by June 1.")
    assert asked.date is None


@pytest.mark.parametrize(
    ("text", "holder", "stance", "content"),
    [
        (
            "Sudan refused any audit that foreigners would run and called on Juba to expel the rebels.",
            "SDN",
            "demand",
            "expel the rebels",
        ),
        (
            "Sudan refused any audit by foreigners and called on Juba to expel the rebels.",
            "SDN",
            "demand",
            "expel the rebels",
        ),
        (
            "Seoul will lift its ban on seafood if Tokyo allows inspections, Korea's minister said.",
            "KOR",
            "promise",
            "lift its ban",
        ),
        ("Peru refused to open the sluice unless Chile removes a post.", "PER", "demand", "Chile removes a post"),
    ],
)
def test_coordination_and_conditions_keep_their_holder(
    annotate: Annotate, text: str, holder: str, stance: str, content: str
) -> None:
    fitting = [p for p in found(annotate, text) if p.stance == stance and content in p.content[0].text]
    assert [party.id for p in fitting for party in p.holder] == [holder], found(annotate, text)


def test_what_is_to_be_let_through_is_not_asked(annotate: Annotate) -> None:
    (asked,) = found(annotate, "Peru demanded that its lorries be let through at the bridge.")
    assert asked.toward == ()


def test_a_comparison_accepts_nothing(annotate: Annotate) -> None:
    text = '"We will not pay one dollar more than we agreed," the minister of Mali said.'
    assert "accept" not in [p.stance.value for p in found(annotate, text)]
