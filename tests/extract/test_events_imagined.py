"""What becomes of deeds under a refusal, a demand or a threat."""

from collections.abc import Callable

import pytest
from tests.conftest import make_document

from standoff.annotate.article import Article
from standoff.extract.events import EVENTS
from standoff.model import EventType, Status
from standoff.pipeline.coder import DocumentCoder


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Bolivia refused to release the Paraguayan soldiers.", Status.NEGATED),
        ("Togo has refused to release the two Ghanaian fishermen.", Status.NEGATED),
        ("Peru demanded that Chile release the sailors.", Status.HYPOTHETICAL),
        ("Chile released the Peruvian sailors on Monday.", Status.OCCURRED),
    ],
)
def test_a_release_is_as_real_as_what_governs_it(reading_coder: DocumentCoder, text: str, status: Status) -> None:
    events = next(reading_coder.annotate([make_document(text, None)]))[EVENTS]
    assert {event.status for event in events if event.event is EventType.RETREAT} <= {status}


def test_a_condition_gives_no_parties(annotate: Callable[..., Article]) -> None:
    events = annotate("France will halt aid unless the Malian opposition leader is freed.")[EVENTS]
    assert all(party.country != "MLI" for event in events for party in event.recipient if event.event != "RETREAT")


def test_common_borders_are_no_deed(reading_coder: DocumentCoder) -> None:
    text = "Chad shares borders with Sudan, Libya and Niger."
    assert next(reading_coder.annotate([make_document(text, None)]))[EVENTS] == ()
