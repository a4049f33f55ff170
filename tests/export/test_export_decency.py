"""What leaves the record: no full texts, no folders, nothing that a reviewer rejected."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pyarrow.dataset as datasets
import pytest

from handmade import event, person, report
from standoff.export.task import Task
from standoff.export.words import Words
from standoff.export.write import write_folder
from standoff.model import EventType
from standoff.model.codec import KINDS
from standoff.model.decision import Signature
from standoff.model.review import FieldChange
from standoff.run.review import change, reject
from standoff.store import Filter

FORMS = ("plover", "polecat", "icews", "ftm", "gdelt")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
RUN = 4
"""Words in a row by which a text is known again; shorter runs are names and offices."""
SIGNED = Signature(by="Ada", at=datetime(2024, 5, 1, tzinfo=UTC))


@pytest.fixture
def everything(example, export, lexicon, tmp_path):
    """All that is exported of the example with pieces of a length."""

    def run(longest):
        told = {form: export(example, form, excerpt=longest) for form in FORMS}
        told |= {f"csv {kind}": export(example, "csv", excerpt=longest, kind=kind) for kind in KINDS}
        folder = tmp_path / str(longest)
        write_folder(
            "parquet", Task(example, Filter(), Words(longest), lexicon), folder, ("document", *KINDS), replace=False
        )
        for kind in (path.name for path in folder.glob("kind=*")):
            told[kind] = json.dumps(
                datasets.dataset(folder / kind).to_table().to_pylist(), default=str, ensure_ascii=False
            )
        return told

    return run


def runs(text, length=RUN):
    words = WORD.findall(text)
    return {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}


def known_facts(store):
    """Runs of words that are facts about a report: titles, offices, labels of issues."""
    facts = [stored.document.title or "" for stored in store.stored_documents()]
    facts += [f"{found.party.role} {found.party.name}" for found in store.parties()]
    facts += [found.party.name or "" for found in store.parties()]
    facts += [record.issue for record in store.records("position")]
    facts += [record.unit for record in store.records("quantity")]
    return set().union(*map(runs, facts))


def test_without_text_no_run_of_words_of_any_report_is_exported(example, everything):
    texts = set().union(*(runs(stored.document.text) for stored in example.stored_documents()))
    secret = texts - known_facts(example)
    assert len(secret) > 1_000
    for form, told in everything(0).items():
        assert sorted(runs(told) & secret) == [], form


def test_no_piece_of_a_report_is_longer_than_the_excerpt(example, everything):
    words = 60 // 2 + 1
    texts = set().union(*(runs(stored.document.text, words) for stored in example.stored_documents()))
    for form, told in everything(60).items():
        if form != "csv document":
            assert sorted(runs(told, words) & texts) == [], form


def test_folders_of_the_machine_stay_on_it(make_store, export, lexicon, tmp_path):
    document = replace(report("Peru met Chile.", "2020-01-01"), source="/home/ada/secret/2020-01-01-wire.txt")
    store = make_store([(document, [event(document, EventType.CONSULT, "PER", "CHL", "Peru met Chile")])])
    write_folder(
        "parquet", Task(store, Filter(), Words(), lexicon), tmp_path / "pq", ("document", "event"), replace=False
    )
    (row,) = datasets.dataset(tmp_path / "pq" / "kind=document").to_table().to_pylist()
    assert row["source"] == "2020-01-01-wire.txt"
    for form in FORMS:
        assert "ada" not in export(store, form)
    assert "ada" not in export(store, "csv", kind="document")


def test_what_a_reviewer_rejects_is_gone_and_what_they_change_is_changed(make_store, export):
    document = report("Peru met Chile. Peru shelled Chile. Amanda Quispe left.", "2020-01-01")
    met = event(document, EventType.CONSULT, "PER", "CHL", "Peru met Chile")
    shelled = event(document, EventType.ASSAULT, "PER", "CHL", "Peru shelled Chile")
    left = event(document, EventType.RETREAT, "PER", None, "Amanda Quispe left")
    left = replace(left, actor=(person("Amanda Quispe", "PER", None),))
    store = make_store([(document, [met, shelled, left])])
    assert all("Amanda Quispe" in export(store, form) for form in ("plover", "polecat", "icews", "ftm"))
    reject(store, [left.id], SIGNED)
    change(store, shelled.id, [FieldChange(path="status", value='"alleged"')], SIGNED)
    for form in FORMS:
        told = export(store, form)
        assert "Amanda Quispe" not in told, form
        assert ("alleged" in told) == (form not in ("polecat", "icews"))
        assert (shelled.id in told) == (form not in ("polecat", "icews"))
