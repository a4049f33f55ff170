"""Rounds of talks that are told as a list: one event for each body, with its own day."""

import pytest
from tests.conftest import make_document

from standoff.model import Event, EventType
from standoff.pipeline import DocumentCoder

LISTS = [
    (
        "Peru repeated its terms in direct talks with Ecuador on Monday, at the Organization of American States on "
        "Tuesday and before the United Nations on Thursday.",
        "PER",
        [("OAS", "Tuesday"), ("UN", "Thursday")],
    ),
    (
        "Kenya raised the matter in talks with Uganda on Monday, in the African Union on Wednesday and at the United "
        "Nations on Friday.",
        "KEN",
        [("AU", "Wednesday"), ("UN", "Friday")],
    ),
    (
        "Serbia restated its position in negotiations with Kosovo on Tuesday, in the Security Council on Wednesday and "
        "in the OSCE on Friday, officials said.",
        "SRB",
        [("UNSC", "Wednesday"), ("OSCE", "Friday")],
    ),
    (
        "Chad pleaded its case in talks with Niger on Tuesday and at the African Union on Thursday.",
        "TCD",
        [("AU", "Thursday")],
    ),
    (
        "Greece had put the same case in talks with Turkey on Monday, to NATO on Tuesday and before the European Union "
        "on Wednesday.",
        "GRC",
        [("NATO", "Tuesday"), ("EU", "Wednesday")],
    ),
]
NONE = [
    "Chad pressed its claim in talks with Libya on Monday and at home on Tuesday.",
    "Kenya voted in the United Nations on Friday.",
    "Uganda held talks with Kenya, and its lawyers were at the United Nations on Friday.",
    "Kenya spoke of its talks with Uganda on Monday, and at the United Nations nobody noticed.",
    "Niger bombed Chad on Monday, and at the United Nations on Tuesday it said so.",
]


def _rounds(coder: DocumentCoder, text: str) -> list[Event]:
    (coded,) = coder.code([make_document(text)])
    events = (record for record in coded.records if isinstance(record, Event))
    return [event for event in events if event.event is EventType.CONSULT and "multilateral" in event.mode]


@pytest.mark.parametrize(("text", "actor", "wanted"), LISTS)
def test_each_item_is_a_meeting_with_its_day(
    coder: DocumentCoder, text: str, actor: str, wanted: list[tuple[str, str]]
) -> None:
    found = _rounds(coder, text)
    assert [(event.recipient[0].id, event.date.text if event.date else None) for event in found] == wanted
    for event, (_, day) in zip(found, wanted, strict=True):
        assert [party.id for party in event.actor] == [actor]
        assert event.evidence[0].text.split()[0] in ("in", "at", "before", "to")
        assert event.evidence[0].text.endswith(f" on {day}")


@pytest.mark.parametrize("text", NONE)
def test_other_places_and_days_are_no_meetings(coder: DocumentCoder, text: str) -> None:
    assert _rounds(coder, text) == []


def test_the_encoder_has_no_word_in_it(reading_coder: DocumentCoder) -> None:
    assert len(_rounds(reading_coder, LISTS[0][0])) == 2
