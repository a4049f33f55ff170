"""JSON Lines: a document a line, a failure a line."""

import json
from datetime import date
from pathlib import Path

import pytest

from standoff.errors import SourceError
from standoff.ingest import Desk, Source, SourceReader
from standoff.ingest.reader import Reading
from standoff.ingest.sources import find_sources
from standoff.lexicon import load_lexicon

TEXT = "Kenya on Monday rejected the demand of Somalia, the minister said.\r\n"


@pytest.fixture(scope="module")
def reader() -> SourceReader:
    return SourceReader(load_lexicon(), desk=Desk(most_bytes=2000))


def _read(reader: SourceReader, path: Path, *lines: str | bytes) -> list[Reading]:
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
    return list(reader.read_each(Source.of(str(path))))


def test_each_line_is_a_document_with_what_it_tells(reader: SourceReader, tmp_path: Path) -> None:
    full = {
        "text": TEXT,
        "title": "No to Somalia",
        "published": "2021-05-04T10:00:00Z",
        "byline": "Asha Karanja",
        "publisher": "The Lamu Post",
        "url": "https://lamu.example/1",
        "topic": 7,
    }
    path = tmp_path / "a.jsonl"
    first, second = _read(reader, path, json.dumps(full), "", json.dumps({"text": TEXT + "More."}), "")
    assert not isinstance(first.found, SourceError)
    assert (first.name, first.found.source, first.found.text) == (f"{path}:1", f"{path}:1", TEXT)
    assert (first.found.title, first.found.published) == ("No to Somalia", date(2021, 5, 4))
    assert (first.found.byline, first.found.publisher) == ("Asha Karanja", "The Lamu Post")
    assert first.found.url == "https://lamu.example/1"
    assert not isinstance(second.found, SourceError)
    assert (second.name, second.found.published) == (f"{path}:3", None)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("talks failed", "not a JSON object with a text"),
        ("[1]", "not a JSON object with a text"),
        ('{"title": "x"}', "missing required field `text`"),
        ('{"text": 3}', "not a JSON object with a text"),
        ('{"text": ""}', "holds no words"),
        ('{"text": "a\\u0000b"}', "is binary"),
        ('{"text": "talks failed", "published": "4 May"}', "not a day written as YYYY-MM-DD"),
        (b'{"text": "\xff"}', "not a JSON object with a text"),
        ('{"text": "' + "x" * 2000 + '"}', "the line is too long"),
        ("[" * 1000, "not a JSON object with a text"),
        ('{"text": "a \\ud800 b"}', "not a JSON object with a text"),
    ],
)
def test_a_bad_line_fails_alone(reader: SourceReader, tmp_path: Path, line: str | bytes, says: str) -> None:
    good = json.dumps({"text": TEXT})
    readings = _read(reader, tmp_path / "a.jsonl", good, line, good)
    failures = [reading for reading in readings if isinstance(reading.found, SourceError)]
    assert [failure.name.rsplit(":", 1)[1] for failure in failures] == ["2"]
    assert says in str(failures[0].found)
    assert len(readings) == 3


def test_an_empty_file_and_a_missing_one_fail(reader: SourceReader, tmp_path: Path) -> None:
    for content in ("", "\n \n"):
        (empty,) = _read(reader, tmp_path / "a.jsonl", content)
        assert "is empty" in str(empty.found)
    (missing,) = reader.read_each(Source.of(str(tmp_path / "b.jsonl")))
    assert "No such file" in str(missing.found)


def test_how_many_documents_a_file_of_lines_holds_is_not_known(tmp_path: Path) -> None:
    assert find_sources([str(tmp_path / "a.txt"), str(tmp_path / "a.jsonl")]).documents is None
    assert find_sources([str(tmp_path / "a.txt")]).documents == 1
