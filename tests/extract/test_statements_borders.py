"""Where the content of a statement ends, who is its source, and what nobody has said. All invented."""

from collections.abc import Callable
from datetime import date

import pytest

from standoff.annotate.article import Article
from standoff.extract.statements import STATEMENTS

FRIDAY = date(2023, 3, 10)

Annotate = Callable[..., Article]

BORDERS = [
    (
        "Benin has said it will stay out, and Togo has said it will join.",
        ["it will stay out", "it will join"],
    ),
    ("Benin said the army was ready and the river was low.", ["the army was ready and the river was low"]),
    (
        "The envoy proposed that the bridge be opened by June and left the room.",
        ["that the bridge be opened by June"],
    ),
    (
        "Niger denied that it had closed the road, saying that a storm was to blame.",
        ["that it had closed the road", "that a storm was to blame"],
    ),
    (
        "The general said the rebels had fled, saying they were hungry.",
        ["the rebels had fled, saying they were hungry", "they were hungry"],
    ),
    ("Niger withdrew and, according to two envoys, closed the road.", ["closed the road"]),
    ("According to two envoys, Niger withdrew and closed the road.", ["Niger withdrew and closed the road"]),
    ("Chad refused to leave the town until the talks end.", ["to leave the town until the talks end"]),
    ("Chad rejected the offer, although it did not say why.", ["the offer"]),
    ("Malawi is against taking the case to The Hague.", ["taking the case to The Hague"]),
    ("Zambia is in favour of a truce.", ["a truce"]),
    ("Togo backed the proposal to share the water.", ["the proposal to share the water"]),
    ("The spokesman branded the threat 'childish'.", ["the threat 'childish'"]),
    ("The premier spoke of “a river”, “a wall” and “a door”. Chad agreed.", ["a river"]),
    ("Benin has said it will stay out, and Togo has let it be known that it will join.", ["it will stay out"]),
    ("Chad was doing more than talking; it was announcing a change.", []),
]


@pytest.mark.parametrize(("text", "contents"), BORDERS)
def test_the_content_ends_where_another_report_begins(text: str, contents: list[str], annotate: Annotate) -> None:
    found = [piece.text for statement in annotate(text)[STATEMENTS] for piece in statement.content]
    assert [content for content in found if content in contents] == contents


UNSAID = [
    ("The two delegations failed to agree on an agenda.", []),
    ("The envoy, one of three in the town, failed to mention the ships.", []),
    ("Rebels backed by Niger took the town.", []),
    ("Togo backed Chad with money.", []),
    ("The odds are against Chad.", []),
    ("The minister declined to say whether the ships had left.", ["declined"]),
    ("Zambia refused to say who had fired.", ["refused"]),
    ("The opposition called on the premier to tell voters whose side she was on.", ["called"]),
    ("Malawi urged Zambia to explain why the road was closed.", ["urged"]),
    ("The envoy went on to say that the pact was dead.", ["say"]),
    ("The general appeared to say that the war was over.", ["say"]),
]


@pytest.mark.parametrize(("text", "cues"), UNSAID)
def test_what_is_not_said_yet_is_no_statement(text: str, cues: list[str], annotate: Annotate) -> None:
    assert [statement.cue.lemma for statement in annotate(text)[STATEMENTS]] == [
        {"declined": "decline", "refused": "refuse", "called": "call", "urged": "urge"}.get(cue, cue) for cue in cues
    ]


def test_the_hour_of_a_live_report_is_no_part_of_the_speaker(annotate: Annotate) -> None:
    (statement,) = annotate("16:55 Burundi says the bridge is safe", FRIDAY)[STATEMENTS]
    assert statement.speaker is not None
    assert statement.speaker.text == "Burundi"


def test_before_a_colon_the_person_speaks_and_not_the_town(annotate: Annotate) -> None:
    (statement,) = annotate('Our reporter Ada Winterbourne, in Gitega: "The bridge is closed."', FRIDAY)[STATEMENTS]
    assert statement.speaker is not None
    assert statement.speaker.name == "Ada Winterbourne"


DATES = [
    ("Okello said on Tuesday that it was late. He said that the road was closed.", ["2023-03-07", "2023-03-07"]),
    ("Okello said on Tuesday that the army would march on Thursday. He said it was ready.", ["2023-03-07"] * 2),
    (
        "Okello said on Monday that it was late. On Wednesday the road was closed. He said it was raining.",
        ["2023-03-06"],
    ),
    ("Okello said on Tuesday that it was late. He had said that he was ready.", ["2023-03-07"]),
]


@pytest.mark.parametrize(("text", "days"), DATES)
def test_a_day_is_kept_until_the_report_goes_on_to_another(text: str, days: list[str], annotate: Annotate) -> None:
    found = [statement.date.value for statement in annotate(text, FRIDAY)[STATEMENTS] if statement.date is not None]
    assert found[: len(days)] == days
    assert len(found) == len(days) or found[-1] != days[0]


def test_one_of_them_may_speak(annotate: Annotate) -> None:
    (statement,) = annotate('"Nobody will remember the map," one of them said.', FRIDAY)[STATEMENTS]
    assert statement.speaker is not None
    assert statement.speaker.text.startswith("one of them")


def test_the_source_named_by_according_to_is_no_addressee(annotate: Annotate) -> None:
    text = "According to an aide, Okello conceded that the ban had failed."
    assert [statement.addressee for statement in annotate(text, FRIDAY)[STATEMENTS]] == [None, None]
