"""The verdict in one line."""

from handmade import event, position, report
from standoff.brief import build_brief
from standoff.lexicon import load_lexicon
from standoff.model import EventType, Stance

CHAD, NIGER = "Chad demanded that the well be reopened", "Niger demanded that the toll be paid"
FIRST = report(f"{CHAD}. {NIGER}.", "2031-05-06")
SECOND = report(f"Again {CHAD}. Once more {NIGER}. Soldiers of Chad shelled Bilam and burned Rawa.", "2031-05-14")


def headline(*records):
    brief = build_brief(records, [FIRST, SECOND], load_lexicon())
    (section,) = [section for section in brief.sections if section.key == "bottom_line"]
    return section.lines[0]


def stands():
    for document in (FIRST, SECOND):
        yield position(document, "TCD", Stance.DEMAND, "the well be reopened", "well", toward="NER")
        yield position(document, "NER", Stance.DEMAND, "the toll be paid", "toll", toward="TCD")


def test_where_nobody_moved_it_says_since_when():
    assert headline(*stands()).text == "No movement on either side since 6 May: Niger held on toll, Chad held on well."


def test_it_tells_when_reported_intensity_rose_with_the_words_for_it():
    acts = [
        event(FIRST, EventType.ACCUSE, "NER", "TCD", NIGER, on="2031-05-06", quad=3),
        event(SECOND, EventType.ASSAULT, "TCD", "NER", "shelled Bilam", on="2031-05-13"),
        event(SECOND, EventType.COERCE, "TCD", "NER", "burned Rawa", on="2031-05-13"),
    ]
    line = headline(*stands(), *acts)
    assert line.text.endswith(
        "; reported intensity last rose on 13 May (2 hostile words and acts, after 1 the week before)."
    )
    assert {acts[1].id, acts[2].id} <= set(line.records)
