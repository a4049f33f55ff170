"""A report that means harm is shown as text."""

import re
from datetime import date
from pathlib import Path

import pytest
from reading_rooms import NOW, room_of
from starlette.testclient import TestClient

from handmade import CODER, event, position, state
from standoff.model import Document, EventType, Stance, document_id
from standoff.store import open_store

SCRIPT = "<script>document.title='taken'</script><img src=x onerror=alert(1)>"
TEXT = (
    f"Talks {SCRIPT} on the border\n\n"
    "Chad said \u202egninrut ecnetnes a\u202c and \u0007a bell. Niger rejected {{ 7*7 }} and {% raw %} of Chad's "
    f"demand that it close the {'long' * 2000} road. \"><svg/onload=alert(2)> &amp; 'quoted'\r\n"
    "Another line\u2028with a separator and \U0001f6a2.\n"
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / "hostile.db"
    document = Document(
        id=document_id(TEXT),
        text=TEXT,
        title=f"Talks {SCRIPT}",
        published=date(2012, 2, 6),
        publisher='"><b>Wire</b>',
        byline=SCRIPT,
        language="en",
        url="javascript:alert(1)",
        source=f"/tmp/{SCRIPT}.txt",
    )
    party = state("NER", words=SCRIPT, name=SCRIPT, role=SCRIPT)
    rejection = event(document, EventType.REJECT, "NER", "TCD", f"Niger rejected {'{{'} 7*7 {'}}'}", quad=3)
    demand = position(document, "TCD", Stance.DEMAND, SCRIPT, f"issue {SCRIPT}")
    with open_store(path, create=True) as store:
        from dataclasses import replace

        store.add(document, [replace(rejection, actor=(party,)), demand], CODER, "hand", NOW)
    return path


@pytest.mark.parametrize(
    "address", ["/", "/documents", "/documents/DOC", "/positions", "/timeline", "/dyads", "/parties", "/parties/TCD",
                "/records/events", "/records/positions", "/review", "/documents/DOC?start=2&end=90"]
)  # fmt: skip
def test_a_report_with_markup_shows_as_text(hostile: Path, address: str) -> None:
    with TestClient(room_of(hostile), base_url="http://localhost") as client:
        html = client.get(address.replace("DOC", document_id(TEXT))).text
    assert "<script>document" not in html
    assert "<img" not in html
    assert "<svg/onload" not in html
    assert "<b>Wire" not in html
    assert 'href="javascript' not in html
    assert "49" not in re.findall(r"rejected (\S+)", html)
    for harmful in "\u202e\u0007\u2028":
        assert harmful not in html


def test_the_reader_shows_each_character_or_a_sign_in_its_place(hostile: Path) -> None:
    with TestClient(room_of(hostile), base_url="http://localhost") as client:
        html = client.get(f"/documents/{document_id(TEXT)}").text
    from html import unescape

    lines = re.findall(r'<p class="text" data-start="(\d+)">(.*?)</p>', html, re.DOTALL)
    for start, markup in lines:
        shown = unescape(re.sub(r"<[^>]+>", "", markup))
        told = TEXT[int(start) : int(start) + len(shown)]
        assert [a for a, b in zip(shown, told, strict=True) if a != b and a not in "\ufffd "] == []
    assert sum(len(unescape(re.sub(r"<[^>]+>", "", markup))) for _, markup in lines) > 8000
