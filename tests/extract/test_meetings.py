"""Meetings: who, when, where, in what form, and whether they took place; one record for each."""

from collections.abc import Callable
from datetime import date

import pytest

from standoff.annotate.article import Article
from standoff.errors import LexiconError
from standoff.extract.meetings import MEETINGS
from standoff.lexicon import Lexicon
from standoff.lexicon.meetings import read_meetings
from standoff.model import Meeting

FRIDAY = date(2024, 3, 15)


def sides(meeting: Meeting) -> set[str]:
    """The ids of those who meet, or their words where they have none."""
    return {party.id or party.country or party.text for party in meeting.participants}


ONE = [
    ("Kenya rejected Somalia's offer of talks.", {"KEN", "SOM"}, "ruled-out", "bilateral", None, None),
    ("Chad accepted Niger's invitation to talks in Doha.", {"TCD", "NER"}, "planned", "bilateral", None, "Doha"),
    ("Egypt repeated its call for talks with Ethiopia.", {"EGY", "ETH"}, "proposed", "bilateral", None, None),
    ("No date has been set for new talks.", set(), "ruled-out", "multilateral", None, None),
    ("Peru's president said he would visit Chile on Sunday.", {"PER", "CHL"}, "planned", "visit", None, None),
    (
        "Chad and Niger fell out at a meeting of their foreign ministers.",
        {"TCD", "NER"},
        "held",
        "bilateral",
        None,
        None,
    ),
    ("Norway's prime minister arrived in Warsaw on Monday.", {"NOR", "POL"}, "held", "visit", "2024-03-11", None),
    (
        "Norway's prime minister discussed the border with her Polish counterpart.",
        {"NOR", "POL"},
        "held",
        None,
        None,
        None,
    ),
    ("The Danish foreign minister dined with Finland's president.", {"DNK", "FIN"}, "held", None, None, None),
    (
        "Mali's foreign minister called on his Algerian counterpart in Algiers.",
        {"MLI", "DZA"},
        "held",
        None,
        None,
        "Algiers",
    ),
    ("Contacts between Libya and Malta resumed in Rome.", {"LBY", "MLT"}, "held", "bilateral", None, "Rome"),
    ("Chad and Libya held talks in Tunis on Tuesday.", {"TCD", "LBY"}, "held", "bilateral", "2024-03-12", "Tunis"),
    ("Chadian and Libyan negotiators met in Tunis.", {"TCD", "LBY"}, "held", "bilateral", None, "Tunis"),
    ("The foreign ministers of Egypt and Sudan met in Cairo.", {"EGY", "SDN"}, "held", "bilateral", None, "Cairo"),
    ("The Greece-Turkey talks ended on Wednesday.", {"GRC", "TUR"}, "held", "bilateral", "2024-03-13", None),
    ("Talks between Peru and Chile collapsed on Monday.", {"PER", "CHL"}, "held", "bilateral", "2024-03-11", None),
    (
        "Peru, Chile and Bolivia held talks on Monday.",
        {"PER", "CHL", "BOL"},
        "held",
        "multilateral",
        "2024-03-11",
        None,
    ),
    ("Kenya's president will meet Uganda's president on Monday.", {"KEN", "UGA"}, "planned", "bilateral", None, None),
    ("Talks between Iran and Oman are scheduled for Tuesday.", {"IRN", "OMN"}, "planned", "bilateral", None, None),
    ("Iran agreed to hold talks with Oman.", {"IRN", "OMN"}, "planned", "bilateral", None, None),
    ("Japan plans to hold a summit with India in May.", {"JPN", "IND"}, "planned", "summit", None, None),
    ("India proposed talks with Pakistan.", {"IND", "PAK"}, "proposed", "bilateral", None, None),
    ("India offered to meet Pakistan.", {"IND", "PAK"}, "proposed", "bilateral", None, None),
    ("Beijing invited the Philippines to talks.", {"CHN", "PHL"}, "proposed", "bilateral", None, None),
    ("Serbia called for talks with Kosovo.", {"SRB", "XKX"}, "proposed", "bilateral", None, None),
    ("Armenia cancelled talks with Azerbaijan.", {"ARM", "AZE"}, "cancelled", "bilateral", None, None),
    ("The summit between Kenya and Uganda was called off.", {"KEN", "UGA"}, "cancelled", "summit", None, None),
    ("Mali postponed a meeting with Niger.", {"MLI", "NER"}, "cancelled", "bilateral", None, None),
    ("Armenia ruled out talks with Azerbaijan.", {"ARM", "AZE"}, "ruled-out", "bilateral", None, None),
    ("Serbia refused to meet Kosovo.", {"SRB", "XKX"}, "ruled-out", "bilateral", None, None),
    ("Serbia rejected talks with Kosovo.", {"SRB", "XKX"}, "ruled-out", "bilateral", None, None),
    ("Armenia did not rule out talks with Azerbaijan.", {"ARM", "AZE"}, "proposed", "bilateral", None, None),
    ("No talks between India and Pakistan are planned.", {"IND", "PAK"}, "ruled-out", "bilateral", None, None),
    ("No new talks have been scheduled.", set(), "ruled-out", "multilateral", None, None),
    ("There will be no further negotiations.", set(), "ruled-out", "multilateral", None, None),
    ("Turkey's foreign minister visited Cairo on Thursday.", {"TUR", "EGY"}, "held", "visit", "2024-03-14", None),
    (
        "Turkey's foreign minister flew to Cairo for talks with Egypt.",
        {"TUR", "EGY"},
        "held",
        "bilateral",
        None,
        "Cairo",
    ),
    ("France's president received the Indian prime minister.", {"FRA", "IND"}, "held", "visit", None, None),
    ("France's president spoke by phone with the Indian prime minister.", {"FRA", "IND"}, "held", "call", None, None),
    ("In a phone call with Spain, Portugal asked for time.", {"ESP", "PRT"}, "held", "call", None, None),
    ("The Security Council met on Monday.", {"UNSC"}, "held", "multilateral", "2024-03-11", None),
    ("The African Union held a summit in Addis Ababa.", {"AU"}, "held", "summit", None, "Addis Ababa"),
    ("Brazil offered to host talks in Manaus.", {"BRA"}, "proposed", None, None, "Manaus"),
    (
        "A round of talks between Iran and Oman will open in Muscat.",
        {"IRN", "OMN"},
        "planned",
        "bilateral",
        None,
        "Muscat",
    ),
    (
        "After talks with Ghana on Monday, Togo reopened the road.",
        {"GHA", "TGO"},
        "held",
        "bilateral",
        "2024-03-11",
        None,
    ),
    ("Ghana told Togo's ambassador at a meeting that it would pay.", {"GHA", "TGO"}, "held", "bilateral", None, None),
]


