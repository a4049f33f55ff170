"""Every page answers, says why where it is empty, and hands out the same as data."""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from reading_rooms import room_of
from starlette.testclient import TestClient

from handmade import event, report
from standoff.cli.main import run
from standoff.model import EventType
from standoff.model.codec import decode
from standoff.store import Filter, open_store

PAGES = (
    "/",
    "/positions",
    "/timeline",
    "/dyads",
    "/documents",
    "/parties",
    "/records",
    "/records/statements",
    "/records/events",
    "/records/positions",
    "/records/meetings",
    "/records/conditionals",
    "/records/quantities",
    "/records/outlooks",
    "/review",
    "/review/decisions",
    "/add",
    "/api/",
)
PLURALS = ("statements", "events", "positions", "meetings", "conditionals", "quantities", "outlooks")


@pytest.fixture(scope="module")
def room(example_record: Path) -> Iterator[TestClient]:
    with TestClient(room_of(example_record), base_url="http://localhost") as client:
        yield client


class Links(HTMLParser):
    """The addresses of a page, and whether it holds what the policy forbids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.forbidden: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [value for name in ("href", "src", "action") if (value := given.get(name))]
        self.forbidden += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.forbidden.append(tag)


@pytest.mark.parametrize("address", PAGES)
def test_pages_answer_for_the_example(room: TestClient, address: str) -> None:
    answer = room.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert not Links(answer.text).forbidden


@pytest.mark.parametrize("address", PAGES)
def test_pages_of_an_empty_record_say_so(empty_record: Path, address: str) -> None:
    with TestClient(room_of(empty_record), base_url="http://localhost") as client:
        answer = client.get(address)
    assert answer.status_code == 200
    assert re.search(r"\b(no|nobody|nothing|yet|data|Add)\b", answer.text, re.IGNORECASE)


def test_every_link_of_the_room_leads_somewhere(room: TestClient) -> None:
    """A walk over all links of the pages; of each kind of address a few."""
    waiting, seen, tried = list(PAGES), set(PAGES), dict[str, int]()
    while waiting:
        address = waiting.pop(0)
        answer = room.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        for link in Links(answer.text).found:
            bare = link.partition("#")[0] if not link.startswith("?") else address.partition("?")[0] + link
            sort = re.sub(r"[0-9a-f]{16}|=[^&]*", "=", bare)
            if bare.startswith("/") and bare not in seen and tried.get(sort, 0) < 3:
                tried[sort] = tried.get(sort, 0) + 1
                seen.add(bare)
                waiting.append(bare)
    assert len(seen) > 100


@pytest.mark.parametrize("plural", PLURALS)
@pytest.mark.parametrize("asked", ["", "?actor=Suriname", "?since=2012-02-14", "?words=camp&order=least-sure"])
def test_table_csv_and_json_have_the_same_rows(room: TestClient, plural: str, asked: str) -> None:
    rows = list(csv.DictReader(io.StringIO(room.get(f"/records/{plural}.csv{asked}").text)))
    answer = room.get(f"/api/{plural}{asked}{'&' if asked else '?'}limit=500").json()
    page = room.get(f"/records/{plural}{asked}").text
    assert [row["id"] for row in rows] == [item["id"] for item in answer["items"]]
    assert answer["total"] == len(rows)
    assert re.findall(r'<tr id="r-([0-9a-f]{16})"', page) == [row["id"] for row in rows][:50]
    assert f"<strong>{len(rows)} " in page


def test_the_link_to_json_leads_to_all_rows_of_the_table(room: TestClient) -> None:
    shown = room.get("/records/statements").text
    (address,) = [one for one in Links(shown).found if one.startswith("/api/statements")]
    answer = room.get(address).json()
    assert len(answer["items"]) == answer["total"] > 100
    assert f"<strong>{answer['total']} statements</strong>" in shown


def test_facets_count_what_they_lead_to(room: TestClient) -> None:
    page = room.get("/records/events?since=2012-02-10").text
    facets = re.findall(r'<li><a href="([^"]+)">[^<]+</a> <span class="number">(\d+)</span>', page)
    assert len(facets) > 15
    for address, number in facets:
        led = room.get(address.replace("&amp;", "&")).text
        assert f"<strong>{number} event" in led, address


def test_the_filters_are_those_of_the_command_line(room: TestClient, example_record: Path) -> None:
    asked = Filter(between=("GUY", "SUR"), status="occurred", type="REJECT")
    with open_store(example_record) as store:
        wanted = [record.id for record in store.records("event", asked)]
    answer = room.get("/api/events?between=Guyana&between=Suriname&status=occurred&type=REJECT&limit=500").json()
    assert wanted
    assert [item["id"] for item in answer["items"]] == wanted


def test_records_under_the_interface_are_those_of_the_schema(room: TestClient, example_record: Path) -> None:
    with open_store(example_record) as store:
        record = next(iter(store.records("position")))
    assert decode(room.get(f"/api/records/{record.id}").content) == record


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/documents/0000", 404, "no report of this record has the id 0000"),
        ("/documents/..%2f..%2fetc%2fpasswd", 404, ""),
        ("/records/wishes", 404, "there are no"),
        ("/records/events?since=soon", 400, "is not a day"),
        ("/records/events?status=hoped", 400, "unknown status"),
        ("/records/events?between=GUY", 400, "takes two sides"),
        ("/records/events?order=random", 400, "known are"),
        ("/records/events?words=%22%22", 400, "give at least one word"),
        ("/records/events?words=%00", 400, "give at least one word"),
        ("/?between=Guyana&between=GUY", 400, "are one side"),
        ("/?between=Guyana&between=Atlantis", 400, "no side of this record"),
        ("/positions/issue?issue=nothing", 404, "no side has taken a stand"),
        ("/parties/ATL", 404, "no side of this record"),
        ("/dyads/rows?week=never", 400, "is not a day"),
        ("/review?record=abc", 404, "there is no record"),
        ("/add/7", 404, "nothing was brought"),
        ("/nowhere", 404, "There is no /nowhere here"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_page(room: TestClient, address: str, status: int, says: str) -> None:
    answer = room.get(address)
    assert answer.status_code == status
    assert says in answer.text.replace("&#39;", "'").replace("&#34;", '"')
    assert "Traceback" not in answer.text


def test_reports_are_searched_and_lead_to_the_words(room: TestClient) -> None:
    page = room.get('/documents?words="gold-dredging licences"').text
    link = re.search(r'<p class="words"><a href="([^"]+)">', page)
    assert link
    assert "gold" in re.findall(r"<mark>(.*?)</mark>", page)[0]
    assert 'id="words"' in room.get(link[1].replace("&amp;", "&").partition("#")[0]).text
    assert "No report holds all of these words" in room.get("/documents?words=zeppelin").text


def test_nothing_found_says_why(room: TestClient) -> None:
    assert "none fits all" in room.get("/records/events?status=denied&since=2012-03-01").text
    assert "knows no party called" in room.get("/records/events?actor=Atlantis").text


@pytest.mark.parametrize("kind", ["parties", "documents"])
def test_the_interface_tells_the_same_lines_as_the_command_line(
    room: TestClient, example_record: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["list", kind, "-d", str(example_record), "--format", "jsonl"])
    printed = capsys.readouterr().out.splitlines()
    assert list(map(json.loads, printed)) == room.get(f"/api/{kind}?limit=500").json()["items"]


def test_the_timeline_opens_where_the_sides_have_something(tmp_path: Path, example_record: Path) -> None:
    """And not at the latest report, where that tells of others only."""
    later = "2013-09-02"
    other = report("Officials of Chad opened the dam of Bilam.", later)
    path = Path(shutil.copy(example_record, tmp_path / "later.db"))
    with open_store(path) as store:
        store.add(other, [event(other, EventType.AID, "TCD", None, "opened the dam", quad=2)], None, None)
    with TestClient(room_of(path), base_url="http://localhost") as client:
        shown = client.get("/timeline").text
        assert "1 later" in shown and later not in shown
        assert "zoom=month" in shown


def test_as_of_a_day_the_later_reports_are_unknown(room: TestClient) -> None:
    early = room.get("/?as_of=2012-02-14").text
    assert "3 reports" in early
    assert "dropped its demand" not in early
    assert "dropped its demand" in room.get("/").text
    assert room.get("/api/events?as_of=2012-02-14").json()["total"] < room.get("/api/events").json()["total"]
    assert "no reports of that time" in room.get("/?as_of=1999-01-01").text


def test_a_side_is_called_by_each_of_its_names_once(room: TestClient) -> None:
    sides = room.get("/api/pages/parties").json()["sides"]
    assert sides
    for side in sides:
        folded = [name.casefold().removeprefix("the ") for name in side["names"]]
        assert len(folded) == len(set(folded)), side["names"]


@pytest.mark.parametrize(
    "address", ["/", "/positions", "/timeline", "/dyads", "/documents", "/parties", "/records", "/records/events"]
)
def test_a_page_without_reports_leads_to_where_they_are_added(empty_record: Path, address: str) -> None:
    with TestClient(room_of(empty_record), base_url="http://localhost") as client:
        main = client.get(address).text.partition("<main")[2]
    assert 'href="/add"' in main
