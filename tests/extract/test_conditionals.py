"""Conditionals: condition, consequence, who is bound, and of what type."""

from collections.abc import Callable
from datetime import date

import pytest

from standoff.annotate.article import Article
from standoff.extract.conditionals import CONDITIONALS

Annotate = Callable[..., Article]

MUST = [
    # text, condition, part of the consequence, type, holder
    (
        "Egypt said it would close the canal if the deadline passed.",
        "the deadline passed",
        "it would close the canal",
        "threat",
        "EGY",
    ),
    (
        "If the deadline passes, Egypt will close the canal, the Egyptian government said.",
        "the deadline passes",
        "Egypt will close the canal",
        "threat",
        "EGY",
    ),
    (
        "Egypt warned that it would cut gas deliveries unless construction stopped by September.",
        "construction stopped by September",
        "it would cut gas deliveries",
        "threat",
        "EGY",
    ),
    (
        '"If our neighbours send coal, we will release the water," the Kyrgyz government said.',
        "our neighbours send coal",
        "we will release the water",
        "promise",
        "KGZ",
    ),
    (
        "Mali agreed to send a delegation provided that sanctions are frozen first.",
        "sanctions are frozen first",
        "Mali agreed to send a delegation",
        "promise",
        "MLI",
    ),
    (
        "France is willing to discuss joint patrols as long as the rig is gone.",
        "the rig is gone",
        "France is willing to discuss joint patrols",
        "promise",
        "FRA",
    ),
    (
        '"If they want our land, that is out of the question," the Iranian government said.',
        "they want our land",
        "that is out of the question",
        "reject",
        "IRN",
    ),
    (
        '"If the fleet stays, talks are simply off the table," the Iranian government said.',
        "the fleet stays",
        "talks are simply off the table",
        "reject",
        "IRN",
    ),
    (
        "Iran said it would not talk if the raids went on.",
        "the raids went on",
        "it would not talk",
        "reject",
        "IRN",
    ),
    (
        "Iran will not talk until sanctions are lifted, the Iranian government said.",
        "sanctions are lifted",
        "Iran will not talk",
        "reject",
        "IRN",
    ),
    (
        "Should the truce fail, traders fear that prices could double.",
        "the truce fail",
        "prices could double",
        "warning",
        None,
    ),
    (
        "Were the talks to fail, the region would suffer.",
        "the talks to fail",
        "the region would suffer",
        "forecast",
        None,
    ),
    (
        "Had the deadline passed, the fleet would have sailed.",
        "the deadline passed",
        "the fleet would have sailed",
        "forecast",
        None,
    ),
    (
        "If the snow is thin again, the quarrel could become permanent.",
        "the snow is thin again",
        "could become permanent",
        "forecast",
        None,
    ),
    (
        '"Any attempt to enter the bay will be met with force," the Chinese navy said.',
        "Any attempt to enter the bay",
        "will be met with force",
        "threat",
        "CHN",
    ),
    (
        "The Libyan parliament approved a bill that would bar ships in case drilling begins.",
        "drilling begins",
        "bar ships",
        "threat",
        "LBY",
    ),
    (
        "Poland threatened to leave the pact if the base stayed.",
        "the base stayed",
        "Poland threatened to leave the pact",
        "threat",
        "POL",
    ),
    ("Only if the army leaves will the rebels disarm.", "the army leaves", "the rebels disarm", None, None),
    ("Japan would send ships in the event of an attack.", "an attack", "Japan would send ships", None, None),
    (
        "If talks break down, people worry that the army could march.",
        "talks break down",
        "the army could march",
        "warning",
        None,
    ),
    (
        "Turkey said that, unless Greece withdrew its ships, it would send a fleet.",
        "Greece withdrew its ships",
        "it would send a fleet",
        "threat",
        "TUR",
    ),
    ('"We will strike back if attacked," the Pakistani army said.', "attacked", "We will strike back", "threat", "PAK"),
    (
        "The United States warned that it would cancel drills and withhold visas if the tension continued.",
        "the tension continued",
        "it would cancel drills and withhold visas",
        "threat",
        "USA",
    ),
    (
        '"If they lift the sanctions, the inspectors can return," the Iranian government said.',
        "they lift the sanctions",
        "the inspectors can return",
        "promise",
        "IRN",
    ),
    (
        "NATO is willing to man the posts itself provided both governments agree.",
        "both governments agree",
        "NATO is willing",
        "promise",
        "NATO",
    ),
    (
        "Even if the bridge opens, trade will take years to recover.",
        "the bridge opens",
        "trade will take years to recover",
        "forecast",
        None,
    ),
]

MUST_NOT = [
    "An aide spoke on condition of anonymity.",
    "Any new rule would be the first in ten years.",
    '"If you noticed, he did not answer," the Irish minister said.',
    "He asked if the border would open.",
    "The minister wondered if the talks would resume.",
    "It is unclear if the truce will hold.",
    "The fishermen act as if nothing had happened.",
    "Hundreds, if not thousands, of people fled.",
    "The minister spoke on condition that his name not be used.",
    "What would happen if the talks collapsed?",
    "The question is not if but when the army will strike.",
    "They waited until the rain stopped.",
    "The envoy left before the vote began.",
    "Few, if any, ships passed.",
    "They do not know if he will come.",
    "The bridge, provided by Sweden, was opened.",
    "He was charged in the case.",
    "If anything, the quarrel grew.",
    "Should Kenya pay?",
    "Ships should leave the bay.",
    "They had passed the border.",
]


@pytest.mark.parametrize(("text", "condition", "consequence", "kind", "holder"), MUST)
def test_a_conditional_is_found_with_both_its_parts(
    annotate: Annotate, text: str, condition: str, consequence: str, kind: str | None, holder: str | None
) -> None:
    (found,) = annotate(text, date(2019, 5, 17))[CONDITIONALS]
    assert found.condition.text == condition
    assert found.consequence is not None
    assert consequence in found.consequence.text
    assert found.evidence[0].covers(found.condition)
    assert found.evidence[0].covers(found.consequence)
    if kind is not None:
        assert found.type == kind
        assert [party.id for party in found.holder] == ([holder] if holder else [])


@pytest.mark.parametrize("text", MUST_NOT)
def test_what_only_looks_like_a_condition_is_none(annotate: Annotate, text: str) -> None:
    assert [found.evidence[0].text for found in annotate(text, date(2019, 5, 17))[CONDITIONALS]] == []


def test_the_condition_does_not_swallow_the_main_clause(annotate: Annotate) -> None:
    text = '"If NATO wants to tell us where to send our ships, this is unacceptable," the Serbian government said.'
    (found,) = annotate(text, date(2019, 5, 17))[CONDITIONALS]
    assert found.condition.text == "NATO wants to tell us where to send our ships"
