"""PDF: paragraphs of the text layer, without running heads; what has none says so."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from made_sources import BODY, ReadFile, documents, failures
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

Placed = tuple[float, float, float, str]
"""Left, height, size and words of a line."""


def _pdf(*pages: Sequence[Placed], password: str | None = None, owner: str | None = None) -> bytes:
    """A PDF whose pages have these lines in a standard font."""
    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(width=600, height=800)
        font = DictionaryObject(
            {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
             NameObject("/BaseFont"): NameObject("/Helvetica"), NameObject("/Encoding"): NameObject("/WinAnsiEncoding")}
        )  # fmt: skip
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
        )
        stream = DecodedStreamObject()
        stream.set_data(b"\n".join(_shown(*line) for line in lines))
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password is not None or owner is not None:
        writer.encrypt(password or "", owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _shown(left: float, height: float, size: float, words: str) -> bytes:
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
    return b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (size, left, height, escaped)


def _column(lines: Sequence[str], left: float = 60, top: float = 700) -> list[Placed]:
    """Lines one below the other; an empty one leaves a gap, one that begins with a space is indented."""
    return [
        (left + (14 if line.startswith(" ") else 0), top - 14 * number, 11, line.strip())
        for number, line in enumerate(lines)
        if line
    ]


ARTICLE = (
    "Kenya on Tuesday asked Somalia to withdraw the patrol boats that it had",
    "sent to the waters off Lamu, the ministry said in a long-awaited state-",
    "ment.",
    "",
    "Somalia rejected the demand, and a long-awaited meeting of the two long-",
    "awaited delegations was called off.",
)


def test_lines_become_paragraphs_and_hyphens_are_undone(readings: ReadFile, tmp_path: Path) -> None:
    content = _pdf(
        [(60, 740, 20, "Kenya asks Somalia to move its"), (60, 716, 20, "boats"), *_column(ARTICLE, top=680)]
    )
    for name in ("a.pdf", "a.bin"):
        (document,) = documents(readings(tmp_path / name, content))
        assert document.text.split("\n\n") == [
            "Kenya asks Somalia to move its boats",
            "Kenya on Tuesday asked Somalia to withdraw the patrol boats that it had sent to the waters off Lamu, the "
            "ministry said in a long-awaited statement.",
            "Somalia rejected the demand, and a long-awaited meeting of the two long-awaited delegations was called "
            "off.",
        ]
        assert (document.title, document.published) == ("Kenya asks Somalia to move its boats", None)
        assert document.media_type == "application/pdf"


def test_indented_paragraphs_and_columns_keep_their_order(readings: ReadFile, tmp_path: Path) -> None:
    left = [
        "Kenya asked Somalia to withdraw its",
        "boats from the waters off Lamu.",
        " The ministry said so on Tuesday in a",
    ]
    right = [
        "long statement of many pages, which",
        "it sent to reporters.",
        " Somalia did not answer at once, and",
        "is silent.",
    ]
    (document,) = documents(readings(tmp_path / "a.pdf", _pdf([*_column(left), *_column(right, left=320)])))
    assert document.text.split("\n\n") == [
        "Kenya asked Somalia to withdraw its boats from the waters off Lamu.",
        "The ministry said so on Tuesday in a long statement of many pages, which it sent to reporters.",
        "Somalia did not answer at once, and is silent.",
    ]


def test_running_heads_and_page_numbers_are_left_out(readings: ReadFile, tmp_path: Path) -> None:
    pages = [
        [
            (60, 770, 9, f"The Lamu Post {number}"),
            *_column([f"{line} {word}" for line in ARTICLE[:2]]),
            (290, 30, 9, f"{number}"),
        ]
        for number, word in enumerate(("one", "two", "three"), start=1)
    ]
    (document,) = documents(readings(tmp_path / "a.pdf", _pdf(*pages)))
    assert "Lamu Post" not in document.text
    assert not any(line.strip().isdigit() for line in document.text.splitlines())
    assert document.text.count("Kenya on Tuesday") == 3


def test_what_is_locked_without_a_password_is_read(readings: ReadFile, tmp_path: Path) -> None:
    (document,) = documents(readings(tmp_path / "a.pdf", _pdf(_column(ARTICLE), owner="x")))
    assert "long-awaited statement" in document.text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (_pdf(_column(ARTICLE), password="x"), "is encrypted with a password"),
        (_pdf([]), "without a text layer: its pages are empty"),
        (_pdf(), "without a page"),
        (b"%PDF-1.7\n", "PDF that is damaged"),
        (b"Talks failed on Monday.", "is called a PDF and is none"),
        (b"%PDF-1.7\n" + b"\xff" * 5000, "PDF"),
        (_pdf(_column(BODY))[:-400], ""),
        (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
         b"trailer<</Root 1 0 R>>", "PDF"),
    ],
)  # fmt: skip
def test_a_pdf_without_text_says_why(readings: ReadFile, tmp_path: Path, content: bytes, says: str) -> None:
    found = readings(tmp_path / "a.pdf", content)
    assert len(found) == 1
    assert not says or says in failures(found)[0]
