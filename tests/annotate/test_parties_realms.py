"""States under a noun of their own, people who are of several states, and peoples that are no state. All invented."""

from collections.abc import Callable

import pytest

from conftest import make_document
from standoff.annotate.article import Article
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.parties import PARTIES
from standoff.pipeline import DocumentCoder
from standoff.pipeline.stages import STAGES

Annotate = Callable[[str], Article]


@pytest.fixture(scope="module")
def annotate() -> Annotate:
    """Only the stages that parties rest on."""
    coder = DocumentCoder(stages=tuple(stage for stage in STAGES if stage.gives in (LAYOUT, PARTIES)))
    return lambda text: next(coder.annotate([make_document(text)]))


def countries_of(article: Article, mention: str) -> list[tuple[str | None, str | None]]:
    """Id and country of the parties of a mention."""
    start = article.text.index(mention)
    span = article[PARSE].char_span(start, start + len(mention), alignment_mode="expand")
    assert span is not None
    return [(party.id, party.country) for party in article[PARTIES].of(span.root)]


REALMS = (
    ("The West African republic of Togo condemned the raid.", "republic", ["TGO"]),
    ("The Gulf emirate of Qatar closed its port.", "emirate", ["QAT"]),
    ("The former Soviet republic of Moldova signed.", "republic", ["MDA"]),
    ("The landlocked kingdom of Lesotho has no coast.", "kingdom", ["LSO"]),
    ("The army of the Republic of Chad crossed the river into Niger.", "army", ["TCD"]),
    ("The republic of letters is dead.", "republic", []),
    ("The Australian state of Victoria sued.", "state", []),
    ("A state of emergency was declared in Peru.", "state", []),
    ("The republics of Peru and Chile quarrelled.", "republics", []),
    ("The union of Peruvian miners struck.", "miners", [None]),
)


@pytest.mark.parametrize(("text", "mention", "ids"), REALMS)
def test_a_noun_for_a_state_is_the_state_whose_name_follows(
    annotate: Annotate, text: str, mention: str, ids: list[str | None]
) -> None:
    assert [party_id for party_id, _ in countries_of(annotate(text), mention)] == ids


def test_a_noun_for_a_state_is_nobodys_name(annotate: Annotate) -> None:
    (party,) = annotate("The president of the Republic of Togo left.")[PARTIES].named_in(0, 13)
    assert (party.id, party.name) == ("TGO", None)


OF_SEVERAL = (
    ("The foreign ministers of Chad and Niger met.", "ministers", ["TCD", "NER"]),
    ("Kenya thanked the governments of Togo and Benin.", "governments", ["TGO", "BEN"]),
    ("The presidents of Peru, Chile and Bolivia met.", "presidents", ["PER", "CHL", "BOL"]),
    ("Soldiers from Chad and Niger crossed.", "Soldiers", ["TCD", "NER"]),
    ("Envoys of Kenya and Uganda left.", "Envoys", ["KEN", "UGA"]),
    ("The foreign minister of Chad and Niger's envoy met.", "minister", ["TCD"]),
    ("The minister of Peru and Chile signed.", "minister", ["PER"]),
    ("Officers of Mali and a priest met.", "Officers", ["MLI"]),
    ("Chadian officers and Niger met.", "officers", ["TCD"]),
    ("The officers of Togo left, and Benin followed.", "officers", ["TGO"]),
)


@pytest.mark.parametrize(("text", "mention", "countries"), OF_SEVERAL)
def test_people_of_several_states_are_as_many_parties(
    annotate: Annotate, text: str, mention: str, countries: list[str]
) -> None:
    assert [country for _, country in countries_of(annotate(text), mention)] == countries


OF_PEOPLES = (
    ("Three Arab citizens of Chad were held.", "citizens", ["TCD"]),
    ("Arab officers of the army of Mali rebelled.", "officers", ["MLI"]),
    ("Arab ministers met.", "ministers", [None]),
    ("Arab leaders in a hurry left.", "leaders", [None]),
)


@pytest.mark.parametrize(("text", "mention", "countries"), OF_PEOPLES)
def test_people_of_a_bloc_are_of_the_state_that_is_told(
    annotate: Annotate, text: str, mention: str, countries: list[str | None]
) -> None:
    assert [country for _, country in countries_of(annotate(text), mention)] == countries
