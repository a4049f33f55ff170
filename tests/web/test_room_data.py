"""Everything on a page can be had as data."""

import html
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from reading_rooms import room_of
from starlette.testclient import TestClient

from standoff.store import open_store
from standoff.web.api.shown import VIEWS
from standoff.web.room import DATA

PAGES = (
    "/",
    "/?since=2012-02-20&as_of=2012-02-22",
    "/positions",
    "/positions/issue?issue=mining licenses",
    "/timeline",
    "/timeline?zoom=month",
    "/dyads",
    "/dyads/rows?week=2012-02-06&band=3",
    "/documents",
    "/documents?words=dredging",
    "/documents/DOC",
    "/parties",
    "/parties/SUR",
    "/records",
    "/records/events?actor=SUR&since=2012-02-10",
    "/review",
    "/review/decisions",
    "/add",
)
_HIDDEN = re.compile(
    r"<(script|style|svg|select|title)\b.*?</\1>|<(?:header|footer|form)\b.*?</(?:header|footer|form)>", re.DOTALL
)
_QUOTED = re.compile(r"“([^”…]{12,})”")


@pytest.fixture(scope="module")
def room(example_record: Path) -> Iterator[TestClient]:
    with TestClient(room_of(example_record), base_url="http://localhost") as client:
        yield client


def asked(room: TestClient, page: str) -> str:
    return page.replace("DOC", room.get("/api/documents?limit=1").json()["items"][0]["id"])


@pytest.mark.parametrize("page", PAGES)
def test_a_page_links_to_its_data_which_holds_what_it_shows(room: TestClient, page: str) -> None:
    shown = room.get(asked(room, page)).text
    link = re.search(r'<a href="([^"]+)">This page as JSON</a>', shown)
    assert link
    answer = room.get(html.unescape(link[1]))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    body = html.unescape(_HIDDEN.sub("", shown))
    records = set(re.findall(r"record=([0-9a-f]{16})", body))
    assert records <= set(re.findall(r"[0-9a-f]{16}", answer.text))
    told = " ".join(strings(answer.json()))
    assert [words for words in _QUOTED.findall(body) if words not in told] == []


def strings(value: object) -> Iterator[str]:
    """All texts of an answer, line breaks as spaces."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def test_every_page_is_among_them() -> None:
    """The table of views has every page; a page that is missing there would keep the room from opening."""
    bare = {re.sub(r"^/(documents|parties|records)/[^/]+$", r"/\1/{}", page.partition("?")[0]) for page in PAGES}
    assert {re.sub(r"\{\w+\}", "{}", path) for path in VIEWS} - bare == {"/add/{}"}


def test_the_description_names_what_each_page_tells(room: TestClient) -> None:
    description = room.get("/api/openapi.json").json()
    assert {path for path in description["paths"] if path.startswith(DATA)} == {DATA + path for path in VIEWS}
    for path, (view, _) in VIEWS.items():
        assert view.__name__ in description["components"]["schemas"], path


def test_what_became_of_a_report_is_told_as_data(empty_record: Path) -> None:
    with TestClient(room_of(empty_record), base_url="http://localhost") as client:
        token = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get("/add").text)
        assert token
        data = {"form_token": token[1], "text": "Le ministre a dit que les soldats resteraient au col cette semaine."}
        where = client.post("/add", data=data, follow_redirects=False).headers["location"]
        while not (job := client.get(DATA + where).json()["job"])["over"]:
            pass
    assert [(one["foreign"], one["failure"]) for one in job["arrivals"]] == [(True, None)]


def test_records_say_how_many_reports_are_copies(example_record: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(example_record, tmp_path / "copies.db"))
    with open_store(path) as store:
        stored = next(iter(store.stored_documents()))
        original = list(store.records_of([stored.document.id]))
        text = stored.document.text + "\nEnds.\n"
        from dataclasses import replace

        from standoff.model import document_id

        store.add(replace(stored.document, id=document_id(text), text=text, source="copy.txt"), (), None, None)
    with TestClient(room_of(path), base_url="http://localhost") as client:
        items = client.get("/api/statements?limit=500").json()["items"]
    copies = Counter(item["copies"] for item in items if item["doc"] == stored.document.id)
    assert copies == {1: sum(record.kind == "statement" for record in original)}
    assert {item["copies"] for item in items if item["doc"] != stored.document.id} == {0}
