"""Outlooks: what is expected, by whom, how sure, by when; and what is no expectation."""

from collections.abc import Callable
from datetime import date

import pytest

from standoff.annotate.article import Article
from standoff.errors import LexiconError
from standoff.extract.conditionals import CONDITIONALS
from standoff.extract.outlooks import OUTLOOKS
from standoff.lexicon import Lexicon, load_lexicon
from standoff.lexicon.hedges import HedgeKind, read_outlooks

FRIDAY = date(2024, 3, 15)

ONE = [
    ("Chad could invade Libya.", "Chad could invade Libya", "could", None),
    ("Chad may close the border.", "Chad may close the border", "may", None),
    ("Chad might close the border.", "Chad might close the border", "might", None),
    ("The truce could well collapse.", "The truce could well collapse", "could well", None),
    ("Chad will probably close the border.", "Chad will probably close the border", "probably", (0.55, 0.8)),
    ("Chad will almost certainly reply.", "Chad will almost certainly reply", "almost certainly", (0.95, 0.99)),
    ("Chad will very likely leave the bloc.", "Chad will very likely leave the bloc", "very likely", (0.8, 0.95)),
    ("Chad is likely to reply.", "Chad is likely to reply", "likely", (0.55, 0.8)),
    ("Chad is very likely to reply.", "Chad is very likely to reply", "very likely", (0.8, 0.95)),
    ("Chad is unlikely to reply.", "Chad is unlikely to reply", "unlikely", (0.2, 0.45)),
    ("Chad is very unlikely to reply.", "Chad is very unlikely to reply", "very unlikely", (0.05, 0.2)),
    ("Chad is almost certain to reply.", "Chad is almost certain to reply", "almost certain", (0.95, 0.99)),
    ("Chad is highly likely to reply.", "Chad is highly likely to reply", "highly likely", None),
    ("Chad is more likely to reply.", "Chad is more likely to reply", "more likely", None),
    ("Chad is expected to sign the treaty.", "Chad is expected to sign the treaty", "expected", None),
    ("The army is poised to attack.", "The army is poised to attack", "poised", None),
    ("The army is set to attack.", "The army is set to attack", "set", None),
    ("It is possible that war follows.", "war follows", "possible", None),
    ("It is likely that Chad will yield.", "Chad will yield", "likely", (0.55, 0.8)),
    ("A ceasefire is possible.", "A ceasefire is possible", "possible", None),
    ("War is inevitable.", "War is inevitable", "inevitable", None),
    ("Perhaps the truce will hold.", "Perhaps the truce will hold", "Perhaps", None),
    ("The region is on the brink of war.", "The region is on the brink of war", "on the brink", None),
    ("Zambia is on track to default.", "Zambia is on track to default", "on track", None),
    ("There is a risk of war.", "war", "risk", None),
    ("There is little chance that the talks succeed.", "the talks succeed", "little chance", None),
    ("There is a remote chance that the talks succeed.", "the talks succeed", "remote chance", (0.01, 0.05)),
    ("Fears of a wider conflict grew.", "a wider conflict", "Fears", None),
    ("Analysts expect Iran to resume enrichment.", "Iran to resume enrichment", "expect", None),
    ("The bank forecasts a recession.", "a recession", "forecasts", None),
    ("The envoy predicted that the truce would fail.", "the truce would fail", "predicted", None),
    ("The UN warned of famine.", "famine", "warned", None),
    ("The UN warned that the truce would fail.", "the truce would fail", "warned", None),
    ("One option is a blockade of the port.", "a blockade of the port", None, None),
    ("The worst-case scenario is a civil war.", "a civil war", None, None),
    ("The danger is that the war spreads to Chad.", "the war spreads to Chad", None, None),
    ("In the worst case, the war would spread.", "In the worst case, the war would spread", None, None),
    ("A dispute that could become a war goes on.", "A dispute that could become a war", "could", None),
]


@pytest.mark.parametrize(("text", "proposition", "hedge", "band"), ONE)
def test_a_sentence_holds_one_expectation(
    annotate: Callable[..., Article],
    text: str,
    proposition: str,
    hedge: str | None,
    band: tuple[float, float] | None,
) -> None:
    found = annotate(text, FRIDAY)[OUTLOOKS]
    assert [outlook.proposition.text for outlook in found] == [proposition]
    assert (found[0].hedge.text if found[0].hedge else None) == hedge
    probability = found[0].probability
    assert ((probability.low, probability.high) if probability else None) == band


NONE = [
    "The army could not reach the town.",
    "Chad could have won the war.",
    "From the hill the troops could see the border.",
    "Could Chad invade Libya?",
    "He asked whether Chad could invade.",
    "They fled so that the army could advance.",
    "The minister would like to thank Chad.",
    "The army is a military might.",
    "Chad may as well sign the treaty.",
    "They did not know which path Chad may take.",
    "Chad signed the treaty in May.",
    "Kenya warned that it would respond to any attack.",
    "Kenya warned Uganda that any raid would meet a hard answer.",
    "Norway expects the Russian ship to leave.",
    "You may call the ministry.",
    "She might like the soup.",
    "Chad had expected a treaty.",
    "The security risk was discussed.",
    "It rained, and the match could be called off.",
]


@pytest.mark.parametrize("text", NONE)
def test_abilities_questions_threats_demands_and_trifles_are_no_outlooks(
    annotate: Callable[..., Article], text: str
) -> None:
    assert [outlook.proposition.text for outlook in annotate(text, FRIDAY)[OUTLOOKS]] == []


