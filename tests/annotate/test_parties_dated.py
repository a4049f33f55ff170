"""Names and holders of office by the date of the report."""

from collections.abc import Callable
from datetime import date

import pytest

from conftest import make_document
from standoff.annotate.article import Article
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.parties import PARTIES
from standoff.model import Party, PartyKind
from standoff.pipeline import DocumentCoder
from standoff.pipeline.stages import STAGES

Annotate = Callable[[str, int | None], Article]


@pytest.fixture(scope="module")
def annotate() -> Annotate:
    coder = DocumentCoder(stages=tuple(stage for stage in STAGES if stage.gives in (LAYOUT, PARTIES)))

    def annotated(text: str, year: int | None) -> Article:
        published = date(year, 6, 1) if year is not None else None
        return next(coder.annotate([make_document(text, published=published)]))

    return annotated


def first(article: Article, word: str) -> Party | None:
    token = next(token for token in article[PARSE] if token.text == word)
    return next(iter(article[PARTIES].of(token)), None)


STATES = (
    ("Congo rejected the offer.", "Congo", 1985, "COG"),
    ("Congo rejected the offer.", "Congo", 2015, "COD"),
    ("Congo rejected the offer.", "Congo", None, "COD"),
    ("Congo rejected the offer of 1985.", "Congo", None, "COG"),
    ("Zaire rejected the offer.", "Zaire", 1985, "COD"),
    ("Congolese soldiers fired.", "soldiers", 1985, "COG"),
    ("Congolese soldiers fired.", "soldiers", 2003, "COD"),
    ("Police in Juba fired tear gas.", "Police", 1999, "SDN"),
    ("Police in Juba fired tear gas.", "Police", 2015, "SSD"),
    ("Yugoslavia rejected the offer.", "Yugoslavia", 1985, "SRB"),
    ("Rhodesia rejected the offer.", "Rhodesia", 1978, "ZWE"),
    ("East Germany rejected the offer.", "Germany", 1978, "DEU"),
)


@pytest.mark.parametrize(("text", "word", "year", "country"), STATES)
def test_a_name_means_the_state_of_its_time(
    annotate: Annotate, text: str, word: str, year: int | None, country: str
) -> None:
    party = first(annotate(text, year), word)
    assert party is not None
    assert party.country == country


SEATS = (
    ("Bonn rejected the offer.", "Bonn", 1985, PartyKind.STATE),
    ("Bonn rejected the offer.", "Bonn", 2015, PartyKind.GROUP),
    ("Lagos rejected the offer.", "Lagos", 1985, PartyKind.STATE),
    ("Lagos rejected the offer.", "Lagos", 2015, PartyKind.GROUP),
    ("Saigon rejected the offer.", "Saigon", 1969, PartyKind.STATE),
    ("Salisbury rejected the offer.", "Salisbury", 1978, PartyKind.STATE),
    ("Salisbury rejected the offer.", "Salisbury", 2018, PartyKind.GROUP),
)


@pytest.mark.parametrize(("text", "word", "year", "kind"), SEATS)
def test_a_city_stands_for_the_government_while_it_sits_there(
    annotate: Annotate, text: str, word: str, year: int, kind: PartyKind
) -> None:
    party = first(annotate(text, year), word)
    assert party is not None
    assert party.kind is kind


def test_a_name_that_has_gone_is_a_name_of_its_time_only(annotate: Annotate) -> None:
    then, now = (first(annotate("Leopoldville rejected the offer.", year), "Leopoldville") for year in (1961, 2018))
    assert then is not None
    assert then.country == "COD"
    assert now is None or now.country is None


MEMBERS = (
    ("Greece, Turkey and Libya drew maps. The two NATO allies rejected them.", "allies", 2019, ["GRC", "TUR"]),
    ("Britain, France and Libya drew maps. The two EU states rejected them.", "states", 2015, ["GBR", "FRA"]),
    ("Britain, France and Libya drew maps. The two EU states rejected them.", "states", 2023, []),
    ("Greece, Turkey and Libya drew maps. The three states rejected them.", "states", 2019, ["GRC", "TUR", "LBY"]),
)


@pytest.mark.parametrize(("text", "word", "year", "countries"), MEMBERS)
def test_counted_members_are_those_of_the_year(
    annotate: Annotate, text: str, word: str, year: int, countries: list[str]
) -> None:
    article = annotate(text, year)
    token = next(token for token in article[PARSE] if token.text == word)
    assert [party.country for party in article[PARTIES].of(token) if party.country] == countries


LEADERS = (
    ("Clinton signed the order.", "Clinton", 1997, "USA", "GOV"),
    ("Clinton praised the order.", "Clinton", 2015, "USA", "ELI"),
    ("Nixon signed the order.", "Nixon", 1972, "USA", "GOV"),
    ("Barack Obama praised the order.", "Obama", 2005, "USA", None),
    ("Obama praised the order.", "Obama", 1985, None, None),
)


@pytest.mark.parametrize(("text", "word", "year", "country", "sector"), LEADERS)
def test_a_surname_means_who_held_office_then(
    annotate: Annotate, text: str, word: str, year: int, country: str | None, sector: str | None
) -> None:
    party = first(annotate(text, year), word)
    assert (party and party.country, party and party.sector) == (country, sector)
