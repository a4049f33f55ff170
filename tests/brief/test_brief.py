"""What a brief says, and that every line leads to the words that say so."""

import json
import re
from dataclasses import replace
from datetime import date

import crisis
import jsonschema
import pytest

from handmade import conditional, find, person, position, report, statement
from standoff.brief import Brief, Options, build_brief
from standoff.brief.page import Line
from standoff.brief.render_html import render_html
from standoff.brief.render_json import brief_schema, render_json
from standoff.brief.render_markdown import render_markdown
from standoff.brief.render_text import render_text
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import ConditionalType, Stance


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def brief(lexicon: Lexicon) -> Brief:
    return build_brief(crisis.records(), crisis.documents(), lexicon)


def lines(brief: Brief) -> list[Line]:
    found = []
    for section in brief.sections:
        found += section.lines
        if section.table is not None:
            found += [line for row in section.table.rows for cell in row.cells for line in cell]
    return found


def said(brief: Brief, key: str) -> str:
    section = next(section for section in brief.sections if section.key == key)
    table = [line for row in (section.table.rows if section.table else ()) for cell in row.cells for line in cell]
    return "\n".join(line.text for line in (*section.lines, *table))


def test_every_line_outside_tables_of_figures_has_a_note(brief):
    figures = {
        line.text
        for s in brief.sections
        if s.table and s.table.numeric
        for r in s.table.rows
        for c in r.cells
        for line in c
    }
    assert [line.text for line in lines(brief) if not line.notes and line.text not in figures] == []


def test_every_note_slices_to_the_text_of_its_report(brief):
    texts = {document.id: document.text for document in crisis.documents()}
    assert brief.notes
    for note in brief.notes:
        assert texts[note.doc][note.start : note.end] == note.text


def test_notes_are_numbered_from_one_in_order(brief):
    assert [note.number for note in brief.notes] == list(range(1, len(brief.notes) + 1))
    assert {n for line in lines(brief) for n in line.notes} <= {note.number for note in brief.notes}


def test_quoted_words_stand_in_the_notes_of_their_line(brief):
    notes = {note.number: re.sub(r"\W+", " ", note.text) for note in brief.notes}
    for line in lines(brief):
        for words in re.findall(r"“([^”]+)”", line.text):
            for piece in words.split("…"):
                plain = re.sub(r"\W+", " ", piece).strip()
                assert any(plain in notes[number] for number in line.notes), line.text


def test_the_side_that_moved_and_the_issue_on_which_nobody_did_come_first(brief):
    first, second, third = brief.sections[0].lines[:3]
    assert "Suriname softened on gold-dredging licences" in first.text
    assert second.text.startswith("Suriname softened on gold-dredging licences: on 6 February it demanded: “cancel all")
    assert third.text.startswith("No movement on Camp Arawai: ")
    assert "Guyana refused again" in third.text
    assert "Suriname demanded again" in third.text


def test_the_demand_without_an_answer_names_who_is_awaited_and_since_when(brief):
    assert "Waiting since 17 February for Guyana’s answer to the demand of Suriname: “a suspension" in said(
        brief, "bottom_line"
    )


def test_the_sides_are_compared_issue_by_issue(brief):
    table = next(section.table for section in brief.sections if section.key == "positions")
    assert table is not None
    assert table.columns == ("Issue", "Guyana", "Suriname", "Others")
    assert table.rows[0].head == "gold-dredging licences"
    assert [line.text for line in table.rows[0].cells[1]] == [
        "↓ softened",
        "demands “a suspension of 90 days while a joint commission surveys the river” (17 February)",
    ]


def test_a_meeting_that_was_planned_and_called_off_says_both(brief):
    assert "was called off in Port of Spain on 28 February (earlier planned; told by 2 reports)" in said(
        brief, "meetings"
    )


def test_accusations_keep_who_says_so_and_what_is_disputed(brief):
    told = said(brief, "contested")
    assert "12 February: Alleged: Suriname attacked Guyana (denied by Suriname)" in told
    assert "Denied by Edgar Pansa, spokesman for the Surinamese armed forces (6 February): “" in told
    assert "denied that there had been any build-up" in told


def test_numbers_of_one_side_stand_together_each_with_its_source(brief):
    told = said(brief, "numbers")
    assert "“more than 300 troops” (6 February, the report’s own figure)" in told
    assert "“about 120 soldiers” (6 February, according to Edgar Pansa" in told


def test_conditions_keep_the_reports_own_conjunction(lexicon):
    text = "Chad will close the border unless the pilots are freed. If they are freed, Chad will pay for the plane."
    one = report(text, "2031-05-02")
    held = [
        conditional(one, "TCD", "the pilots are freed", "Chad will close the border", ConditionalType.THREAT),
        conditional(one, "TCD", "they are freed", "Chad will pay for the plane", ConditionalType.PROMISE),
    ]
    told = said(build_brief(held, [one], lexicon), "conditionals")
    assert "Threat by Chad (2 May): “Chad will close the border” unless “the pilots are freed”." in told
    assert "Promise by Chad (2 May): if “they are freed”, “Chad will pay for the plane”." in told


def test_giving_way_is_told_in_the_reports_own_words_and_never_as_its_opposite(lexicon):
    one = report("Chad wants Niger to close all the pits.", "2031-05-02")
    other = report("Chad dropped its demand that Niger close all the pits.", "2031-05-09")
    held = [
        position(one, "TCD", Stance.DEMAND, "Niger to close all the pits", "pits"),
        replace(
            position(other, "TCD", Stance.ACCEPT, "dropped its demand that Niger close all the pits", "pits"),
            content=(find(other, "Niger close all the pits"),),
        ),
    ]
    brief = build_brief(held, [one, other], lexicon)
    assert "in a report of 9 May it “dropped its demand that Niger close all the pits”" in said(brief, "bottom_line")
    assert "accept" not in said(brief, "positions")