@pytest.mark.parametrize(("text", "who", "state", "form", "day", "place"), ONE)
def test_a_sentence_tells_of_one_meeting(
    annotate: Callable[..., Article],
    text: str,
    who: set[str],
    state: str,
    form: str | None,
    day: str | None,
    place: str | None,
) -> None:
    found = annotate(text, FRIDAY)[MEETINGS]
    assert [(sides(meeting), str(meeting.state)) for meeting in found] == [(who, state)]
    meeting = found[0]
    if form is not None:
        assert meeting.format == form
    if day is not None:
        assert meeting.date is not None
        assert meeting.date.value == day
    if place is not None:
        assert meeting.place is not None
        assert meeting.place.text == place


NONE = [
    "If talks between India and Pakistan fail, trade will stop.",
    "She met voters at a town hall meeting.",
    "The board meeting lasted an hour.",
    "The minister held a news conference on Monday.",
    "The plan meets the needs of Kenya.",
    "The talks were difficult.",
    "The army fired a round of tear gas.",
    "The committee will study what later rounds might bring.",
    "Reporters met the minister at the gate.",
    "Congress passed the bill.",
    "A tour guide led the visit to the museum.",
    "They called the offer a trap.",
    "Mali called on Algeria to open the border.",
    "The candidate dined with many of her aides.",
    "A firm and a Chinese ministry began assembling cars.",
    "Norway's prime minister arrived in Bergen on Monday.",
    "No date was set for the talks.",
    "The plan was met with opposition in France.",
    "The committee heard about the Armed Forces forum.",
    "A deal could lead to talks between India and Pakistan.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_meeting_of_sides_makes_no_record(annotate: Callable[..., Article], text: str) -> None:
    assert [meeting.evidence[0].text for meeting in annotate(text, FRIDAY)[MEETINGS]] == []


def test_mentions_of_the_same_talks_make_one_record_with_all_of_them_as_evidence(
    annotate: Callable[..., Article],
) -> None:
    text = (
        "Chad and Libya held talks in Tunis on Tuesday.\n"
        "The talks lasted six hours.\n"
        "Chad's foreign minister said after meeting Libya's foreign minister on Tuesday that little had changed."
    )
    found = annotate(text, FRIDAY)[MEETINGS]
    assert len(found) == 1
    assert {"The talks"} <= {span.text for span in found[0].evidence}
    assert sum(span.text.startswith("meeting Libya") for span in found[0].evidence) == 1


def test_meetings_on_two_days_are_two(annotate: Callable[..., Article]) -> None:
    text = "Chad and Libya met in Tunis on Monday. Chad and Libya met again in Cairo on Wednesday."
    assert len(annotate(text, FRIDAY)[MEETINGS]) == 2


def test_a_meeting_to_come_is_in_no_month_gone_by(annotate: Callable[..., Article]) -> None:
    found = annotate("India proposed talks with Pakistan in Dubai in June.", FRIDAY)[MEETINGS]
    assert [meeting.date.earliest if meeting.date else None for meeting in found] in ([None], [date(2024, 6, 1)])


def test_what_was_planned_and_then_called_off_is_one_cancelled_meeting(annotate: Callable[..., Article]) -> None:
    text = "Ethiopia and Sudan agreed to hold a meeting in Nairobi. On Thursday Ethiopia cancelled the meeting."
    found = annotate(text, FRIDAY)[MEETINGS]
    assert [(sides(meeting), str(meeting.state)) for meeting in found] == [({"ETH", "SDN"}, "cancelled")]


def test_forums_in_a_row_with_talks_are_meetings_of_their_own(annotate: Callable[..., Article]) -> None:
    text = (
        "Brazil set out its case in a meeting with Peru last Saturday, at the Mercosur summit on Sunday and in the OAS "
        "council on Tuesday."
    )
    found = annotate(text, FRIDAY)[MEETINGS]
    days = [(sides(meeting), meeting.date.value if meeting.date else None) for meeting in found]
    assert days == [
        ({"BRA", "PER"}, "2024-03-09"),
        ({"BRA", "MERCOSUR"}, "2024-03-10"),
        ({"BRA", "OAS"}, "2024-03-12"),
    ]


def test_the_two_sides_are_the_two_states_of_the_article(annotate: Callable[..., Article]) -> None:
    text = (
        "Peru accused Chile of dumping waste. Chile denied it, and Peru recalled its envoy.\n"
        "The two sides agreed to meet in Quito in April."
    )
    found = annotate(text, FRIDAY)[MEETINGS]
    assert [(sides(meeting), str(meeting.state)) for meeting in found] == [({"PER", "CHL"}, "planned")]


def test_the_two_sides_are_nobody_where_a_third_is_as_prominent(annotate: Callable[..., Article]) -> None:
    text = "Peru accused Chile. Chile accused Peru. Bolivia accused Chile. Peru accused Bolivia. The two sides met."
    assert annotate(text, FRIDAY)[MEETINGS] == ()


def test_a_list_of_states_of_an_unknown_name_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"meetings\.toml"):
        read_meetings(Lexicon({"meetings.toml": b"[nouns]\nbanquet = ['dinner']\n"}))


