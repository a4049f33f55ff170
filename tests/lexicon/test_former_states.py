"""The table of states that are no more."""

from datetime import date

import pytest

from standoff.errors import LexiconError
from standoff.lexicon import Lexicon, load_lexicon
from standoff.lexicon.country_names import read_country_names
from standoff.lexicon.former_states import read_former_states
from standoff.lexicon.gazetteer import read_gazetteer

HEADER = "code,name,names,adjectives,people,capital,since,until,successor,living,seat"


def test_every_state_has_a_code_of_its_own_and_its_days_in_order() -> None:
    lexicon = load_lexicon()
    states = read_former_states(lexicon)
    living = {
        row["code"]
        for row in lexicon.rows("countries.csv", ("code", "name", "names", "adjectives", "people", "capital"))
    }
    assert len({state.code for state in states}) == len(states)
    assert living.isdisjoint(state.code for state in states)
    assert all(state.successor is None or state.successor in living for state in states)
    assert all(state.since is None or state.until is None or state.since < state.until for state in states)
    assert all(read_country_names(lexicon)[state.code] == state.name for state in states)


@pytest.mark.parametrize(
    ("country", "day", "state"),
    [
        ("RUS", date(1991, 12, 26), "SUN"),
        ("RUS", date(1991, 12, 27), "RUS"),
        ("SRB", date(2003, 2, 3), "YUG"),
        ("SRB", date(2003, 2, 4), "SCG"),
        ("SRB", date(2006, 6, 4), "SRB"),
        ("DEU", date(1985, 1, 1), "DEU"),
        ("FRA", date(1985, 1, 1), "FRA"),
    ],
)
def test_the_state_that_held_a_seat_is_that_of_the_day(country: str, day: date, state: str) -> None:
    assert read_gazetteer(load_lexicon()).state_then(country, day, day) == state


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("SUN,Soviet Union,,,,Moscow,1922-12-30,1991,RUS,,yes", "1991"),
        ("Sun,Soviet Union,,,,Moscow,1922-12-30,,RUS,,yes", "alpha-3"),
    ],
)
def test_a_row_that_is_wrong_is_told(row: str, told: str) -> None:
    with pytest.raises(LexiconError, match=told):
        read_former_states(Lexicon({"former_states.csv": f"{HEADER}\n{row}\n".encode()}))
