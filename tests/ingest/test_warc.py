"""Web archives: their pages are read, and where they break is told with the byte."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc.warc import WarcRecordType
from made_sources import ReadFile, day, documents, failures, packed, page, warc_record

from standoff.ingest.opened import Opened, Origin
from standoff.ingest.warc import Break, Record, WarcRecords


def _three() -> list[bytes]:
    return [warc_record(page(number).encode(), url=f"https://lamu.example/{number}") for number in (1, 2, 3)]


def _frames(content: bytes) -> list[Record | Break]:
    return list(WarcRecords(Opened.of("x.warc", content, Origin()), 1_000_000))


@pytest.mark.parametrize("name", ["news.warc", "news.warc.gz", "news", "news.txt"])
def test_each_page_is_a_document_with_address_and_time_of_retrieval(
    readings: ReadFile, tmp_path: Path, name: str
) -> None:
    head = '<meta property="article:published_time" content="2021-05-04T10:00:00+03:00">'
    info = warc_record(b"software: x", kind=WarcRecordType.warcinfo, content_type="application/warc-fields")
    records = [info, warc_record(page(1, head).encode()), warc_record(page(2).encode())]
    told: list[str] = []
    content = packed(*records) if name.endswith(".gz") else b"".join(records)
    found = readings(tmp_path / name, content, tell=told.append)
    assert failures(found) == []
    first, second = documents(found)
    assert [reading.name for reading in found] == [f"{tmp_path / name}:2", f"{tmp_path / name}:3"]
    assert first.source == f"{tmp_path / name}:2"
    assert first.text.startswith("Kenya asks Somalia 1\n\nKenya on Tuesday")
    assert (first.published, second.published) == (day("2021-05-04"), None)
    assert first.retrieved == datetime(2021, 5, 6, 8, 30, tzinfo=UTC)
    assert (first.url, first.media_type) == ("https://lamu.example/1", "text/html")
    assert first.checksum != second.checksum
    assert told == [f"{tmp_path / name}: 2 of 3 records are pages; left out: 1 warcinfo records"]


def test_what_is_no_page_is_counted_and_an_archive_without_pages_says_what_it_holds(
    readings: ReadFile, tmp_path: Path
) -> None:
    records = [
        warc_record(b"GIF89a", content_type="image/gif"),
        warc_record(b"gone", status="404 Not Found"),
        warc_record(b"GET /", kind=WarcRecordType.request, content_type="application/http; msgtype=request"),
    ]
    (told,) = failures(readings(tmp_path / "a.warc", b"".join(records)))
    assert "3 records without a page" in told
    assert "1 answers with status 404, 1 image/gif, 1 request records" in told


def test_plain_texts_and_the_encoding_of_the_server_are_read(readings: ReadFile, tmp_path: Path) -> None:
    text = "Kenya on Tuesday rejected the café owners’ demand, the ministry said."
    wet = warc_record(text.encode(), kind=WarcRecordType.conversion, content_type="text/plain")
    latin = warc_record(
        page(1).replace("boats", "cafés").encode("cp1252"), content_type="text/html; charset=windows-1252"
    )
    plain = warc_record(text.encode("cp1252"), content_type="text/plain; charset=cp1252")
    found = documents(readings(tmp_path / "a.warc.gz", packed(wet, latin, plain)))
    assert [document.media_type for document in found] == ["text/plain", "text/html", "text/plain"]
    assert found[0].text == found[2].text == text
    assert "patrol cafés" in found[1].text


def test_bodies_sent_in_pieces_or_compressed_are_put_together(readings: ReadFile, tmp_path: Path) -> None:
    body = gzip.compress(page(1).encode())
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    record = warc_record(chunked, headers=b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n")
    (document,) = documents(readings(tmp_path / "a.warc", record))
    assert "Wanjiru Odera" in document.text


@pytest.mark.parametrize("cut", [1, 5, 100, 400])
def test_a_truncated_archive_gives_its_whole_records_and_tells_where_it_ends(
    readings: ReadFile, tmp_path: Path, cut: int
) -> None:
    content = b"".join(_three())[:-cut]
    found = readings(tmp_path / "a.warc", content)
    if cut < 5:
        assert len(documents(found)) == 3
        return
    assert len(documents(found)) == 2
    (told,) = failures(found)
    begins = len(b"".join(_three()[:2]))
    assert f"breaks at byte {len(content):,} of {len(content):,}" in told
    assert f"within the record that begins at byte {begins:,}, {cut - 4:,} bytes too early" in told


@pytest.mark.parametrize("cut", [1, 9, 100])
def test_a_truncated_compressed_archive_too(readings: ReadFile, tmp_path: Path, cut: int) -> None:
    content = packed(*_three())[:-cut]
    found = readings(tmp_path / "a.warc.gz", content)
    assert len(documents(found)) == 2
    (told,) = failures(found)
    assert f"breaks at byte {len(content):,} of {len(content):,}: the file ends too early" in told
    assert f"begins at byte {len(packed(*_three()[:2])):,}" in told


def test_a_damaged_member_costs_its_record_alone(readings: ReadFile, tmp_path: Path) -> None:
    records = _three()
    content = bytearray(packed(*records))
    start, end = len(packed(records[0])), len(packed(*records[:2]))
    content[(start + end) // 2] ^= 0xFF
    found = readings(tmp_path / "a.warc.gz", bytes(content))
    assert [document.url for document in documents(found)] == ["https://lamu.example/1", "https://lamu.example/3"]
    (told,) = failures(found)
    assert f"the compressed member that begins at byte {start:,}" in told
    assert f"reading goes on at byte {end:,}" in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"WARC/1.", b"XXXX/1."),
        (b"Content-Length: ", b"Content-Length: 9"),
        (b"Content-Length: ", b"Content-Length: x"),
    ],
)
def test_a_damaged_header_costs_its_record_alone(readings: ReadFile, tmp_path: Path, old: bytes, new: bytes) -> None:
    records = _three()
    start = len(records[0])
    damaged = records[1].replace(old, new, 1)
    found = readings(tmp_path / "a.warc", records[0] + damaged + records[2])
    assert [document.url for document in documents(found)] == ["https://lamu.example/1", "https://lamu.example/3"]
    (told,) = failures(found)
    assert f"reading goes on at byte {start + len(damaged):,}" in told


def test_a_record_that_says_it_is_shorter_than_it_is_is_not_read(readings: ReadFile, tmp_path: Path) -> None:
    records = _three()
    head, _, rest = records[1].partition(b"Content-Length: ")
    number, _, rest = rest.partition(b"\r\n")
    short = head + b"Content-Length: %d\r\n" % (int(number) - 300) + rest
    found = readings(tmp_path / "a.warc", records[0] + short + records[2])
    assert [document.url for document in documents(found)] == ["https://lamu.example/1", "https://lamu.example/3"]
    assert "does not end where it says" in failures(found)[0]


def test_damage_within_a_record_is_seen_by_its_digest(readings: ReadFile, tmp_path: Path) -> None:
    records = _three()
    damaged = records[1].replace(b"withdraw", b"withdrew", 1)
    found = readings(tmp_path / "a.warc", records[0] + damaged + records[2])
    assert len(documents(found)) == 2
    (told,) = failures(found)
    assert told.startswith(f"{tmp_path / 'a.warc'}:2: is damaged: the digest")


def test_rubbish_between_records_is_told_and_passed_over() -> None:
    one, two, three = _three()
    found = _frames(one + b"\x00\xff rubbish\r\n" * 9000 + two + three)
    kinds = [type(item).__name__ for item in found]
    assert kinds == ["Record", "Break", "Record", "Record"]
    assert isinstance(found[1], Break)
    assert found[1].offset == len(one)


def test_an_archive_compressed_as_a_whole_is_read_and_its_break_is_told() -> None:
    records = _three()
    whole = gzip.compress(b"".join(records))
    assert [type(item).__name__ for item in _frames(whole)] == ["Record"] * 3
    *_, last = _frames(whole[:-20])
    assert isinstance(last, Break)
    assert last.offset == len(whole) - 20


def test_a_record_over_the_limit_is_told_and_the_others_are_read(readings: ReadFile, tmp_path: Path) -> None:
    records = [warc_record(page(1).encode()), warc_record(b"<html>" + b"x" * 5000), warc_record(page(3).encode())]
    for name, content in (("a.warc", b"".join(records)), ("a.warc.gz", packed(*records))):
        found = readings(tmp_path / name, content, most_bytes=3000)
        assert len(documents(found)) == 2
        (told,) = failures(found)
        assert ":2: the record of 5," in told
        assert "--max-bytes" in told


def test_a_body_that_grows_when_it_is_decompressed_is_bounded(readings: ReadFile, tmp_path: Path) -> None:
    bomb = gzip.compress(b"<html>" + b" " * 50_000_000)
    record = warc_record(bomb, headers=b"Content-Encoding: gzip\r\n")
    (told,) = failures(readings(tmp_path / "a.warc", record))
    assert "holds more than 20,000,000 bytes" in told


def test_a_gzip_bomb_is_stopped(readings: ReadFile, tmp_path: Path) -> None:
    (told,) = failures(readings(tmp_path / "a.warc.gz", gzip.compress(b"WARC/1.0\r\n" + b"\0" * 200_000_000)))
    assert "as bombs do" in told or "endless header" in told


def test_a_day_after_the_retrieval_is_not_believed(readings: ReadFile, tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2031-05-04">'
    (document,) = documents(readings(tmp_path / "a.warc", warc_record(page(1, head).encode())))
    assert document.published is None


def test_an_empty_archive_says_so(readings: ReadFile, tmp_path: Path) -> None:
    (told,) = failures(readings(tmp_path / "a.warc", b""))
    assert "is an archive of 0 records" in told or "is empty" in told
