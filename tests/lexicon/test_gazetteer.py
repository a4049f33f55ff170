"""The lexicon of names: broad enough, consistent, and right where other tables fail."""

import pytest

from standoff.lexicon import Lexicon, load_lexicon
from standoff.lexicon.agents import read_agents
from standoff.lexicon.gazetteer import Gazetteer, Name, Sense, plain, read_gazetteer, split_words
from standoff.lexicon.persons import read_person_words


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    return lexicon.table(read_gazetteer)


def names(gazetteer: Gazetteer, sense: Sense) -> list[Name]:
    return [name for group in gazetteer.by_first_word.values() for name in group if name.sense is sense]


def look_up(gazetteer: Gazetteer, text: str) -> Name:
    words = split_words(text)
    return next(name for name in gazetteer.by_first_word[words[0].lower()] if name.words == words)


@pytest.mark.parametrize(("sense", "least"), [(Sense.METONYM, 150), (Sense.ORGANISATION, 150), (Sense.ARMED, 150)])
def test_the_lists_are_broad(gazetteer: Gazetteer, sense: Sense, least: int) -> None:
    assert len(names(gazetteer, sense)) >= least


def test_every_country_code_is_one_of_the_table(gazetteer: Gazetteer) -> None:
    known = {*gazetteer.common, "ESH"}
    used = {name.country for group in gazetteer.by_first_word.values() for name in group if name.country is not None}
    assert sorted(used - known) == []


def test_plover_sectors_are_those_of_the_codebook(lexicon: Lexicon, gazetteer: Gazetteer) -> None:
    known = set(
        "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
    )
    known |= {"NGO", None}
    rows = lexicon.table(read_agents).by_head.values()
    used = {agent.sector for row in rows for _, _, agent in row}
    used |= {name.sector for group in gazetteer.by_first_word.values() for name in group}
    assert {sector for sector in used - known if sector} == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("U.S.", "USA"),
        ("US", "USA"),
        ("U.K.", "GBR"),
        ("East Germany", "DEU"),
        ("Soviet Union", "RUS"),
        ("D.R. Congo", "COD"),
        ("Republic of the Congo", "COG"),
        ("Côte d’Ivoire", "CIV"),
        ("Türkiye", "TUR"),
        ("Burma", "MMR"),
        ("Macau", "MAC"),
        ("Kosovo", "XKX"),
        ("Timor-Leste", "TLS"),
        ("Swaziland", "SWZ"),
    ],
)
def test_names_that_other_tables_do_not_know(gazetteer: Gazetteer, text: str, code: str) -> None:
    assert look_up(gazetteer, text).id == code


def test_words_are_split_at_hyphens_and_possessives() -> None:
    assert split_words("Guinea-Bissau") == ("Guinea", "Bissau")
    assert split_words("People's Liberation Army") == ("People", "'s", "Liberation", "Army")
    assert split_words("Kurdistan Workers' Party") == ("Kurdistan", "Workers", "'", "Party")
    assert plain("Élysée") == "Elysee"


def test_leaders_have_years_in_order(lexicon: Lexicon) -> None:
    leaders = lexicon.table(read_person_words).leaders
    assert all(row.until is None or row.since <= row.until for rows in leaders.values() for row in rows)
