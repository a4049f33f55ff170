"""Tables: a text a row, its columns by usual names or by the user's word."""

import gzip
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from made_sources import BODY, ReadFile, day, documents, failures
from pyarrow.parquet import write_table

TEXT = BODY[0]
QUOTED = BODY[1].replace("“", '""').replace("”", '""')


def test_a_row_is_a_document_with_what_its_columns_tell(readings: ReadFile, tmp_path: Path) -> None:
    told: list[str] = []
    row = f'2021-05-04,No to Somalia,"{QUOTED}\nMore.",https://l.example/1,A. K.,7'
    content = f"date,Headline,body,link,author,topic\n{row}\n"
    path = tmp_path / "a.csv"
    (document,) = documents(readings(path, content.encode(), tell=told.append))
    assert document.text == BODY[1].replace("“", '"').replace("”", '"') + "\nMore."
    assert (document.title, document.published, document.byline) == ("No to Somalia", day("2021-05-04"), "A. K.")
    assert (document.url, document.media_type) == ("https://l.example/1", "text/csv")
    assert document.source == f"{path}:2"
    assert told == [f"{path}: read by --columns text=body,title=Headline,published=date,byline=author,url=link"]


def test_the_users_columns_go_before_usual_names(readings: ReadFile, tmp_path: Path) -> None:
    content = f"text,story,date\nnothing here,{TEXT.replace(',', ';')},2021-05-04\n"
    columns = {"text": "story", "published": ""}
    (document,) = documents(readings(tmp_path / "a.csv", content.encode(), columns=columns))
    assert (document.text, document.published) == (TEXT.replace(",", ";"), None)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("text\n", "has a header and no row"),
        ("text,date\rTalks failed,2021-05-04\r", "lines must end with LF or CR LF"),
        ("a,b\n1,2\n", "its columns are: a, b; name it: --columns text=NAME"),
        ("text,date\n,2021-05-04\n", "the text of this row is empty"),
        (f'text,date\n"{TEXT}",04/05/2021\n', "may be either of two days"),
        (f'text,date\n"{TEXT}",soon\n', "not a day written as YYYY-MM-DD"),
        (f"text,date\n{TEXT},2021-05-04\n", "3 cells where the header has 2"),
        (f'text,date\n"{TEXT}\n', "is a quotation mark unclosed"),
        (f'text,date\n"{TEXT}\0",\n', "is binary"),
        ("text,date\n" + "x" * 5000 + ",\n", "too long"),
    ],
)
def test_what_cannot_be_read_says_why(readings: ReadFile, tmp_path: Path, content: str, says: str) -> None:
    (told,) = failures(readings(tmp_path / "a.csv", content.encode(), most_bytes=3000))
    assert says in told


def test_a_bad_row_fails_alone(readings: ReadFile, tmp_path: Path) -> None:
    rows = [f'"{TEXT} {number}",2021-05-04' for number in range(3)]
    rows[1] = '"Talks "failed", he said",2021-05-04'
    found = readings(tmp_path / "a.csv", "\n".join(["text,date", *rows]).encode())
    assert [reading.name.rsplit(":", 1)[1] for reading in found] == ["2", "3", "4"]
    assert len(documents(found)) == 2
    assert "not doubled" in failures(found)[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_marks_and_delimiters_are_recognised(readings: ReadFile, tmp_path: Path, encoding: str, delimiter: str) -> None:
    content = delimiter.join(["date", '"text"']) + "\r\n" + delimiter.join(["2021-05-04", f'"{TEXT} Genève."']) + "\r\n"
    (document,) = documents(readings(tmp_path / "a.csv.gz", gzip.compress(content.encode(encoding))))
    assert (document.text, document.published) == (f"{TEXT} Genève.", day("2021-05-04"))


def test_other_encodings_are_named_and_not_guessed(readings: ReadFile, tmp_path: Path) -> None:
    content = f'text,date\n"{TEXT} Genève.",\n"{TEXT}",\n'.encode("latin-1")
    found = readings(tmp_path / "a.csv", content)
    assert "byte 0xe8" in failures(found)[0]
    assert [document.text for document in documents(found)] == [TEXT]
    first, _ = documents(readings(tmp_path / "a.csv", content, encoding="cp1252"))
    assert first.text == f"{TEXT} Genève."


def _parquet(**columns: object) -> bytes:
    out = io.BytesIO()
    write_table(pa.table(columns), out, row_group_size=2)
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.parquet", "a.bin", "a.parquet.gz"])
def test_parquet_is_read_a_row_at_a_time(readings: ReadFile, tmp_path: Path, name: str) -> None:
    content = _parquet(
        text=[f"{TEXT} {number}" for number in range(100)],
        published=[date(2021, 5, 4)] * 100,
        authors=[["A. Karanja", "B. Odera"]] * 100,
        retrieved=[datetime(2021, 5, 6, tzinfo=UTC)] * 100,
    )
    found = documents(readings(tmp_path / name, gzip.compress(content) if name.endswith(".gz") else content))
    assert len(found) == 100
    assert (found[7].text, found[7].source) == (f"{TEXT} 7", f"{tmp_path / name}:8")
    assert (found[7].published, found[7].byline) == (date(2021, 5, 4), "A. Karanja, B. Odera")
    assert found[7].retrieved == datetime(2021, 5, 6, tzinfo=UTC)


def test_parquet_that_is_damaged_or_has_no_texts_says_so(readings: ReadFile, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    assert "its columns are: a" in failures(readings(path, _parquet(a=[1])))[0]
    assert "has columns and no row" in failures(readings(path, _parquet(text=pa.array([], pa.string()))))[0]
    assert "the text of this row is empty" in failures(readings(path, _parquet(text=[None])))[0]
    for broken in (b"PAR1", b"PAR1" + b"\xff" * 100 + b"PAR1", _parquet(text=[TEXT])[:-30]):
        assert "Parquet that cannot be read" in failures(readings(path, broken))[0]
