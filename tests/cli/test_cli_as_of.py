"""`--as-of`: every list, search, issues and the brief as they were known on a day."""

import json
from pathlib import Path
from typing import Any

import pytest

Standoff = Any


@pytest.fixture
def dated(record: Path, standoff: Standoff, tmp_path: Path) -> Path:
    """The two reports, and one of which nobody knows when it could be known."""
    path = tmp_path / "dated.db"
    path.write_bytes(record.read_bytes())
    (tmp_path / "note.txt").write_text("Somalia rejected the demand of Kenya again, a minister said in Mogadishu.\n")
    assert standoff("add", tmp_path / "note.txt", "-d", path).code == 0
    return path


@pytest.mark.parametrize(
    "kind", ["documents", "statements", "events", "positions", "meetings", "conditionals", "quantities", "parties"]
)
def test_lists_rest_on_the_reports_published_by_then(standoff: Standoff, dated: Path, kind: str) -> None:
    def listed(*more: str) -> list[str]:
        out: str = standoff("list", kind, "-d", dated, "--format", "jsonl", *more).out
        return out.splitlines()

    assert listed("--as-of", "2021-05-03") == []
    first = listed("--as-of", "2021-05-04")
    assert first
    assert len(first) <= len(listed("--as-of", "2021-05-10")) <= len(listed())


def test_it_is_told_what_the_answer_rests_on_and_what_is_left_out(standoff: Standoff, dated: Path) -> None:
    told = standoff("list", "events", "-d", dated, "--as-of", "2021-05-04").err
    assert "as known on 2021-05-04: 1 of 3 reports; 1 left out because neither" in told
    told = standoff("search", "Kenya", "-d", dated, "--as-of", "2021-05-04").err
    assert "1 of 3 reports" in told
    assert "1 of 3 reports" in standoff("issues", "list", "-d", dated, "--as-of", "2021-05-04").err


MOVING = {
    "2021-05-04-a.txt": "NAIROBI, May 4 - Kenya demanded on Tuesday that Somalia withdraw its patrol boats. "
    "Kenya will not open the border, Foreign Minister Wanjiru Odera said.\n",
    "2021-05-12-b.txt": "NAIROBI, May 12 - Foreign Minister Wanjiru Odera said Kenya was ready to open the border.\n",
}


def test_movement_and_issues_do_not_know_the_future(standoff: Standoff, tmp_path: Path) -> None:
    path = tmp_path / "moving.db"
    for name, text in MOVING.items():
        (tmp_path / name).write_text(text)
    assert standoff("add", *(tmp_path / name for name in MOVING), "-d", path).code == 0

    def lines(*command: str) -> list[dict[str, Any]]:
        out = standoff(*command, "-d", path, "--format", "jsonl").out
        return [json.loads(line) for line in out.splitlines()]

    now = {row["issue"]: row["movement"] for row in lines("list", "movement")}
    before = {row["issue"]: row["movement"] for row in lines("list", "movement", "--as-of", "2021-05-11")}
    assert now["border crossings"] == "softened"
    assert set(before.values()) == {"unobserved"}
    (row,) = [row for row in lines("issues", "list", "--as-of", "2021-05-11") if row["label"] == "border crossings"]
    assert len(row["reports"]) == 1


def test_a_brief_as_of_a_day_says_so_and_knows_no_later_report(standoff: Standoff, dated: Path) -> None:
    page = standoff("brief", "-d", dated, "--as-of", "2021-05-04")
    assert page.code == 0
    assert "as known on 4 May 2021 · 1 report of no known day left out" in page.out
    assert "Kampala on Sunday" not in page.out
    plain = json.loads(standoff("brief", "-d", dated, "--as-of", "2021-05-04", "--format", "json").out)
    assert (plain["as_of"], plain["unplaced"], plain["reports"]) == ("2021-05-04", 1, 1)


def test_a_brief_as_of_a_day_before_all_reports_says_that_none_was_known(standoff: Standoff, dated: Path) -> None:
    told = standoff("brief", "-d", dated, "--as-of", "2020-01-01").out
    assert "No report of the record was known by then." in told
    assert "No report has a date." not in told


def test_decisions_stay_applied(standoff: Standoff, dated: Path) -> None:
    labels = [
        json.loads(line)["label"]
        for line in standoff("issues", "list", "-d", dated, "--format", "jsonl").out.splitlines()
    ]
    assert standoff("issues", "rename", labels[0], "the matter of the boats", "-d", dated, "--by", "amina").code == 0
    told = standoff("issues", "list", "-d", dated, "--as-of", "2021-05-04")
    assert "the matter of the boats" in told.out
    assert "not found again" not in standoff("issues", "list", "-d", dated, "--as-of", "2021-05-03").err


def test_failures_have_no_day(standoff: Standoff, dated: Path) -> None:
    told = standoff("list", "failures", "-d", dated, "--as-of", "2021-05-04")
    assert told.code != 0
    assert "--as-of cannot be asked of failures" in told.err
