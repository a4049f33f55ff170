"""HTML pages: headline, main text, day and address; whatever is hostile costs one failure."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from standoff.errors import SourceError
from standoff.ingest import Source, SourceReader
from standoff.ingest.child import ChildReader
from standoff.ingest.desk import Desk
from standoff.ingest.page import Page, Question
from standoff.lexicon import load_lexicon

BODY = (
    "<p>Kenya on Tuesday asked Somalia to withdraw the patrol boats that it had sent to the waters off Lamu, "
    "the ministry said in a statement.</p><p>“We will not talk while the boats are there,” Foreign Minister "
    "Wanjiru Odera told reporters. Somalia&nbsp;rejected the demand.</p>"
)
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Kenya asks Somalia - The Lamu Post</title>'
    '<meta property="og:site_name" content="The Lamu Post"><meta name="author" content="Asha Karanja">'
    '<meta property="article:published_time" content="2021-05-04T08:00:00Z">'
    '<link rel="canonical" href="https://lamu.example/boats"></head><body><nav><a href="/">Home</a></nav>'
    f"<article><h1>Kenya asks Somalia to move its boats</h1>{BODY}</article>"
    "<footer>Subscribe now</footer></body></html>"
)


@pytest.fixture(scope="module")
def html() -> Iterator[ChildReader]:
    with ChildReader(seconds=10) as reader:
        yield reader


@pytest.fixture(scope="module")
def reader(html: ChildReader) -> SourceReader:
    return SourceReader(load_lexicon(), desk=Desk(child=html))


def _read(child: ChildReader, content: bytes) -> Page:
    return child.read(Question(kind="html", content=content), "x.html")


def test_a_page_becomes_headline_text_and_what_its_head_tells(reader: SourceReader, tmp_path: Path) -> None:
    path = tmp_path / "boats.html"
    path.write_text(PAGE, encoding="utf-8")
    document = reader.read(Source.of(str(path)))
    assert document.text.startswith("Kenya asks Somalia to move its boats\n\nKenya on Tuesday asked")
    assert document.text.endswith("rejected the demand.")
    assert "“We will not talk" in document.text
    assert "Subscribe" not in document.text
    assert "Home" not in document.text
    assert document.title == "Kenya asks Somalia to move its boats"
    assert (document.published, document.language) == (date(2021, 5, 4), "en")
    assert (document.publisher, document.byline) == ("The Lamu Post", "Asha Karanja")
    assert document.url == "https://lamu.example/boats"


def test_html_is_known_by_its_beginning_too(reader: SourceReader, tmp_path: Path) -> None:
    path = tmp_path / "boats.txt"
    path.write_text("\n <!-- saved --><html>" + PAGE.split(">", 1)[1], encoding="utf-8")
    assert reader.read(Source.of(str(path))).title == "Kenya asks Somalia to move its boats"


def test_no_day_is_guessed_from_the_text_of_a_page(html: ChildReader) -> None:
    page = _read(html, f"<html><body><p>On 3 March 2019 the talks failed.</p>{BODY}</body></html>".encode())
    assert page.published is None


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"",
        lambda: b"<html></html>",
        lambda: b"<html>" + b"<div>" * 200_000,
        lambda: b"<html>" + b"<b>" * 200_000 + b"talks" + b"</b>" * 200_000,
        lambda: b"\x00" * 1000,
    ],
)
def test_a_page_without_text_says_so(html: ChildReader, make: Callable[[], bytes]) -> None:
    with pytest.raises(SourceError, match=r"^x\.html: "):
        _read(html, make())


def test_an_entity_bomb_does_not_grow(html: ChildReader) -> None:
    entities = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};&a{n - 1};">' for n in range(1, 40))
    bomb = f'<!DOCTYPE html [<!ENTITY a0 "aaaaaaaaaa">{entities}]><html><body>{BODY}<p>&a39;</p></body></html>'
    assert len(_read(html, bomb.encode()).text) < 1000


def test_a_page_that_takes_too_long_is_stopped_and_the_next_one_is_read() -> None:
    endless = b"<html><body>" + b"<p>Kenya rejected talks. <a href=x>y</a></p>" * 150_000
    with ChildReader(seconds=1.5) as reader, pytest.raises(SourceError, match=r"took more than 1\.5 seconds"):
        _read(reader, endless)
    with ChildReader() as reader:
        assert _read(reader, PAGE.encode()).publisher == "The Lamu Post"
        assert reader._child is not None
        reader._child.kill()
        reader._child.wait()
        assert _read(reader, PAGE.encode()).publisher == "The Lamu Post"


def test_rubbish_that_looks_like_html_is_binary(reader: SourceReader, tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(b"<!DOCTYPE html><html><p>" + b"\xff\xfe\x00\x01" * 10_000)
    with pytest.raises(SourceError, match=r"holds no words|is binary"):
        reader.read(Source.of(str(path)))


@pytest.mark.parametrize(("content", "says"), [("", "is empty"), (" \n", "holds no words")])
def test_a_page_without_content_says_so(reader: SourceReader, tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "empty.html"
    path.write_text(content)
    with pytest.raises(SourceError, match=says):
        reader.read(Source.of(str(path)))
