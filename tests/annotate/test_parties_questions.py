"""The other questions to the parties of an article: owners, spans, acronyms, several at once."""

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


OWNERS = (
    ("The Russian invasion began in winter.", "invasion", ["RUS"]),
    ("Kenya's demand was refused.", "demand", ["KEN"]),
    ("A U.S.-led raid killed ten men.", "raid", ["USA"]),
    ("Its demand was refused, Chad said.", "weather", []),
    ("The quarrel over the dam goes on.", "quarrel", []),
    ("Egyptian and Sudanese objections delayed the dam.", "objections", ["EGY", "SDN"]),
    ("The Kremlin's reply came late.", "reply", ["RUS"]),
    ("Mexico said its soldiers had left.", "soldiers", ["MEX"]),
)


@pytest.mark.parametrize(("text", "noun", "ids"), OWNERS, ids=[row[0] for row in OWNERS])
def test_whose_a_noun_is(annotate: Annotate, text: str, noun: str, ids: list[str]) -> None:
    article = annotate(text)
    tokens = [token for token in article[PARSE] if token.text == noun]
    assert [party.id for token in tokens for party in article[PARTIES].owners(token)] == ids


def test_parties_inside_a_span_come_in_the_order_of_the_text(annotate: Annotate) -> None:
    text = "Peru and Chile argued; Bolivian officials watched in La Paz."
    article = annotate(text)
    assert [party.id for party in article[PARTIES].named_in(0, text.index(";"))] == ["PER", "CHL"]
    assert [party.text for party in article[PARTIES].named_in(text.index("Boliv"), len(text))] == ["Bolivian officials"]


def test_the_same_party_is_given_once(annotate: Annotate) -> None:
    article = annotate("Peru said Peru would wait.")
    assert [party.id for party in article[PARTIES].all(article[PARSE])] == ["PER"]


def test_an_acronym_means_what_the_article_says(annotate: Annotate) -> None:
    article = annotate("The Border Monitoring Committee (BMC) visited the camp. The BMC found no weapons.")
    found = article[PARTIES].of(
        next(token for token in article[PARSE] if token.text == "BMC" and token.dep_ == "nsubj")
    )
    assert [(party.id, party.code, party.anonymous) for party in found] == [("BMC", "NGO", False)]


def test_mentions_slice_to_their_text(annotate: Annotate) -> None:
    text = "Thai Foreign Minister Somchai Prasert told the envoys that he would call Hun Vanna, Cambodia's premier."
    article = annotate(text)
    for token in article[PARSE]:
        for party in article[PARTIES].of(token):
            assert text[party.start : party.end] == party.text


def test_two_countries_in_one_modifier_make_two_parties(annotate: Annotate) -> None:
    article = annotate("U.S. and Arab officials studied the plan.")
    officials = next(token for token in article[PARSE] if token.text == "officials")
    assert [(party.country, party.sector, party.anonymous) for party in article[PARTIES].of(officials)] == [
        ("USA", "GOV", True),
        (None, "GOV", True),
    ]


def test_an_object_is_never_the_subject_of_its_own_clause(annotate: Annotate) -> None:
    article = annotate("Prime Minister Ada Lund met President Anton Voss. Lund warned him.")
    him = next(token for token in article[PARSE] if token.text == "him")
    assert [party.name for party in article[PARTIES].of(him)] == ["Anton Voss"]


@pytest.mark.parametrize(
    ("text", "noun", "country"),
    [
        ("Chad closed its border with Niger and warned its neighbour not to cross it.", "neighbour", "NER"),
        ("Chile shut its pass to Bolivia and told its neighbor to wait.", "neighbor", "BOL"),
        ("Talks of Mali and Niger broke up in Accra, and Bamako gave its neighbour a week.", "neighbour", "NER"),
        ("Laos accused Thailand of duplicity, and its old rival replied in kind.", "rival", "THA"),
        ("Kenya urged its neighbour to open the bridge.", "neighbour", None),
        ("Kenya told Ethiopia and Sudan that its neighbour would pay.", "neighbour", None),
        ("Peru met Ecuador and Brazil in Lima and praised its neighbours.", "neighbours", None),
        ("The ambassador said that a neighbour had seen smoke over Niger.", "neighbour", None),
    ],
)
def test_a_neighbour_is_the_one_other_state_named_before_it(
    annotate: Annotate, text: str, noun: str, country: str | None
) -> None:
    article = annotate(text)
    token = next(token for token in article[PARSE] if token.text == noun)
    assert next((party.country for party in article[PARTIES].of(token)), None) == country
