"""Words that want to break a file do not."""

import csv
import io
import json
import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handmade import event, find, report, state
from standoff.export.sentences import Sentences
from standoff.export.separated import unguarded, write_separated
from standoff.export.words import Words
from standoff.model import EventType, Party, PartyKind, Span, Time, TimeType

SPITE = st.text(st.sampled_from("ab 1=+-@'\"\t\n\r\0\x1b\x85\u2028\u202e\ufeff;,|\\\ud7ff😀é"), min_size=1, max_size=30)
NUMBER = re.compile(r"[+-]?\d+(\.\d*)?(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@settings(max_examples=200, deadline=None)
@given(cells=st.lists(st.lists(SPITE, min_size=3, max_size=3), min_size=1, max_size=5), tabs=st.booleans())
def test_a_table_has_as_many_rows_and_cells_as_were_written_and_no_formula(cells, tabs):
    columns = ("a", "b", "c")
    out = io.StringIO(newline="")
    write_separated([dict(zip(columns, row, strict=True)) for row in cells], columns, out, tabs=tabs)
    text = out.getvalue()
    assert "\0" not in text
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ","))
    assert [len(row) for row in rows] == [3] * (len(cells) + 1)
    assert not any(cell.startswith(FORMULA) and not NUMBER.fullmatch(cell) for row in rows for cell in row)
    if tabs:
        assert text.count("\n") == len(cells) + 1 and "\r" not in text
        assert [line.count("\t") for line in text.split("\n")[:-1]] == [2] * len(rows)


@given(
    text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=30).filter(
        lambda t: not t.startswith("'")
    )
)
def test_the_apostrophe_of_a_guarded_cell_can_be_taken_away_again(text):
    out = io.StringIO(newline="")
    write_separated([{"a": text}], ("a",), out, tabs=False)
    assert unguarded(list(csv.reader(io.StringIO(out.getvalue(), newline="")))[1][0] if text else "") == text


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=SPITE, name=SPITE, title=SPITE)
def test_hostile_words_of_a_report_leave_every_export_readable(make_store, export, words, name, title):
    text = f"Peru told {words} to go. {name}"
    document = replace(report(text, "2020-01-01"), title=title, publisher=title, url=f"https://x.example/{title}")
    spiteful = Party(
        text=words, start=10, end=10 + len(words), name=name, role=title, kind=PartyKind.PERSON, sector="GOV"
    )
    told = replace(
        event(document, EventType.REQUEST, "PER", None, text),
        recipient=(spiteful,),
        place=Span(10, 10 + len(words), words),
        date=Time(text=words, start=10, end=10 + len(words), type=TimeType.DATE, value=words),
        notes=(title,),
    )
    store = make_store([(document, [told])])
    (line,) = export(store, "plover").split("\n")[:-1]
    assert json.loads(line)["recipient"][0]["entity_text"] == words
    for form, width in (("polecat", 40), ("icews", 20), ("gdelt", 16)):
        rows = list(csv.reader(io.StringIO(export(store, form), newline=""), delimiter="\t"))
        assert [len(row) for row in rows] == [width, width]
    for line in export(store, "ftm").split("\n")[:-1]:
        assert json.loads(line)["schema"]
    assert len(list(csv.reader(io.StringIO(export(store, "csv"), newline="")))) == 2


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(st.sampled_from("ab. A“”\n\t?\0…"), max_size=60),
    ends=st.tuples(st.integers(0, 60), st.integers(0, 60)),
    longest=st.integers(1, 40),
)
def test_an_excerpt_is_of_the_text_covers_the_words_and_keeps_its_length(text, ends, longest):
    start, end = (min(len(text), end) for end in sorted(ends))
    span = Span.of(text, start, end)
    sentences = Sentences(text)
    around = sentences.around(span)
    assert around.text == text[around.start : around.end]
    assert 1 <= sentences.number(start) <= max(1, len(text))
    excerpt = Words(longest).excerpt(sentences, span)
    assert len(excerpt) <= longest
    assert excerpt.strip("…") in text


def test_a_sentence_is_found_by_its_border():
    text = "A title\n\nGen. K. Asante met Mr. Bio in St. Louis. “No,” he said. He left! Why? 12 went."
    sentences = Sentences(text)
    told = [
        sentences.around(find(report(text), words)).text for words in ("Asante", "No", "left", "Why", "12", "title")
    ]
    assert told == [
        "Gen. K. Asante met Mr. Bio in St. Louis.",
        "“No,” he said.",
        "He left!",
        "Why?",
        "12 went.",
        "A title",
    ]
    assert [sentences.number(text.index(words)) for words in ("title", "Asante", "No", "left")] == [1, 2, 3, 4]


def test_two_alike_events_stay_two_rows(make_store, export):
    document = report("Peru told Chile to go, and to go at once.", "2020-01-01")
    events = [
        event(document, EventType.REQUEST, "PER", "CHL", words) for words in ("Peru told Chile to go", "to go at once")
    ]
    assert len(export(make_store([(document, events)]), "polecat").splitlines()) == 3
    assert state("PER").id == "PER"
