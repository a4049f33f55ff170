"""Members of organisations by day."""

from datetime import date

import pytest

from standoff.errors import LexiconError
from standoff.lexicon import Lexicon, load_lexicon
from standoff.lexicon.country_names import read_country_names
from standoff.lexicon.memberships import read_memberships


def test_members_are_those_of_the_day_or_of_today() -> None:
    table = read_memberships(load_lexicon())
    assert "GBR" in table.members("EU", date(2015, 1, 1))
    assert "GBR" not in table.members("EU", date(2023, 1, 1)) | table.members("EU", None)
    assert len(table.members("NATO", date(1990, 1, 1))) == 16
    assert len(table.members("EU", date(2014, 1, 1))) == 28
    assert table.members("WARSAWPACT", None) == frozenset()
    assert table.members("ATLANTIS", date(2000, 1, 1)) == frozenset()


NUMBERS = [
    ("NATO", 32), ("EU", 27), ("COE", 46), ("OSCE", 57), ("EEA", 30), ("EFTA", 4), ("EUROGROUP", 21), ("SCHENGEN", 29),
    ("OECD", 38),
    ("ASEAN", 11), ("SCO", 10), ("CSTO", 6), ("AU", 55), ("ECOWAS", 12), ("SADC", 16), ("EAC", 8),
    ("COMESA", 21), ("GCC", 6), ("ARAB_LEAGUE", 22), ("OIC", 57), ("OAS", 34), ("CELAC", 33), ("G20", 19),
    ("BRICS", 10),
    ("OPEC", 12), ("COMMONWEALTH", 56), ("ICC", 125),
]  # fmt: skip


@pytest.mark.parametrize(("organisation", "number"), NUMBERS)
def test_there_are_as_many_members_now_as_public_record_counts(organisation: str, number: int) -> None:
    assert len(read_memberships(load_lexicon()).members(organisation, None)) == number


DAYS = [
    ("NATO", "SWE", date(2024, 3, 6), False),
    ("NATO", "SWE", date(2024, 3, 7), True),
    ("EU", "GBR", date(2020, 1, 31), True),
    ("EU", "GBR", date(2020, 2, 1), False),
    ("COE", "RUS", date(2022, 3, 16), True),
    ("COE", "RUS", date(2022, 3, 17), False),
    ("ECOWAS", "MLI", date(2025, 1, 28), True),
    ("ECOWAS", "MLI", date(2025, 1, 29), False),
    ("WARSAWPACT", "DDR", date(1989, 11, 9), True),
    ("WARSAWPACT", "DEU", date(1989, 11, 9), False),
    ("OSCE", "SUN", date(1985, 1, 1), True),
    ("P5", "SUN", date(1985, 1, 1), True),
    ("P5", "SUN", date(1995, 1, 1), False),
    ("AU", "ZAR", date(1985, 1, 1), True),
    ("AU", "MAR", date(2000, 1, 1), False),
    ("ICC", "PHL", date(2019, 3, 17), False),
    ("OPEC", "LBY", date(1962, 6, 1), None),
    ("OPEC", "LBY", date(1963, 6, 1), True),
    ("OIF", "EGY", date(1995, 6, 1), None),
    ("ATLANTIS", "EGY", date(1995, 6, 1), None),
]


@pytest.mark.parametrize(("organisation", "country", "day", "told"), DAYS)
def test_who_belongs_on_a_day_is_told_and_what_is_not_sure_is_none(
    organisation: str, country: str, day: date, told: bool | None
) -> None:
    assert read_memberships(load_lexicon()).is_member(organisation, country, day) is told


def test_members_and_organisations_are_those_of_the_other_tables() -> None:
    lexicon = load_lexicon()
    table = read_memberships(lexicon)
    ids = {row["id"] for row in lexicon.rows("organisations.csv", ("id", "code", "sector", "names"))}
    ids |= {row["id"] for row in lexicon.rows("blocs.csv", ("id", "code", "members", "names"))}
    assert len(table.of) >= 60
    assert table.of.keys() <= ids
    states = {state for rows in table.of.values() for row in rows for state in row.countries}
    unknown = states - read_country_names(lexicon).keys()
    assert unknown == {"ESH"}, "the Sahrawi republic is a member and no state of ours"


def test_nobody_belongs_twice_on_the_same_day() -> None:
    table = read_memberships(load_lexicon())
    for organisation, rows in table.of.items():
        for at, row in enumerate(rows):
            for other in rows[at + 1 :]:
                shared = row.countries & other.countries
                days = [border.first for one in (row, other) for border in (one.since, one.until) if border is not None]
                twice = [day for day in days if row.covers(day) and other.covers(day)]
                assert not (shared and twice), (organisation, shared)


@pytest.mark.parametrize("row", ["NATO,1949-13-01,,USA", "NATO,soon,,USA", "NATO,2000,1990,USA"])
def test_a_row_that_is_wrong_is_told(row: str) -> None:
    files = {"memberships.csv": f"organisation,since,until,countries\n{row}\n".encode()}
    with pytest.raises(LexiconError, match=r"memberships\.csv"):
        read_memberships(Lexicon(files))
