"""The example crisis, coded by the coder itself: what examples/README.md says is what the brief finds."""

import re

import crisis
import pytest

from standoff.analyze import Verdict, movement
from standoff.brief import Brief, build_brief
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import Position, Record
from standoff.pipeline import DocumentCoder


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def records(coder: DocumentCoder) -> list[Record]:
    return [record for coded in coder.code(crisis.documents()) for record in coded.records]


@pytest.fixture(scope="module")
def brief(records: list[Record], lexicon: Lexicon) -> Brief:
    return build_brief(records, crisis.documents(), lexicon)


def test_one_side_moves_on_one_issue_and_nobody_on_another(records, lexicon):
    positions = [record for record in records if isinstance(record, Position)]
    rows = movement(positions, crisis.documents(), lexicon)
    found = {(row.holder.id, row.issue): row.movement for row in rows if row.movement is not Verdict.UNOBSERVED}
    assert found[("SUR", "mining licenses")] is Verdict.SOFTENED
    assert found[("SUR", "troop withdrawal")] is Verdict.HELD
    assert found[("GUY", "troop withdrawal")] is Verdict.HELD
    assert [key for key, verdict in found.items() if verdict not in (Verdict.HELD, Verdict.SOFTENED)] == []


def test_the_brief_of_the_example_leaves_no_question_without_an_answer(brief):
    assert brief.title == "Guyana and Suriname"
    assert [section.key for section in brief.sections if section.is_empty] == []


def test_the_narrower_demand_waits_for_guyana(brief):
    waiting = [line.text for line in brief.sections[0].lines if line.tag == "open"]
    assert any(re.match(r"Waiting since .* for Guyana’s answer .*90 days", text) for text in waiting), waiting


def test_every_note_of_the_example_slices_to_its_report(brief):
    texts = {document.id: document.text for document in crisis.documents()}
    assert all(texts[note.doc][note.start : note.end] == note.text for note in brief.notes)
