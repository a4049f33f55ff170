"""What holds for every record of every text."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standoff.model import Cue, Document, Party, Record, Span, Time, document_id
from standoff.model.codec import encode, json_schema
from standoff.pipeline import DocumentCoder

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))

FRAGMENTS = (
    "Kenya", "the Foreign Ministry", "“We will not move,”", '"Never"', "said", "told reporters", "on Friday",
    "in March", "more than 3,000 troops", "unless", "if", "could", "Minister Amina Waweru", "she", "rejected",
    "the demands of Uganda", "talks in Arusha", ",", ".", "\n\n", "‘", "’", "—", "(", "$5bn", "NAIROBI, May 3 -",
    "according to", "🙂", "é", "\u2028", "\t", "which", "who", "and", "to withdraw", "denied", "by mid-June",
)  # fmt: skip


def document(text: str) -> Document:
    return Document(id=document_id(text), text=text, published=date(2015, 5, 8), language="en")


def stretches(value: Any) -> Iterator[Span | Party | Time | Cue]:
    """Everything inside a record that claims to be words of the text."""
    if isinstance(value, Span | Party | Time | Cue):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from stretches(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from stretches(getattr(value, field.name))


def assert_sound(text: str, records: tuple[Record, ...]) -> None:
    for record in records:
        assert record.evidence
        assert 0 <= record.confidence <= 1
        for piece in stretches(record):
            assert text[piece.start : piece.end] == piece.text != "", (record.kind, piece)
    assert len({record.id for record in records}) == len(records), "two records share an id"


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=40).map(" ".join))
def test_every_span_of_any_text_slices_to_its_words(coder: DocumentCoder, text: str) -> None:
    for coded in coder.code([document(text)]):
        assert_sound(text, coded.records)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_noise_is_coded_without_a_fault(coder: DocumentCoder, text: str) -> None:
    for coded in coder.code([document(text)]):
        assert_sound(text, coded.records)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_example_reports_give_sound_records_that_fit_the_schema(coder: DocumentCoder, path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    validator = jsonschema.Draft202012Validator(json_schema())
    (coded,) = coder.code([document(text)])
    assert_sound(text, coded.records)
    for record in coded.records:
        validator.validate(msgspec.json.decode(encode(record)))
    assert {record.kind for record in coded.records} >= {"statement", "event", "position"}


def test_the_same_text_gives_the_same_record_in_every_process() -> None:
    path = EXAMPLES[0]

    def run(seed: str) -> bytes:
        command = [sys.executable, "-m", "standoff", "code", str(path), "--published", "2015-05-08"]
        done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        return done.stdout

    assert run("1") == run("2")


def test_other_documents_in_a_batch_do_not_matter(coder: DocumentCoder) -> None:
    first, second = (document(path.read_bytes().decode("utf-8")) for path in EXAMPLES[:2])
    alone = [next(coder.code([first])).records, next(coder.code([second])).records]
    together = [coded.records for coded in coder.code([first, second])]
    assert together == alone
