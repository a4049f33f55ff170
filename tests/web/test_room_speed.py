"""How fast the room answers, at the server, with two hundred reports."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from reading_rooms import NOW, room_of
from starlette.testclient import TestClient

from standoff.model import Document, Record, document_id
from standoff.model.codec import DEFAULT_KINDS, decode, encode
from standoff.store import Filter, open_store

REPORTS = 200
SECONDS = 0.3


@pytest.fixture(scope="module")
def many(example_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of the example over and over, each time some days later and with a line of its own at the end."""
    path = tmp_path_factory.mktemp("many") / "many.db"
    with open_store(example_record) as example, open_store(path, create=True) as store:
        stored = list(example.stored_documents())
        found = {
            one.document.id: [
                r for kind in DEFAULT_KINDS for r in example.records(kind, Filter(document=one.document.id))
            ]
            for one in stored
        }
        for number in range(REPORTS):
            one = stored[number % len(stored)]
            document = _again(one.document, number)
            store.add(document, _moved(found[one.document.id], document, number), one.coder, one.model, NOW)
    return path


def _again(document: Document, number: int) -> Document:
    text = f"{document.text}\nCopy {number}.\n"
    day = document.published + timedelta(days=number) if document.published else None
    return replace(document, id=document_id(text), text=text, published=day)


def _moved(records: list[Record], document: Document, number: int) -> list[Record]:
    """The same records of another document, with ids of their own; links lead to the new ones."""
    lines = b"\n".join(map(encode, records)).decode()
    for record in records:
        lines = lines.replace(record.id, f"{int(record.id, 16) ^ (number + 1) << 40:016x}")
    return [replace(decode(line), doc=document.id) for line in lines.splitlines()]


@pytest.fixture(scope="module")
def room(many: Path) -> Iterator[TestClient]:
    with TestClient(room_of(many), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize("address", ["/", "/documents/DOC", "/records/statements", "/records/events?actor=Suriname"])
def test_pages_answer_within_three_tenths_of_a_second(room: TestClient, address: str) -> None:
    """Once the analysis is made, which the room does when it is opened and after every change."""
    first = room.get("/api/documents?limit=1").json()["items"][0]["id"]
    asked = address.replace("DOC", first)
    assert room.get(asked).status_code == 200
    times = []
    for _ in range(3):
        began = time.process_time()
        room.get(asked)
        times.append(time.process_time() - began)
    assert min(times) < SECONDS


def test_a_text_of_two_megabytes_is_shown_in_parts(tmp_path: Path) -> None:
    line = "The envoys of Chad and Niger met again by the river and said nothing that was not said before.\n"
    text = line * (2_000_000 // len(line))
    document = Document(id=document_id(text), text=text, language="en")
    with open_store(tmp_path / "long.db", create=True) as store:
        store.add(document, [], None, None)
    with TestClient(room_of(tmp_path / "long.db"), base_url="http://localhost") as client:
        began = time.process_time()
        answer = client.get(f"/documents/{document.id}?start={len(text) - 60}&end={len(text) - 50}")
        taken = time.process_time() - began
    assert "part 50 of 50" in " ".join(answer.text.split()) or "part 51 of 51" in " ".join(answer.text.split())
    assert "<mark" in answer.text
    assert len(answer.content) < 200_000
    assert taken < 1
