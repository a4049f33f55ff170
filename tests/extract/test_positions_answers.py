"""Which positions a refusal or an acceptance answers."""

from collections.abc import Callable
from datetime import date

import pytest

from standoff.annotate.article import Article
from standoff.extract.positions import POSITIONS

Annotate = Callable[..., Article]

DEMANDS = "Kenya wants Uganda to withdraw its troops, reopen the border and pay compensation."

CASES = [
    # text, stance of the answer, its holder, contents answered
    (
        f"{DEMANDS} Uganda rejected the demands.",
        "reject",
        "UGA",
        ["withdraw its troops", "reopen the border", "pay compensation"],
    ),
    (
        f"Kenya repeated demands that Uganda had turned down. {DEMANDS}",
        "reject",
        "UGA",
        ["withdraw its troops", "reopen the border", "pay compensation"],
    ),
    (f"{DEMANDS} Uganda ruled out a withdrawal of its troops.", "reject", "UGA", ["withdraw its troops"]),
    (f"{DEMANDS} Uganda agreed to reopen the border.", "accept", "UGA", ["reopen the border"]),
    (f"{DEMANDS} Kenya rejected the demands.", "reject", "KEN", []),
    ("Qatar proposed a hotline. Both Iran and Oman accepted the offer.", "accept", "IRN", ["a hotline"]),
    ("Qatar offered to host the talks. Iran accepted.", "accept", "IRN", ["host the talks"]),
    (
        "Qatar offered to host the talks. Brazil offered to send grain. Iran turned down the offer.",
        "reject",
        "IRN",
        ["send grain"],
    ),
    (
        "Qatar offered to host the talks. Brazil offered to send grain. Iran turned down the offer from Qatar.",
        "reject",
        "IRN",
        ["host the talks"],
    ),
    (
        "Peru's proposal of a joint fishing zone was turned down by Chile.",
        "reject",
        "CHL",
        ["a joint fishing zone"],
    ),
    ("Peru demanded an apology. Chile refused to apologise.", "reject", "CHL", ["an apology"]),
    (
        "Iran insisted that Britain guarantee its safety in writing. "
        "Britain said a written guarantee was out of the question.",
        "reject",
        "GBR",
        ["Britain guarantee its safety in writing"],
    ),
    (
        "Djibouti proposed to lease a terminal to Ethiopia. Ethiopia turned that down.",
        "reject",
        "ETH",
        ["lease a terminal to Ethiopia"],
    ),
    ("Qatar offered to host the talks. Iran said no.", "reject", "IRN", ["host the talks"]),
    ("Manila rebuffed a Chinese demand that the vessel be towed away.", "reject", "PHL", ["the vessel be towed away"]),
    ("Iran offered to discuss the cameras. Israel said it would not be bound by any agreement.", "reject", "ISR", []),
    ("Peru demanded an apology. Chile refused to open the archive.", "reject", "CHL", []),
    ("Chile refused to apologise. Peru demanded an apology.", "reject", "CHL", []),
]


@pytest.mark.parametrize(("text", "stance", "holder", "contents"), CASES)
def test_an_answer_is_linked_to_what_it_answers(
    annotate: Annotate, text: str, stance: str, holder: str, contents: list[str]
) -> None:
    positions = annotate(text, date(2019, 5, 17))[POSITIONS]
    by_id = {position.id: position.content[0].text for position in positions}
    answers = [
        by_id[identity]
        for position in positions
        if position.stance == stance and holder in [party.id for party in position.holder]
        for identity in position.answers
    ]
    assert answers == contents


def test_an_answer_is_directed_at_those_whom_it_answers(annotate: Annotate) -> None:
    positions = annotate(f"{DEMANDS} Uganda rejected the demands.", date(2019, 5, 17))[POSITIONS]
    assert [party.id for party in positions[-1].toward] == ["KEN"]


def test_an_answer_without_a_matter_of_its_own_takes_the_issue_that_it_answers(annotate: Annotate) -> None:
    positions = annotate("Qatar proposed a hotline. Iran accepted the offer.", date(2019, 5, 17))[POSITIONS]
    assert positions[-1].issue == positions[0].issue == "hotline"