def test_a_meeting_that_was_to_have_been_was_not_held(annotate: Callable[..., Article]) -> None:
    (meeting,) = annotate("Chad and Niger were to have met in Bamako on Tuesday.", date(2019, 5, 13))[MEETINGS]
    assert meeting.state == "cancelled"


TWO_STATES = (
    "Uganda and Rwanda have quarrelled over the lake for a year. Uganda closed its border with Rwanda in May. "
    "Rwanda says that Uganda broke the treaty. "
)
OF_THE_TWO = [
    ("Talks in Arusha ended without result.", None),
    ("Tanzania suggested a summit in Dodoma.", {"UGA", "RWA"}),
    ("Uganda proposed talks in Arusha.", {"UGA", "RWA"}),
    ("Ethiopia supports Ugandan calls for talks in Addis Ababa.", {"UGA", "RWA"}),
    ("Ethiopia proposed talks with Uganda in Addis Ababa.", {"UGA", "ETH"}),
    ("The foreign ministers of the two countries are to meet in Arusha on March 20.", {"UGA", "RWA"}),
    ("Uganda renewed its call for a survey.", None),
    ("Kenya is opposed to such a summit.", None),
]


@pytest.mark.parametrize(("text", "who"), OF_THE_TWO)
def test_talks_are_those_of_the_two_sides_that_the_report_is_about(
    annotate: Callable[..., Article], text: str, who: set[str] | None
) -> None:
    found = annotate(TWO_STATES + text, FRIDAY)[MEETINGS]
    assert [sides(meeting) for meeting in found] == ([who] if who is not None else [])


def test_they_meet_again_who_have_met(annotate: Callable[..., Article]) -> None:
    text = "Uganda and Rwanda met in Arusha on Monday. They will meet again in Kigali on March 20."
    first, second = annotate(text, FRIDAY)[MEETINGS]
    assert sides(first) == sides(second) == {"UGA", "RWA"}
    assert second.state == "planned"


def test_the_two_delegations_are_those_of_the_talks_told_before(annotate: Callable[..., Article]) -> None:
    text = (
        "Uganda and Rwanda will hold talks in Dodoma on March 20, Tanzania's government said. "
        "Tanzania is the host. The two delegations met in Arusha last week."
    )
    found = annotate(text, FRIDAY)[MEETINGS]
    assert [sides(meeting) for meeting in found] == [{"UGA", "RWA"}, {"UGA", "RWA"}]


def test_what_talks_are_about_is_not_where_they_are(annotate: Callable[..., Article]) -> None:
    (meeting,) = annotate("Uganda and Rwanda held talks on their border on Monday.", FRIDAY)[MEETINGS]
    assert meeting.place is None


def test_a_body_of_states_holds_its_session_alone(annotate: Callable[..., Article]) -> None:
    (meeting,) = annotate("The Arab League held an emergency session in Tunis on Tuesday.", FRIDAY)[MEETINGS]
    assert sides(meeting) == {"ARAB_LEAGUE"}
