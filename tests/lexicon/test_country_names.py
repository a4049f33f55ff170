"""What a user may call a country: our table first, countrynames behind it with its known faults."""

import countrynames
import pytest

from standoff.lexicon import load_lexicon
from standoff.lexicon.country_names import country_called, former_state_called, read_country_names

CALLED = (
    ("Nigeria", "NGA"),
    ("Federal Republic of Nigeria", "NGA"),
    ("the netherlands", "NLD"),
    ("Netherlands", "NLD"),
    ("U.S.", "USA"),
    ("U.K.", "GBR"),
    ("Kosovo", "XKX"),
    ("East Germany", "DEU"),
    ("GDR", "DEU"),
    ("Soviet Union", "RUS"),
    ("Yugoslavia", "SRB"),
    ("Czechoslovakia", "CZE"),
    ("Zaire", "COD"),
    ("Rhodesia", "ZWE"),
    ("Upper Volta", "BFA"),
    ("South Yemen", "YEM"),
    ("Deutschland", "DEU"),
    ("Frankreich", "FRA"),
    ("Helsinki", "FIN"),
)
NOWHERE = ("", "Atlantis", "European Union", "NATO", "Hamas", "Netherlands Antilles", "Northern Cyprus")


@pytest.mark.parametrize(("name", "code"), CALLED)
def test_a_country_is_found_by_what_it_is_called(name: str, code: str) -> None:
    assert country_called(load_lexicon(), name) == code


@pytest.mark.parametrize("name", NOWHERE)
def test_what_is_no_country_is_none(name: str) -> None:
    assert country_called(load_lexicon(), name) is None


@pytest.mark.filterwarnings("ignore")
def test_the_faults_of_countrynames_that_our_table_covers() -> None:
    """Should one of these be mended there, the table may become smaller."""
    assert countrynames.to_code_3("U.S.") is None
    assert countrynames.to_code_3("South Yemen") is None
    assert countrynames.to_code_3("Soviet Union") == "SUHH"
    for name in ("East Germany", "Zaire"):
        with pytest.raises(KeyError):
            countrynames.to_code_3(name)


def test_what_was_called_so_is_known_by_its_own_code_as_well() -> None:
    lexicon = load_lexicon()
    asked = ("the Soviet Union", "soviet", "Zaire", "GDR", "Netherlands Antilles", "Peru")
    assert [former_state_called(lexicon, name) for name in asked] == ["SUN", "SUN", "ZAR", "DDR", "ANT", None]
    assert read_country_names(lexicon)["YUG"] == "Yugoslavia"
