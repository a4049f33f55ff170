"""Bytes to text: what is a text comes out unchanged, what is not says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import SourceError
from standoff.ingest.decode import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_comes_out_as_it_stands(encoding: str) -> None:
    text = "Zürich:\r\n“talks”\rfailed\n\n\u2028 ok 🕊️ e\u0301"
    assert decode(text.encode(encoding), "x.txt") == text


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_of_both_orders_is_read(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    assert decode(mark + "Genève".encode(encoding), "x.txt") == "Genève"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "holds no words"),
        (b" \r\n\t ", "holds no words"),
        (b"--- *** ---", "holds no words"),
        (b"ab\0cd", "NUL byte at offset 2"),
        ("talks\0failed".encode("utf-16"), "NUL character at offset 5"),
        (b"\x01\x02\x03\x04 a", "4 control characters"),
        ("Genève".encode("latin-1"), "not UTF-8 (byte 0xe8 at offset 3)"),
        (b"ok \xed\xa0\x80", "not UTF-8 (byte 0xed"),
        (b"\xff\xfea", "not UTF-16-LE"),
        (b"\xff\xfe\x00\xd8a\x00", "not UTF-16-LE"),
        (b"PK\x03\x04...", "is a ZIP archive"),
        (b"\x1f\x8b...", "is a gzip archive"),
    ],
)
def test_what_is_not_a_text_says_why(content: bytes, says: str) -> None:
    with pytest.raises(SourceError) as raised:
        decode(content, "x.txt")
    assert says in str(raised.value)
    assert str(raised.value).startswith("x.txt: ")


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_an_error(content: bytes) -> None:
    try:
        text = decode(content, "x.txt")
    except SourceError:
        return
    assert any(map(str.isalnum, text))
    assert "\0" not in text
