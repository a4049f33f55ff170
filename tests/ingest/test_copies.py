"""What makes a report a copy of another, and what does not."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.ingest.copies import CopyReader, Wording, is_copy, likeness, sign
from standoff.lexicon import load_lexicon
from standoff.model import Document, document_id

FOLDER = Path(__file__).resolve().parent.parent / "duplicates"
READER = CopyReader.of(load_lexicon())

WIRE = (FOLDER / "2027-03-09-village-wire.txt").read_text(encoding="utf-8")


def read(text: str, title: str | None = None) -> Wording:
    return READER.wording(Document(id=document_id(text), text=text, title=title))


def first_line(text: str) -> str:
    return text.split("\n", 1)[0]


def reports() -> dict[str, Wording]:
    texts = {path.stem[11:]: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}
    return {name: read(text, first_line(text)) for name, text in texts.items()}


def test_a_desk_s_spelling_headline_dateline_byline_and_tail_are_no_part_of_the_wording() -> None:
    one = read(
        "Ministers meet\n\nBy Ana Soto\n\nLIMA, May 3 (Meridian) - The defence minister honoured 12 sailors.\n\n"
        "Editing by the desk\n",
        "Ministers meet",
    )
    other = read("Twelve sailors honored\nThe defense minister honored twelve sailors.", "Twelve sailors honored")
    assert one.words == ("defense", "minister", "honored", "12", "sailors")
    assert other.words == one.words


def test_every_wire_copy_is_a_copy_of_the_wire_and_no_other_report_is() -> None:
    found = reports()
    for one, other in combinations(found, 2):
        same = one.split("-")[0] == other.split("-")[0] and "report" not in one + other
        together = is_copy(found[one], found[other])
        if "wire" in one + other or not same:
            assert together == same, (one, other, likeness(found[one], found[other]))


def test_copies_meet_in_a_band_and_strangers_do_not() -> None:
    found = reports()
    for one, other in combinations(found, 2):
        bands = [set(signature.bands) for name in (one, other) if (signature := sign(found[name])) is not None]
        if "wire" in one + other and is_copy(found[one], found[other]):
            assert bands[0] & bands[1], (one, other)
        if one.split("-")[0] != other.split("-")[0]:
            assert not bands[0] & bands[1], (one, other)


@pytest.mark.parametrize("paragraphs", [2, 3, 4, 5])
def test_a_report_cut_at_its_end_is_a_copy(paragraphs: int) -> None:
    cut = "\n\n".join(WIRE.split("\n\n")[: paragraphs + 1])
    assert is_copy(read(WIRE, first_line(WIRE)), read(cut, first_line(cut)))


def test_a_round_up_that_holds_a_report_in_its_middle_is_no_copy_of_it() -> None:
    others = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*-report-1.txt"))]
    round_up = "\n".join((others[0], others[2], *WIRE.split("\n\n")[1:4], others[3]))
    assert not is_copy(read(WIRE, first_line(WIRE)), read(round_up))


TEMPLATES = [
    (
        "The Lari index fell 12.4 points to 3,411.2 on Monday as banks lost ground. Turnover was 41 million lari. "
        "Shares of Rioni Bank dropped 2.1 percent and those of Kazbek Cement 3.4 percent. The currency closed at 2.71 "
        "to the dollar. Analysts said that investors were waiting for the central bank. Oil rose to 71.2 dollars.",
        "The Lari index fell 4.9 points to 3,398.7 on Tuesday as banks lost ground. Turnover was 37 million lari. "
        "Shares of Rioni Bank dropped 0.8 percent and those of Alazani Wine 1.2 percent. The currency closed at 2.74 "
        "to the dollar. Analysts said that investors were waiting for the central bank. Oil rose to 72.9 dollars.",
    ),
    (
        "The monitors recorded 41 violations of the ceasefire in the last 24 hours, 17 of them near Gorna and 24 near "
        "Delta. Two civilians were hurt. The mission's patrols were refused passage 3 times, at Petrovka. Its chief "
        "called on both sides to pull heavy weapons back from the line as they had agreed.",
        "The monitors recorded 63 violations of the ceasefire in the last 24 hours, 51 of them near Lesna and 12 near "
        "Breza. Four civilians were hurt. The mission's patrols were refused passage 5 times, at Ivanka. Its chief "
        "called on both sides to pull heavy weapons back from the line as they had agreed.",
    ),
    (
        "An earthquake of magnitude 5.1 shook the region of Osh on Monday at 04.12. Its centre lay 14 kilometres deep. "
        "No damage was reported. The seismological institute advises the public to keep away from old buildings and to "
        "have water and a torch at hand.",
        "A quake of magnitude 4.6 shook the region of Naryn on Friday at 22.40. Its centre lay 9 kilometres deep. "
        "No damage was reported. The seismological institute advises the public to keep away from old buildings and to "
        "have water and a torch at hand.",
    ),
]


@pytest.mark.parametrize(("one", "other"), TEMPLATES)
def test_forms_filled_in_anew_are_no_copies(one: str, other: str) -> None:
    assert not is_copy(read(one), read(other))


def test_two_reports_that_quote_one_speech_at_length_are_no_copies() -> None:
    speech = (
        '"We did not ask for this quarrel and we shall not run from it. The bridge was built by both our peoples, and '
        'no decree can turn it into a wall," {} "Let them send engineers and we shall give them tea."'
    )
    one = (
        "President Ilda Marques used the anniversary of the bridge on Sunday to answer her neighbours. "
        + speech.format("she told a crowd of several thousand in driving rain.")
        + " Her ministers have spent the month counting lorries, and the tolls that they no longer bring. Opposition "
        "leaders stayed away; one of them said that tea would not mend the road."
    )
    other = (
        "Nothing in the harbour of Sao Vicente moves on a Sunday, so everybody had time for the speech. "
        + speech.format("the loudspeakers said.")
        + " Down at the ferry stage Rui Tavares shook his head. He has sold tickets to the far bank for 22 years and "
        "has sold none since Easter. His sister lives over there; they wave to each other at low tide."
    )
    assert not is_copy(read(one), read(other))


def test_short_texts_must_be_nearly_equal() -> None:
    one = read("Chad has closed its embassy in Niamey, the foreign ministry says.")
    assert is_copy(one, read("Chad has closed its embassy in Niamey, says the Foreign Ministry."))
    assert not is_copy(one, read("Chad has closed its embassy in Niamey, the union says, for a strike."))


def test_a_text_of_nothing_has_no_signature() -> None:
    assert [sign(read(text)) for text in ("", "Yes.", "By Ana Soto\n")] == [None, None, None]


def test_signatures_stay_as_records_hold_them() -> None:
    """Stored signatures are compared with new ones: whatever changes these figures must change `SCHEME`."""
    signature = sign(read(WIRE, first_line(WIRE)))
    assert signature is not None
    assert (len(signature.values), len(signature.bands)) == (174, 58)
    assert (signature.values[:2], signature.bands[:2]) == FIXED


FIXED = ((393178751, 1409649287), (3045460097125085329, 1961309792297064187))


@given(st.text(max_size=300))
def test_any_text_is_a_copy_of_itself_or_too_short(text: str) -> None:
    wording = read(text)
    assert sign(wording) == sign(read(text))
    assert is_copy(wording, wording) == bool(wording.runs)
