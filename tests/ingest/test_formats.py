"""What a source is: its first bytes tell, then its name, then what a server said."""

import pytest

from standoff.ingest import Desk, Opened, Origin
from standoff.ingest.formats import FORMATS, format_of


@pytest.mark.parametrize(
    ("name", "content", "called"),
    [
        ("a.txt", b"WARC/1.0\r\n", "WARC"),
        ("a.html", b"%PDF-1.7", "PDF"),
        ("a", b"PAR1", "Parquet"),
        ("a.txt", b"\xef\xbb\xbf \n<!DOCTYPE html>", "HTML"),
        ("a.txt", "<html>".encode("utf-16"), "HTML"),
        ("a.txt", b"<?xml version='1.0'?><html>", "HTML"),
        ("a.txt", b"From: A\r\nMessage-ID: <1>\r\n\r\nx", "e-mail"),
        ("a.txt", b"From: our correspondent\n\nTalks failed.", "plain text"),
        ("-", b'{"text": "Talks failed."}\n{"text": "x"}', "JSON Lines"),
        ("a.txt", b'{\n "text": "Talks failed."\n}', "plain text"),
        ("a.CSV", b"text,date", "CSV"),
        ("a.tsv.gz", b"text\tdate", "CSV"),
        ("a.eml", b"Talks failed.", "e-mail"),
        ("a.md", b"Talks failed.", "plain text"),
        ("a.txt", b"", "plain text"),
    ],
)
def test_first_bytes_go_before_names(name: str, content: bytes, called: str) -> None:
    assert format_of(Opened.of(name, content, Origin()), Desk()).called == called


def test_what_a_server_says_counts_where_nothing_else_tells() -> None:
    opened = Opened.of("https://l.example/x", b"<p>Talks</p>", Origin(media_type="text/html"))
    assert format_of(opened, Desk()).called == "HTML"


def test_unknown_content_is_a_table_where_columns_are_named() -> None:
    assert format_of(Opened.of("-", b"a,b\n1,2", Origin()), Desk(columns={"text": "a"})).called == "CSV"


def test_no_suffix_has_two_formats() -> None:
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
