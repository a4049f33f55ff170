"""What an event record carries besides its type and parties."""

from collections.abc import Callable
from datetime import date

import pytest

from standoff.annotate.article import Article
from standoff.extract.events import EVENTS
from standoff.extract.statements import STATEMENTS
from standoff.model import Event, EventType, Status

Annotate = Callable[..., Article]


def only(article: Article, type_: EventType) -> Event:
    found = [event for event in article[EVENTS] if event.event is type_]
    assert len(found) == 1, [event.event for event in article[EVENTS]]
    return found[0]


def test_the_evidence_is_the_stretch_that_tells_the_deed(annotate: Annotate) -> None:
    event = only(annotate("After a long night, Togo recalled its envoy from Ghana on Monday."), EventType.SANCTION)
    assert event.evidence[0].text == "Togo recalled its envoy from Ghana on Monday"


def test_a_light_verb_and_its_noun_are_one_event(annotate: Annotate) -> None:
    article = annotate("Chad launched an attack on Libya. Peru held talks with Chile in Geneva.")
    assert [event.event for event in article[EVENTS]] == [EventType.ASSAULT, EventType.CONSULT]


def test_time_and_place_belong_to_the_deed(annotate: Annotate) -> None:
    article = annotate("Togo and Benin held talks in Lagos on 4 May 2021.", date(2021, 5, 6))
    event = only(article, EventType.CONSULT)
    assert event.date is not None
    assert event.date.value == "2021-05-04"
    assert event.place is not None
    assert event.place.text == "Lagos"


def test_quad_class_and_scale_follow_the_ontology(annotate: Annotate) -> None:
    event = only(annotate("Rwanda withdrew its soldiers from Congo."), EventType.RETREAT)
    assert (event.quad_code, event.event_scale, event.mode) == (2, 8.0, ("withdraw",))


def test_contexts_come_from_the_sentence(annotate: Annotate) -> None:
    event = only(annotate("Turkey sent food to Pakistan after the earthquake."), EventType.AID)
    assert "disasters" in event.context


def test_a_hostile_deed_in_an_opponents_words_is_alleged_and_tied_to_the_statement(annotate: Annotate) -> None:
    article = annotate("Uganda said on Friday that Rwandan soldiers had attacked a Ugandan village.")
    event = only(article, EventType.ASSAULT)
    assert event.status is Status.ALLEGED
    assert event.according_to in {statement.id for statement in article[STATEMENTS]}


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("Sudan is deploying troops along the border with Chad.", EventType.MOBILIZE, Status.ONGOING),
        ("Iran did not invade Iraq.", EventType.ASSAULT, Status.NEGATED),
        ("Moldova does not mean to attack Romania.", EventType.ASSAULT, Status.NEGATED),
        ("Poland could attack Belarus.", EventType.ASSAULT, Status.HYPOTHETICAL),
        ("Peru is ready to withdraw its troops from Chile if the embargo ends.", EventType.AGREE, Status.OCCURRED),
        ("Ghana accused Togo of bombing a Ghanaian port.", EventType.ASSAULT, Status.ALLEGED),
    ],
)
def test_the_status_says_how_real_it_is(annotate: Annotate, text: str, type_: EventType, status: Status) -> None:
    assert only(annotate(text), type_).status is status


def test_a_refusal_of_the_demands_is_addressed_to_whoever_made_them(annotate: Annotate) -> None:
    article = annotate("Togo demanded an apology from Ghana. The Ghanaian government rejected the demand.")
    refusal = only(article, EventType.REJECT)
    assert [party.id for party in refusal.recipient] == ["TGO"]


def test_ids_are_unique_and_stable(annotate: Annotate) -> None:
    text = "Togo bombed Ghana. Ghana bombed Togo. Togo accused Ghana of lying."
    first, second = annotate(text)[EVENTS], annotate(text)[EVENTS]
    assert [event.id for event in first] == [event.id for event in second]
    assert len({event.id for event in first}) == len(first)


APART = [
    ("Chad shelled a fort; Niger refused to answer.", "Niger refused to answer"),
    ("Kenya expelled two envoys; Uganda demanded an apology from Kenya.", "Uganda demanded an apology from Kenya"),
    ("Togo freed a pilot; Benin accused Mali of theft.", "Benin accused Mali of theft"),
    ("Peru paid; Chile urged Bolivia to wait.", "Chile urged Bolivia to wait"),
    ("Mali accepted the plan; Niger rejected it on Monday.", "Niger rejected it on Monday"),
]


@pytest.mark.parametrize(("text", "evidence"), APART)
def test_what_a_semicolon_parts_is_no_evidence_of_the_other_half(text: str, evidence: str, annotate: Annotate) -> None:
    assert evidence in [event.evidence[0].text for event in annotate(text)[EVENTS]]
