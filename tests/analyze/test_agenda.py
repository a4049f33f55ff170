"""Meetings of several reports, and demands that wait."""

from dataclasses import replace
from datetime import date

import pytest

from handmade import day, meeting, person, position, report, state
from standoff.analyze import group_issues, movement
from standoff.analyze.agenda import Unanswered, merge_meetings, unanswered
from standoff.analyze.marks import shelve
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import Document, MeetingFormat, MeetingState, Position, Stance

CHAD, NIGER, MALI = state("TCD"), state("NER"), state("MLI")
PLAN = report("Chad and Niger will meet on 9 May in Bamako.", "2031-05-02")
OFF = report("The meeting of Chad and Niger on 9 May is off.", "2031-05-08")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def test_the_latest_report_tells_what_became_of_a_meeting():
    told = [
        meeting(OFF, (NIGER, CHAD), "The meeting", MeetingState.CANCELLED, on="2031-05-09"),
        meeting(PLAN, (CHAD, NIGER), "will meet", MeetingState.PLANNED, on="2031-05-09", place="Bamako"),
    ]
    (one,) = merge_meetings(told, [PLAN, OFF])
    assert one.state is MeetingState.CANCELLED
    assert one.states == (MeetingState.PLANNED, MeetingState.CANCELLED)
    assert one.place is not None
    assert one.place.text == "Bamako"
    assert not one.is_ahead(date(2031, 5, 8))


def test_meetings_of_other_days_or_other_sides_stay_apart():
    told = [
        meeting(PLAN, (CHAD, NIGER), "will meet", MeetingState.PLANNED, on="2031-05-09"),
        meeting(OFF, (CHAD, NIGER), "The meeting", MeetingState.PLANNED, on="2031-05-16"),
        meeting(OFF, (CHAD, MALI), "meeting", MeetingState.PLANNED, on="2031-05-09"),
    ]
    assert len(merge_meetings(told, [PLAN, OFF])) == 3


def test_a_visit_some_time_in_a_week_is_not_the_talks_of_a_day_in_it():
    week = replace(day("2031-05-05"), latest=date(2031, 5, 11))
    visit = replace(
        meeting(PLAN, (CHAD, NIGER), "will meet", MeetingState.CANCELLED), date=week, format=MeetingFormat.VISIT
    )
    talks = meeting(OFF, (CHAD, NIGER), "The meeting", on="2031-05-09")
    assert len(merge_meetings([visit, talks], [PLAN, OFF])) == 2
    assert len(merge_meetings([replace(visit, format=talks.format), talks], [PLAN, OFF])) == 1


def test_a_minister_stands_for_the_state_and_the_state_is_not_named_beside():
    minister = person("Idriss Tombal", "TCD", "Foreign Minister")
    told = [
        meeting(PLAN, (CHAD, NIGER), "will meet", MeetingState.PLANNED, on="2031-05-09"),
        meeting(OFF, (minister, NIGER), "The meeting", MeetingState.PLANNED, on="2031-05-09"),
    ]
    (one,) = merge_meetings(told, [PLAN, OFF])
    assert [party.text for party in one.participants] == ["Idriss Tombal", "NER"]


@pytest.mark.parametrize(
    ("on", "state_", "today", "ahead"),
    [
        ("2031-05-09", MeetingState.PLANNED, date(2031, 5, 8), True),
        ("2031-05-09", MeetingState.PLANNED, date(2031, 5, 10), False),
        (None, MeetingState.PROPOSED, date(2031, 5, 8), True),
        (None, MeetingState.PROPOSED, date(2031, 5, 20), False),
        ("2031-05-09", MeetingState.RULED_OUT, date(2031, 5, 8), False),
    ],
)
def test_what_is_ahead_depends_on_the_day_of_the_latest_report(on, state_, today, ahead):
    (one,) = merge_meetings([meeting(PLAN, (CHAD, NIGER), "will meet", state_, on=on)], [PLAN])
    assert one.is_ahead(today) is ahead


def open_of(held: list[Position], documents: list[Document], lexicon: Lexicon) -> tuple[Unanswered, ...]:
    issues = group_issues(held, shelve(documents), lexicon)
    return unanswered(held, movement(held, documents, lexicon, issues), documents, issues, lexicon)


def test_a_demand_without_answer_waits_for_the_side_to_which_it_was_put(lexicon):
    one = report("Chad demanded that Niger close the camp.", "2031-05-02")
    held = [position(one, "TCD", Stance.DEMAND, "close the camp", "camp", toward="NER", on="2031-05-01")]
    (waiting,) = open_of(held, [one], lexicon)
    assert waiting.awaited == "NER"
    assert waiting.since is not None
    assert waiting.since.first == date(2031, 5, 1)


def test_a_refusal_is_an_answer(lexicon):
    one = report("Chad demanded that Niger close the camp. Niger would not close the camp.", "2031-05-02")
    held = [
        position(one, "TCD", Stance.DEMAND, "close the camp", "camp", toward="NER"),
        position(one, "NER", Stance.REJECT, "would not close the camp", "camp"),
    ]
    assert open_of(held, [one], lexicon) == ()


def test_a_demand_that_was_narrowed_waits_anew(lexicon):
    one = report("Chad wants all permits revoked. Niger will not revoke permits.", "2031-05-02")
    other = report("Chad wants permits suspended for 30 days.", "2031-05-09")
    held = [
        position(one, "TCD", Stance.DEMAND, "all permits revoked", "permits", toward="NER"),
        position(one, "NER", Stance.REJECT, "will not revoke permits", "permits"),
        position(other, "TCD", Stance.DEMAND, "permits suspended for 30 days", "permits", toward="NER"),
    ]
    (waiting,) = open_of(held, [one, other], lexicon)
    assert waiting.position is held[2]


def test_where_nobody_is_addressed_the_only_other_side_with_a_stand_is_awaited(lexicon):
    one = report("Chad wants all permits revoked. Niger will not revoke permits.", "2031-05-02")
    other = report("Chad wants permits suspended for 30 days.", "2031-05-09")
    held = [
        position(one, "TCD", Stance.DEMAND, "all permits revoked", "permits"),
        position(one, "NER", Stance.REJECT, "will not revoke permits", "permits"),
        position(other, "TCD", Stance.DEMAND, "permits suspended for 30 days", "permits"),
    ]
    (waiting,) = open_of(held, [one, other], lexicon)
    assert (waiting.position, waiting.awaited) == (held[2], "NER")
    (alone,) = open_of(held[:1], [one], lexicon)
    assert alone.awaited is None
