"""Which tellings are of one meeting, and what is known of it from all of them."""

from dataclasses import replace
from datetime import date

import pytest

from handmade import day, meeting, person, report, state
from standoff.analyze.happenings import hold, merge_meetings
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import MeetingFormat, MeetingState

CHAD, NIGER, MALI = state("TCD"), state("NER"), state("MLI")
PLAN = report("Chad and Niger will meet on 9 May in Bamako.", "2031-05-02")
OFF = report("The meeting of Chad and Niger on 9 May is off.", "2031-05-08")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def test_the_latest_report_tells_what_became_of_a_meeting(lexicon):
    told = [
        meeting(OFF, (NIGER, CHAD), "The meeting", MeetingState.CANCELLED, on="2031-05-09"),
        meeting(PLAN, (CHAD, NIGER), "will meet", MeetingState.PLANNED, on="2031-05-09", place="Bamako"),
    ]
    (one,) = merge_meetings(told, hold([PLAN, OFF], (), lexicon))
    assert one.state is MeetingState.CANCELLED
    assert one.states == (MeetingState.PLANNED, MeetingState.CANCELLED)
    assert one.place is not None
    assert one.place.text == "Bamako"
    assert not one.is_ahead(date(2031, 5, 8))


def test_meetings_of_other_days_or_other_sides_stay_apart(lexicon):
    told = [
        meeting(PLAN, (CHAD, NIGER), "will meet", MeetingState.PLANNED, on="2031-05-09"),
        meeting(OFF, (CHAD, NIGER), "The meeting", MeetingState.PLANNED, on="2031-05-16"),
        meeting(OFF, (CHAD, MALI), "meeting", MeetingState.PLANNED, on="2031-05-09"),
    ]
    assert len(merge_meetings(told, hold([PLAN, OFF], (), lexicon))) == 3


def test_a_visit_some_time_in_a_week_is_not_the_talks_of_a_day_in_it(lexicon):
    week = replace(day("2031-05-05"), latest=date(2031, 5, 11))
    visit = replace(
        meeting(PLAN, (CHAD, NIGER), "will meet", MeetingState.CANCELLED), date=week, format=MeetingFormat.VISIT
    )
    talks = meeting(OFF, (CHAD, NIGER), "The meeting", on="2031-05-09")
    assert len(merge_meetings([visit, talks], hold([PLAN, OFF], (), lexicon))) == 2
    assert len(merge_meetings([replace(visit, format=talks.format), talks], hold([PLAN, OFF], (), lexicon))) == 1


def test_a_minister_stands_for_the_state_and_the_state_is_not_named_beside(lexicon):
    minister = person("Idriss Tombal", "TCD", "Foreign Minister")
    told = [
        meeting(PLAN, (CHAD, NIGER), "will meet", MeetingState.PLANNED, on="2031-05-09"),
        meeting(OFF, (minister, NIGER), "The meeting", MeetingState.PLANNED, on="2031-05-09"),
    ]
    (one,) = merge_meetings(told, hold([PLAN, OFF], (), lexicon))
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
def test_what_is_ahead_depends_on_the_day_of_the_latest_report(lexicon, on, state_, today, ahead):
    (one,) = merge_meetings([meeting(PLAN, (CHAD, NIGER), "will meet", state_, on=on)], hold([PLAN, OFF], (), lexicon))
    assert one.is_ahead(today) is ahead


def test_a_meeting_told_without_a_day_is_that_of_the_day_where_place_and_time_of_the_report_fit(lexicon):
    told = meeting(PLAN, (CHAD, NIGER), "will meet", MeetingState.PLANNED, on="2031-05-09", place="Bamako")
    late = report("Chad and Niger met in Bamako, and nobody smiled.", "2031-05-10")
    early = report("Chad and Niger met in Bamako, and everybody smiled.", "2031-05-05")
    holdings = hold([PLAN, late, early], (), lexicon)
    after = meeting(late, (CHAD, NIGER), "met", place="Bamako")
    before = meeting(early, (CHAD, NIGER), "met", place="Bamako")
    (one,) = merge_meetings([told, after], holdings)
    assert (one.states, one.support) == ((MeetingState.PLANNED, MeetingState.HELD), 2)
    assert [(change.before, change.after) for change in one.history] == [("planned", "held")]
    assert len(merge_meetings([told, before], holdings)) == 2


def test_other_persons_of_both_sides_meet_apart(lexicon):
    def minister(name: str, code: str):
        return person(name, code, "minister")

    told = [
        meeting(PLAN, (minister("Ali Bako", "TCD"), minister("Ibra Dan", "NER")), "will meet", on="2031-05-09"),
        meeting(OFF, (minister("Sara Moto", "TCD"), minister("Issa Kado", "NER")), "meeting", on="2031-05-09"),
    ]
    assert len(merge_meetings(told, hold([PLAN, OFF], (), lexicon))) == 2
