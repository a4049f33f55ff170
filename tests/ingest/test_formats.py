"""What a source is: its first bytes tell, then its name, then what a server said."""

import pytest

from standoff.errors import SourceError
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
        ("a.txt", b'{\n "text": "Talks failed."\n}', "JSON"),
        ("a.json", b'[\n {"text": "Talks failed."}\n]', "JSON"),
        ("a.txt", b"[Editor's note: names were changed.]", "plain text"),
        ("a.txt", b'["Peace", he said.]', "plain text"),
        ("a.CSV", b"text,date", "CSV"),
        ("a.tsv.gz", b"text\tdate", "CSV"),
        ("a.eml", b"Talks failed.", "e-mail"),
        ("a.md", b"Talks failed.", "plain text"),
        ("a.txt", b"", "plain text"),
        ("a.xml", b"<?xml version='1.0'?>\n<!-- news -->\n<rss version='2.0'>", "feed"),
        ("a.txt", b"\xef\xbb\xbf<feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("a.txt", b"<feedback> is what they asked for.", "plain text"),
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


@pytest.mark.parametrize(("root", "asked"), [("rss", "standoff watch ADDRESS"), ("opml", "standoff watch a.xml")])
def test_feeds_are_not_coded_as_texts_but_say_what_follows_them(root: str, asked: str) -> None:
    opened = Opened.of("a.xml", f"<?xml version='1.0'?><{root} version='2.0'></{root}>".encode(), Origin())
    with pytest.raises(SourceError, match=asked):
        list(format_of(opened, Desk()).read(opened, Desk()))


@pytest.mark.parametrize(
    ("content", "way"), [('[{"text": "x"}]', "jq -c '.\\[\\]'"), ('{\n"text": "x"\n}', "jq -c \\.")]
)
def test_json_that_is_not_a_report_a_line_is_not_coded_as_a_text(content: str, way: str) -> None:
    opened = Opened.of("a.json", content.encode(), Origin())
    with pytest.raises(SourceError, match=way):
        list(format_of(opened, Desk()).read(opened, Desk()))