SPEAKERS = [
    ("Analysts said that Chad could invade Libya.", "Analysts"),
    ("“Chad could invade Libya,” said Ines Okafor, an analyst in Lagos.", "Ines Okafor"),
    ("Traders in the capital fear that Chad could invade.", "Traders in the capital"),
    ("Residents expect Chad to invade.", "Residents"),
    ("One option is a blockade, according to Omar Said, a former general.", "Omar Said"),
    ("Chad could invade Libya.", None),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_the_speaker_is_who_expects_it(annotate: Callable[..., Article], text: str, speaker: str | None) -> None:
    found = annotate(text, FRIDAY)[OUTLOOKS]
    assert len(found) == 1
    who = found[0].speaker
    assert (who if who is None else who.name or who.text) == speaker


HORIZONS = [
    ("An attack could begin by 10 April.", "2024-04-10"),
    ("Chad could invade in May.", "2024-05"),
    ("Chad may have fired the missile on Monday.", None),
    ("Chad could invade.", None),
]


@pytest.mark.parametrize(("text", "value"), HORIZONS)
def test_the_horizon_is_the_time_of_a_clause_that_looks_ahead(
    annotate: Callable[..., Article], text: str, value: str | None
) -> None:
    found = annotate(text, FRIDAY)[OUTLOOKS]
    assert [outlook.horizon.value if outlook.horizon else None for outlook in found] == [value]


def test_a_second_scenario_is_one_where_the_first_is_near(annotate: Callable[..., Article]) -> None:
    text = "One option is a naval blockade. A second is an invasion. Another is a coup."
    found = [outlook.proposition.text for outlook in annotate(text)[OUTLOOKS]]
    assert found == ["a naval blockade", "an invasion", "a coup"]
    assert [outlook.notes[-1] for outlook in annotate(text)[OUTLOOKS]] == [
        f"scenario {place} of 3 named together" for place in (1, 2, 3)
    ]
    assert annotate("The first speaker was a general. A second is an invasion force.")[OUTLOOKS] == ()


def test_an_expectation_in_a_conditional_points_at_it(annotate: Callable[..., Article]) -> None:
    article = annotate("If the truce fails, Chad could invade Libya.")
    assert [outlook.condition for outlook in article[OUTLOOKS]] == [item.id for item in article[CONDITIONALS]]


def test_two_hedges_on_one_clause_are_one_outlook(annotate: Callable[..., Article]) -> None:
    assert len(annotate("Analysts fear that Chad could perhaps invade Libya.")[OUTLOOKS]) == 1


def test_a_warning_of_two_things_is_two_outlooks(annotate: Callable[..., Article]) -> None:
    text = "The UN chief warned that the war could spread and that food would run out in Gaza."
    found = [outlook.proposition.text for outlook in annotate(text)[OUTLOOKS]]
    assert found == ["the war could spread", "food would run out in Gaza"]


def test_a_denied_expectation_says_so(annotate: Callable[..., Article]) -> None:
    found = annotate("The Kremlin does not expect a new treaty.")[OUTLOOKS]
    assert [outlook.notes for outlook in found] == [("the expectation is denied: it is not expected",)]


def test_only_terms_of_the_scale_have_a_band() -> None:
    table = read_outlooks(load_lexicon()).hedges
    assert table[HedgeKind.ADJECTIVE]["likely"].low == pytest.approx(0.55)
    assert table[HedgeKind.ADJECTIVE]["highly likely"].low is None
    assert all(entry.low is None for entry in table[HedgeKind.MODAL].values())


@pytest.mark.parametrize("row", ["likely,adjective,80,55,", "likely,guess,,,", "likely,adjective,80,,"])
def test_a_broken_band_or_kind_is_refused(row: str) -> None:
    lexicon = Lexicon({"hedges.csv": f"hedge,kind,low,high,note\n{row}\n".encode()})
    with pytest.raises(LexiconError, match=r"hedges\.csv"):
        read_outlooks(lexicon)


NOTED = [
    ("Nobody in Lima expects the navy to intervene.", "not expected"),
    ("Neither side expects the truce to hold.", "not expected"),
    ("Few diplomats expect the truce to hold.", "few of them do"),
    ("A few diplomats expect the truce to hold.", None),
]


@pytest.mark.parametrize(("text", "note"), NOTED)
def test_what_few_or_none_expect_says_so(annotate: Callable[..., Article], text: str, note: str | None) -> None:
    (outlook,) = annotate(text)[OUTLOOKS]
    assert len(outlook.notes) == (note is not None)
    assert note is None or note in outlook.notes[0]


def test_what_is_to_be_done_to_whoever_comes_is_a_threat_and_no_forecast(annotate: Callable[..., Article]) -> None:
    assert annotate("Chadian officials warned that any boat that came near would be seized.")[OUTLOOKS] == ()


def test_the_likeliest_of_several_scenarios_is_one_of_them(annotate: Callable[..., Article]) -> None:
    text = "Chad faces three scenarios. The most likely is that the army stays out. Another is that the rebels win."
    found = [outlook.proposition.text for outlook in annotate(text)[OUTLOOKS]]
    assert found == ["the army stays out", "the rebels win"]


def test_a_scenario_keeps_its_date(annotate: Callable[..., Article]) -> None:
    text = "Chad faces two outcomes. One outcome is a quiet deal by the end of June."
    assert [outlook.proposition.text for outlook in annotate(text)[OUTLOOKS]] == ["a quiet deal by the end of June"]


def test_a_length_of_time_may_be_the_horizon(annotate: Callable[..., Article]) -> None:
    (outlook,) = annotate("Shortages could reach the capital of Chad within ten days.", FRIDAY)[OUTLOOKS]
    assert outlook.horizon is not None
    assert outlook.horizon.value == "P10D"