@pytest.mark.parametrize(
    ("text", "stance", "words", "told"),
    [
        ("Chad refused to leave the camp.", Stance.REJECT, "leave the camp", "refuses to “leave the camp” (2 May)"),
        ("Chad will not leave the camp.", Stance.REJECT, "leave the camp", "refuses to “leave the camp” (2 May)"),
        ("Chad rejected the plan of Niger.", Stance.REJECT, "the plan of Niger", "refuses “the plan of Niger” (2 May)"),
        ("Chad asked Niger to leave the camp.", Stance.DEMAND, "leave the camp", "demands: “leave the camp” (2 May)"),
        ("Chad demanded a new vote.", Stance.DEMAND, "a new vote", "demands “a new vote” (2 May)"),
        ("Chad offered to free them all.", Stance.OFFER, "free them all", "offers to “free them all” (2 May)"),
        (
            "Chad began by demanding a new vote.", Stance.DEMAND, "a new vote",
            "demands “a new vote” (earlier, on no day told)",
        ),
    ],
)  # fmt: skip
def test_stands_are_told_in_english(lexicon, text, stance, words, told):
    one = report(text, "2031-05-02")
    brief = build_brief([position(one, "TCD", stance, words, "matter")], [one], lexicon)
    assert said(brief, "positions") == told


def test_people_are_named_with_their_office(brief):
    assert "Foreign Minister Radjesh Kalpoe (Suriname)" in said(brief, "meetings")


def test_the_sides_are_those_between_whom_the_dispute_lies_and_not_a_busy_mediator(lexicon):
    one = report(
        "Mali offered a hall, a plane and a plan. Chad accused Niger. Niger demanded that Chad pay.", "2031-05-02"
    )
    held = [position(one, "MLI", Stance.OFFER, words, words) for words in ("a hall", "a plane", "a plan")]
    held.append(position(one, "NER", Stance.DEMAND, "Chad pay", "payment", toward="TCD"))
    assert build_brief(held, [one], lexicon).sides == ("NER", "TCD")


def test_between_leaves_out_others(lexicon):
    brief = build_brief(crisis.records(), crisis.documents(), lexicon, Options(between=("GUY", "SUR")))
    assert "Brazil" not in said(brief, "positions") + said(brief, "bottom_line")


def test_since_titles_what_is_new(lexicon):
    brief = build_brief(crisis.records(), crisis.documents(), lexicon, Options(since=date(2012, 2, 14)))
    fresh = next(section for section in brief.sections if section.key == "fresh")
    assert fresh.title == "New since 14 February"
    assert "Suriname banned Guyanese airlines" in said(brief, "fresh")


def test_the_order_of_records_does_not_matter(lexicon, brief):
    assert build_brief(crisis.records()[::-1], crisis.documents()[::-1], lexicon) == brief


def test_an_empty_record_says_so(lexicon):
    brief = build_brief([], [], lexicon)
    text = render_text(brief)
    assert all(section.is_empty for section in brief.sections)
    assert "cannot tell whether anyone moved" in text
    assert render_html(brief).count('class="empty"') == len(brief.sections)


def test_a_report_without_a_date_is_named_as_such(lexicon):
    plain = report("Chad said “we will never sell the island to anyone at all” again.", title="No day")
    held = statement(
        plain, person("Idriss Tombal", "TCD", "Foreign Minister"), "we will never sell the island to anyone at all"
    )
    brief = build_brief([held], [plain], lexicon)
    assert any(line.text.startswith("1 report has no date") for line in brief.unknown)
    assert "no date" in render_text(brief)


@pytest.mark.parametrize("render", [render_text, render_markdown, render_html, render_json])
def test_no_format_shows_where_the_files_lay(brief, render):
    assert "/somewhere/private" not in render(brief)


def test_html_has_nothing_from_outside(brief):
    page = render_html(brief)
    assert not re.search(r"https?://|//[a-z]|src=|@import|url\(|<script|<link", page)
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r'id="([^"]+)"', page))


def test_html_and_markdown_escape_a_hostile_headline(lexicon):
    documents = crisis.documents()
    documents[0] = replace(documents[0], title='<script>alert(1)</script> <img src=x onerror="x"> [a](http://b)')
    brief = build_brief(crisis.records(), documents, lexicon)
    assert "<script" not in render_html(brief)
    assert "<img" not in render_html(brief)
    assert not re.search(r"(?<!\\)\]\(http", render_markdown(brief))
    assert "<script" not in render_markdown(brief)


def test_text_cannot_move_the_cursor(lexicon):
    documents = crisis.documents()
    documents[0] = replace(documents[0], title="quiet \x1b[2J\x1b]0;owned\x07 headline")
    brief = build_brief(crisis.records(), documents, lexicon)
    for render in (render_text, render_markdown, render_html):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", render(brief))


def test_json_is_what_its_schema_says(brief):
    jsonschema.validate(json.loads(render_json(brief)), brief_schema())


@pytest.mark.parametrize("width", [60, 80, 120])
def test_text_keeps_to_its_width_and_has_no_trailing_blanks(brief, width):
    for line in render_text(brief, width).splitlines():
        assert len(line) <= width
        assert line == line.rstrip()
