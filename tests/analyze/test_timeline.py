"""Day by day."""

from handmade import event, meeting, position, report, state
from standoff.analyze.happenings import hold, merge_events, merge_meetings
from standoff.analyze.timeline import timeline
from standoff.lexicon import load_lexicon
from standoff.model import EventType, Stance

REPORT = report("Chad shelled the town, met Niger, demanded a truce and closed the border.", "2031-05-09")


def test_what_has_a_day_stands_in_its_order_and_the_day_of_publication_is_none():
    lexicon = load_lexicon()
    events = [
        event(REPORT, EventType.ASSAULT, "TCD", "NER", "shelled", on="2031-05-06"),
        event(REPORT, EventType.SANCTION, "TCD", "NER", "closed the border"),
    ]
    meetings = [meeting(REPORT, (state("TCD"), state("NER")), "met Niger", on="2031-05-04")]
    positions = [position(REPORT, "TCD", Stance.DEMAND, "a truce", "truce", on="2031-05-05")]
    holdings = hold([REPORT], (), lexicon)
    entries = timeline(merge_events(events, holdings), merge_meetings(meetings, holdings), positions, [REPORT], lexicon)
    assert [(entry.day.first.day, entry.kind) for entry in entries] == [(4, "meeting"), (5, "position"), (6, "event")]
    assert [entry.marks[0].text for entry in entries] == ["met Niger", "a truce", "shelled"]
