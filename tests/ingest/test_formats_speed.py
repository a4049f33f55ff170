"""What tells the type of a source reads its head once, whatever stands there."""

import time

import pytest

from standoff.ingest.desk import Desk
from standoff.ingest.formats import format_of
from standoff.ingest.opened import HEAD, Opened, Origin

PIECES = [
    b"<!-- -->",
    b" ",
    b"<?x ?>",
    b"<!-- <!-- ",
    b"<?",
    b"<!doctype x>\n",
    b"-->",
    b"{",
    b'{"a":',
    b"[",
    b"a:",
    b"\n\n",
    b"\\",
]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("begin", [b"", b"<!--", b'{"a": "', b"\xef\xbb\xbf<?xml"])
def test_a_head_of_one_thing_over_and_over_is_told_at_once(begin: bytes, piece: bytes) -> None:
    content = begin + piece * (2 * HEAD // len(piece))
    start = time.process_time()
    format_of(Opened.of("head", content, Origin()), Desk())
    assert time.process_time() - start < 0.5
