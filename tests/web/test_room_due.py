"""Days ahead on the Desk: planned acts and horizons after the latest report, and whose expectation they are."""

from dataclasses import replace

import pytest

from handmade import event, outlook, person, report, state, statement
from standoff.brief import Options
from standoff.brief.desk import Desk, set_up
from standoff.lexicon import load_lexicon
from standoff.model import EventType, Record, Status
from standoff.web.due import due

TEXT = (
    "Chad will open the bridge on May 3. Niger expects Chad to leave the camp on May 4. "
    "Chad closed the road on April 2. An analyst sees a deal by June."
)
DOCUMENT = report(TEXT, "2014-04-30")


def desk_of(*records: Record) -> Desk:
    return set_up(records, [DOCUMENT], load_lexicon(), Options())


def planned(words: str, on: str, **fields: object) -> Record:
    made = event(DOCUMENT, EventType.CONCEDE, "TCD", "NER", words, status=Status.PLANNED, on=on, quad=1, scale=3)
    return replace(made, **fields)  # type: ignore[arg-type]


def test_the_nearest_comes_first_and_what_is_over_does_not_come() -> None:
    ahead = due(
        desk_of(
            outlook(DOCUMENT, person("Ali Daro", "TCD", "analyst", None), "a deal", None, "2014-06-30"),
            planned("open the bridge", "2014-05-03"),
            planned("closed the road", "2014-04-02"),
        )
    )
    assert [(one.when, one.sort) for one in ahead] == [("3 May", "planned"), ("30 June", "expected by then")]


@pytest.mark.parametrize(("speaker", "says"), [("NER", "expected by Niger"), ("TCD", "planned")])
def test_what_another_side_tells_is_its_expectation(speaker: str, says: str) -> None:
    said = statement(DOCUMENT, state(speaker), "Chad to leave the camp", cue="expects")
    ahead = due(desk_of(said, planned("leave the camp", "2014-05-04", according_to=said.id)))
    assert [one.sort for one in ahead] == [says]
