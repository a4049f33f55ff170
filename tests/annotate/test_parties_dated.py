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


@pytest.fixture(scope="module")
def on_day() -> Callable[[str, date], Article]:
    coder = DocumentCoder(stages=tuple(stage for stage in STAGES if stage.gives in (LAYOUT, PARTIES)))
    return lambda text, day: next(coder.annotate([make_document(text, published=day)]))


def first(article: Article, word: str) -> Party | None:
    token = next(token for token in article[PARSE] if token.text == word)
    return next(iter(article[PARTIES].of(token)), None)


STATES = (
    ("Congo rejected the offer.", "Congo", 1985, "COG"),
    ("Congo rejected the offer.", "Congo", 2015, "COD"),
    ("Congo rejected the offer.", "Congo", None, "COD"),
    ("Congo rejected the offer of 1985.", "Congo", None, "COG"),
    ("Zaire rejected the offer.", "Zaire", 1985, "ZAR"),
    ("Congolese soldiers fired.", "soldiers", 1985, "COG"),
    ("Congolese soldiers fired.", "soldiers", 2003, "COD"),
    ("Police in Juba fired tear gas.", "Police", 1999, "SDN"),
    ("Police in Juba fired tear gas.", "Police", 2015, "SSD"),
    ("Yugoslavia rejected the offer.", "Yugoslavia", 1985, "YUG"),
    ("Rhodesia rejected the offer.", "Rhodesia", 1978, "RHO"),
    ("East Germany rejected the offer.", "Germany", 1978, "DDR"),
)


@pytest.mark.parametrize(("text", "word", "year", "country"), STATES)
def test_a_name_means_the_state_of_its_time(
    annotate: Annotate, text: str, word: str, year: int | None, country: str
) -> None:
    party = first(annotate(text, year), word)
    assert party is not None
    assert party.country == country


BORDERS = (
    ("Soviet troops crossed the river.", "troops", date(1991, 12, 26), "SUN"),
    ("Soviet troops crossed the river.", "troops", date(1991, 12, 27), "RUS"),
    ("Yugoslavia rejected the offer.", "Yugoslavia", date(2003, 2, 3), "YUG"),
    ("Yugoslavia rejected the offer.", "Yugoslavia", date(2003, 2, 4), "SRB"),
    ("Serbia and Montenegro rejected the offer.", "Serbia", date(2003, 2, 4), "SCG"),
    ("Serbia and Montenegro rejected the offer.", "Serbia", date(2006, 6, 3), "SCG"),
    ("East Germany rejected the offer.", "Germany", date(1990, 10, 2), "DDR"),
    ("East Germany rejected the offer.", "Germany", date(1990, 10, 3), "DEU"),
    ("Czechoslovakia rejected the offer.", "Czechoslovakia", date(1992, 12, 31), "CSK"),
    ("Czechoslovakia rejected the offer.", "Czechoslovakia", date(1993, 1, 1), "CZE"),
    ("Zaire rejected the offer.", "Zaire", date(1997, 5, 17), "ZAR"),
    ("Zaire rejected the offer.", "Zaire", date(1997, 5, 18), "COD"),
    ("Upper Volta rejected the offer.", "Volta", date(1984, 8, 3), "HVO"),
    ("Upper Volta rejected the offer.", "Volta", date(1984, 8, 4), "BFA"),
    ("South Yemen rejected the offer.", "Yemen", date(1990, 5, 21), "YMD"),
    ("South Yemen rejected the offer.", "Yemen", date(1990, 5, 22), "YEM"),
    ("North Yemen rejected the offer.", "Yemen", date(1985, 5, 22), "YEM"),
    ("North Vietnam rejected the offer.", "Vietnam", date(1969, 5, 21), "VDR"),
    ("South Vietnam rejected the offer.", "Vietnam", date(1969, 5, 21), "VNM"),
    ("Rhodesia rejected the offer.", "Rhodesia", date(1980, 4, 17), "RHO"),
    ("Rhodesia rejected the offer.", "Rhodesia", date(1980, 4, 18), "ZWE"),
    ("Burma rejected the offer.", "Burma", date(1989, 6, 17), "BUR"),
    ("Burma rejected the offer.", "Burma", date(1989, 6, 18), "MMR"),
    ("Dahomey rejected the offer.", "Dahomey", date(1975, 11, 29), "DHY"),
    ("Moscow rejected the offer.", "Moscow", date(1985, 6, 1), "SUN"),
    ("The Kremlin rejected the offer.", "Kremlin", date(1985, 6, 1), "SUN"),
    ("The Kremlin rejected the offer.", "Kremlin", date(1995, 6, 1), "RUS"),
    ("Gorbachev rejected the offer.", "Gorbachev", date(1987, 6, 1), "SUN"),
    ("Hanoi rejected the offer.", "Hanoi", date(1969, 6, 1), "VDR"),
)


@pytest.mark.parametrize(("text", "word", "day", "code"), BORDERS)
def test_a_former_state_is_one_until_its_last_day(
    on_day: Callable[[str, date], Article], text: str, word: str, day: date, code: str
) -> None:
    party = first(on_day(text, day), word)
    assert party is not None
    assert (party.id or party.country, party.country, party.code) == (code, code, code)


STORIES = (
    ("In 1979 the Soviet Union invaded Afghanistan.", "Union", "SUN"),
    ("The 1968 invasion of Czechoslovakia shaped him.", "Czechoslovakia", "CSK"),
    ("In 1985, East German soldiers shot him.", "soldiers", "DDR"),
    ("In 1918 Russia left the war.", "Russia", "RUS"),
    ("Moscow left the treaty of 1987.", "Moscow", "RUS"),
    ("Burma has been ruled by soldiers since 1962.", "Burma", "MMR"),
    ("The Soviet Union is missed by some.", "Union", "RUS"),
    ("In 2010 Yugoslavia was no more.", "Yugoslavia", "SRB"),
)


@pytest.mark.parametrize(("text", "word", "code"), STORIES)
def test_a_name_that_means_only_a_former_state_is_that_state_where_a_later_report_tells_of_its_time(
    on_day: Callable[[str, date], Article], text: str, word: str, code: str
) -> None:
    party = first(on_day(text, date(2019, 6, 1)), word)
    assert party is not None
    assert party.country == code


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
    ("Turkey and Syria traded fire. The NATO member closed the border.", "member", 2019, ["TUR"]),
    ("Turkey and Greece traded fire. The NATO member closed the border.", "member", 2019, []),
    ("Turkey and Syria traded fire. A NATO ally closed the border.", "ally", 2019, []),
    ("Sweden and Syria traded fire. The NATO ally closed the border.", "ally", 2019, []),
    ("Sweden and Syria traded fire. The NATO ally closed the border.", "ally", 2025, ["SWE"]),
    ("Poland and Austria traded fire. The Warsaw Pact state closed the border.", "state", 1981, ["POL"]),
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
