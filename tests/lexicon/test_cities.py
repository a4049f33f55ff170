"""The cities of the lexicon, which `bench/make_cities.py` makes."""

import runpy
from pathlib import Path

from standoff.lexicon import load_lexicon

SCRIPT = Path(__file__).parents[2] / "bench" / "make_cities.py"


def test_the_committed_cities_have_their_columns_and_no_city_is_in_two_states() -> None:
    rows = load_lexicon().rows("cities.csv", ("country", "names"))
    names = [name for row in rows for name in row["names"].split(";")]
    assert len(names) > 3000
    assert len(names) == len(set(names))
    assert [row["country"] for row in rows] == sorted({row["country"] for row in rows})


def test_the_script_makes_the_same_twice_and_in_that_form() -> None:
    make = runpy.run_path(str(SCRIPT))["make"]
    lexicon = load_lexicon()
    text = make(lexicon)
    assert text == make(lexicon)
    assert "country,names\n" in text
    assert "\nNGA,Abakaliki;" in text
