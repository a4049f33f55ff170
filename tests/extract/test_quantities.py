"""Quantities: which amounts are kept, under what unit, whose, where and on whose word."""

from collections.abc import Callable

import pytest

from standoff.annotate.article import Article
from standoff.extract.quantities import QUANTITIES

KEPT = [
    ("Russia has massed more than 90,000 troops near the border.", 90_000, "troops", {"RUS"}),
    ("Iraq moved 80,000 troops to the frontier, American officials said.", 80_000, "troops", {"IRQ"}),
    ("Egypt has bought 54 jets from France.", 54, "jets", {"EGY"}),
    ("Forty soldiers from Ghana were wounded.", 40, "soldiers wounded", {"GHA"}),
    ("Sudan sent 40 tanks to the front.", 40, "tanks", {"SDN"}),
    ("Twelve Kenyan soldiers were killed.", 12, "soldiers killed", {"KEN"}),
    ("The army of Chad lost 300 men.", 300, "men lost", {"TCD"}),
    ("Turkey bought 24 F-16s.", 24, "F-16s", {"TUR"}),
    ("North Korea fired two missiles.", 2, "missiles", {"PRK"}),
    ("Iran has installed 1,044 advanced centrifuges.", 1044, "centrifuges", {"IRN"}),
    ("The blast killed 12 people.", 12, "people killed", set()),
    ("Police arrested 300 protesters.", 300, "protesters arrested", set()),
    ("At least 12 were killed in the raid.", 12, "killed", set()),
    ("The death toll rose to 41.", 41, "dead", set()),
    ("Some 4,000 people fled the town.", 4000, "people fled", set()),
    ("The U.S. expelled 35 diplomats.", 35, "diplomats expelled", set()),
    ("Washington imposed a 25 percent tariff on Chinese steel.", 25, "percent", {"USA"}),
    ("The EU pledged €5bn to Ukraine.", 5e9, "euros", {"EU"}),
    ("France threatened to suspend a $60 million grant.", 60e6, "US dollars", {"FRA"}),
    ("Libya pumps 1.2 million barrels a day.", 1.2e6, "barrels", {"LBY"}),
    ("The missile has a range of 2,000 kilometers.", 2000, "kilometers", set()),
    ("Troops stood 15 miles from the border.", 15, "miles", set()),
    ("Israel and Hamas exchanged 40 prisoners.", 40, "prisoners exchanged", set()),
    ("One soldier was killed.", 1, "soldiers killed", set()),
    ("Hundreds of refugees drowned.", None, "refugees drowned", set()),
    ("The number of Chadian troops reached 3,000.", 3000, "troops", {"TCD"}),
    ("Dozens of Palestinians were wounded.", None, "Palestinians wounded", {"PSE"}),
    ("Observers counted about 90 Congolese at the gate.", 90, "Congolese", {"COD"}),
    ("Angola has dispatched 120 engineers to the dam.", 120, "engineers", {"AGO"}),
    ("Between 300 and 350 buses were waiting at the bridge.", None, "buses", set()),
    ("Zambian officials said Angola had moved more than 300 troops to the river.", 300, "troops", {"AGO"}),
    ("Ethiopia's dam can hold 74 billion cubic meters.", 74e9, "cubic meters", {"ETH"}),
]


@pytest.mark.parametrize(("text", "value", "unit", "whose"), KEPT)
def test_a_count_is_kept_with_unit_and_holder(
    annotate: Callable[..., Article], text: str, value: float | None, unit: str, whose: set[str]
) -> None:
    found = annotate(text)[QUANTITIES]
    assert [(quantity.value, quantity.unit) for quantity in found] == [(value, unit)]
    assert {party.id or party.country for party in found[0].holder} == whose


DROPPED = [
    "The two sides met in three European cities.",
    "One option is war.",
    "Two officials said the plan was dead.",
    "Three people familiar with the talks said so.",
    "She has three children.",
    "They agreed on five points.",
    "The note has 300 English words.",
    "Two engineers met in Rome.",
    "He walked ten miles.",
    "Two ministers resigned.",
    "The five-point plan failed.",
    "He bought a ticket for $40.",
    "The talks lasted 20 hours.",
    "Four companies applied.",
    "A dozen reporters waited.",
]


@pytest.mark.parametrize("text", DROPPED)
def test_what_no_desk_counts_is_dropped(annotate: Callable[..., Article], text: str) -> None:
    assert [quantity.evidence[0].text for quantity in annotate(text)[QUANTITIES]] == []


def test_the_main_evidence_is_the_amount_and_the_second_its_clause(annotate: Callable[..., Article]) -> None:
    quantity = annotate("Sudan has sent at least 40 tanks to the front.")[QUANTITIES][0]
    assert [span.text for span in quantity.evidence] == [
        "at least 40 tanks",
        "Sudan has sent at least 40 tanks to the front",
    ]
    assert (quantity.bound, quantity.low, quantity.high) == ("at least", 40, None)


def test_notes_tell_whose_word_it_is_and_whether_it_is_a_fact(annotate: Callable[..., Article]) -> None:
    notes = annotate("Sudan's defence minister said that the army would send 40 tanks.")[QUANTITIES][0].notes
    assert notes[0].startswith("according to Sudan's defence minister")
    assert "plan" in notes[1] or "possibility" in notes[1]


def test_the_place_is_that_of_the_clause(annotate: Callable[..., Article]) -> None:
    quantity = annotate("Twelve soldiers were killed in Gao.")[QUANTITIES][0]
    assert quantity.place is not None
    assert quantity.place.text == "Gao"


def test_a_range_has_no_value_and_less_confidence(annotate: Callable[..., Article]) -> None:
    plain = annotate("Sudan sent 40 tanks.")[QUANTITIES][0]
    vague = annotate("Sudan sent dozens of tanks.")[QUANTITIES][0]
    assert (vague.value, vague.low, vague.high) == (None, 24, 99)
    assert vague.confidence < plain.confidence


def test_two_peoples_are_counted_apart(annotate: Callable[..., Article]) -> None:
    found = annotate("Red Cross workers count between 350 and 400 Congolese and about 250 Senegalese.")[QUANTITIES]
    assert [(quantity.unit, quantity.low, quantity.high, quantity.what.text) for quantity in found] == [
        ("Congolese", 350, 400, "between 350 and 400 Congolese"),
        ("Senegalese", None, None, "about 250 Senegalese"),
    ]
    assert [[party.id for party in quantity.holder] for quantity in found] == [["COD"], ["SEN"]]


def test_a_distance_whose_unit_was_told_before_is_no_reach_by_itself(annotate: Callable[..., Article]) -> None:
    text = "The reef, 124 nautical miles from Luzon and 470 from the border, is a ring of rock."
    assert not annotate(text)[QUANTITIES]
