"""Members of organisations by year."""

from standoff.lexicon import load_lexicon
from standoff.lexicon.country_names import read_country_names
from standoff.lexicon.memberships import read_memberships


def test_members_are_those_of_the_year_or_of_today() -> None:
    table = read_memberships(load_lexicon())
    assert "GBR" in table.members("EU", 2015)
    assert "GBR" not in table.members("EU", 2023) | table.members("EU", None)
    assert len(table.members("NATO", 1990)) == 16
    assert len(table.members("EU", 2014)) == 28
    assert table.members("WARSAWPACT", None) == frozenset()
    assert table.members("ATLANTIS", 2000) == frozenset()


def test_members_and_organisations_are_those_of_the_other_tables() -> None:
    lexicon = load_lexicon()
    table = read_memberships(lexicon)
    ids = {row["id"] for row in lexicon.rows("organisations.csv", ("id", "code", "sector", "names"))}
    assert table.of.keys() <= ids
    states = {state for rows in table.of.values() for row in rows for state in row.countries}
    assert states <= read_country_names(lexicon).keys()
