"""`standoff review`: the walk and its commands."""

import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Standoff = Callable[..., Any]
"""The command line, run in this process; see conftest.py."""


@pytest.fixture
def own(record: Path, tmp_path: Path) -> Path:
    """A record of two reports that may be changed."""
    path = tmp_path / "own.db"
    shutil.copy(record, path)
    return path


@pytest.fixture
def walk(standoff: Standoff, own: Path, monkeypatch: pytest.MonkeyPatch) -> Standoff:
    """Walks through what waits with what is typed."""

    def call(*lines: str, kinds: str | None = None) -> object:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        chosen = () if kinds is None else ("--kinds", kinds)
        return standoff("review", "-d", own, "--by", "amina", *chosen)

    return call  # type: ignore[return-value]


def _lines(standoff: Standoff, *arguments: object) -> list[dict[str, object]]:
    return [json.loads(line) for line in standoff(*arguments, "--format", "jsonl").out.splitlines()]


def _waiting(standoff: Standoff, own: Path) -> list[dict[str, object]]:
    return _lines(standoff, "review", "list", "--waiting", "-d", own)


def test_the_walk_accepts_rejects_edits_undoes_and_skips(standoff: Standoff, walk: Standoff, own: Path) -> None:
    before = _waiting(standoff, own)
    result = walk("a looks right", "r", "u", "s", "?", "q")
    assert result.code == 0
    assert "[[" in result.out
    assert "decision 1: accepted" in result.out
    assert "decision 3: decision 2 undone" in result.out
    assert "e FIELD=VALUE" in result.out
    assert [one["id"] for one in _waiting(standoff, own)] == [one["id"] for one in before[1:]]
    history = _lines(standoff, "review", "history", "-d", own)
    assert [(one["action"], one["by"], one["why"]) for one in history] == [
        ("accept", "amina", "looks right"), ("reject", "amina", None), ("undo", "amina", None),
    ]  # fmt: skip


def test_the_walk_edits_on_one_line_or_field_by_field_and_says_what_does_not_fit(
    standoff: Standoff, walk: Standoff, own: Path
) -> None:
    typed = ("e status=certain", "e status='alleged", "e", "status=denied", "", "e", "", "u", "e status=planned")
    result = walk(*typed, kinds="events")
    assert "certain" in result.err
    assert "cannot be read" in result.err
    assert result.out.count("decision") == 4
    assert standoff("review", "undo", 3, "-d", own).out == "decision 4: decision 3 undone\n"


def test_the_walk_ends_with_the_input_and_with_what_waits(standoff: Standoff, walk: Standoff, own: Path) -> None:
    assert walk().code == 0
    many = len(_waiting(standoff, own))
    assert walk(*["a"] * many).out.endswith("nothing else waits\n")
    assert "nothing of" in walk("a").err
    assert "nothing was decided in this walk" not in walk("u").err


def test_commands_take_ids_beginnings_marks_and_reports(standoff: Standoff, own: Path) -> None:
    first, second, third, *_ = _waiting(standoff, own)
    mark = f"{str(third['doc'])[:8]}:{third['start']}-{third['end']}"
    assert standoff("review", "accept", first["id"], str(second["id"])[:12], "-d", own).code == 0
    result = standoff("review", "reject", mark, "-d", own, "--why", "not so")
    assert result.code in (0, 2)
    assert standoff("review", "accept", str(first["doc"])[:10], "-d", own).out.startswith("decision")
    assert first["doc"] not in {one["doc"] for one in _waiting(standoff, own)}
    states = {one["state"] for one in _lines(standoff, "review", "list", "-d", own)}
    assert "accepted" in states


def test_a_decision_on_one_telling_names_the_others_that_stay(standoff: Standoff, tmp_path: Path) -> None:
    for name, verb in (("a", "said"), ("b", "reported")):
        head = f"NAIROBI, May 3, 2021 - Kenya expelled two Somali diplomats on Monday, the ministry {verb}."
        (tmp_path / f"{name}.txt").write_text(f"{head}\n", encoding="utf-8")
    own = tmp_path / "two.db"
    standoff("add", tmp_path / "a.txt", tmp_path / "b.txt", "-d", own)
    (event,) = _lines(standoff, "list", "events", "-d", own)
    first, second = (mention["id"] for mention in event["mentions"])  # type: ignore[attr-defined]
    assert "told elsewhere too" in standoff("review", "edit", first, "status=planned", "-d", own).err
    result = standoff("review", "reject", first, "-d", own)
    assert re.search(r"told elsewhere too, where it stays as it is: [0-9a-f]{8}:\d+-\d+\n", result.err)
    assert standoff("review", "reject", second, "-d", own).err == ""


def test_edit_without_fields_shows_them_as_they_can_be_written(standoff: Standoff, own: Path) -> None:
    event = next(one for one in _lines(standoff, "list", "events", "-d", own) if one["date"])
    shown = standoff("review", "edit", event["id"], "-d", own).out
    assert "event       " in shown or "event " in shown
    assert "coder's confidence" in shown
    result = standoff("review", "edit", event["id"], "status=alleged", "date=-", "-d", own, "--by", "joseph")
    assert result.out.startswith("decision 1: edited event")
    (line,) = _lines(standoff, "review", "list", "-d", own)
    assert str(line["changes"]).startswith("date=")
    assert "coder: date = " in standoff("review", "edit", event["id"], "-d", own).out


def test_add_merge_split_rename_undo_history_and_lost(standoff: Standoff, own: Path) -> None:
    report = next(
        one for one in _lines(standoff, "list", "documents", "-d", own) if one["title"] == "Ministers meet in Kampala"
    )
    added = standoff(
        "review", "add", str(report["id"])[:8], "event", "evidence=Kenya denied it", "event=REJECT", "actor=KEN",
        "recipient=SOM", "status=occurred", "-d", own,
    )  # fmt: skip
    assert added.out.startswith("decision 1: added event “Kenya denied it”")
    a, b, *_ = [one["id"] for one in _lines(standoff, "list", "events", "-d", own)]
    assert "merged" in standoff("review", "merge", a, b, "-d", own).out
    assert "split" in standoff("review", "split", a, b, "-d", own).out
    assert (
        "renamed 'Wanjiru Odera': name=Wanjiru A. Odera"
        in standoff("review", "rename", "Wanjiru Odera", "Wanjiru A. Odera", "-d", own).out
    )
    assert "Wanjiru A. Odera" in standoff("list", "parties", "-d", own).out
    assert standoff("review", "split", a, "--party", "actor[0]", "-d", own).code == 2
    assert len(_lines(standoff, "review", "history", "-d", own)) == 4
    assert len(_lines(standoff, "review", "history", a, "-d", own)) >= 2
    assert "is found" in standoff("review", "lost", "-d", own).err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("accept", "zz"), "no entry has"),
        (("edit", "0000", "status=x"), "no entry has"),
        (("undo", "9"), "no decision 9"),
        (("rename", "Nobody", "Anybody"), "nobody in"),
        (("add", "0000", "event", "evidence=x"), "no report"),
        (("merge", "--parties", "KEN", "KEN"), "nobody to merge"),
        (("history", "0000"), "no entry has"),
        (("edit", "0000", "status"), "FIELD=VALUE"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(
    standoff: Standoff, own: Path, arguments: tuple[str, ...], says: str
) -> None:
    result = standoff("review", *arguments, "-d", own)
    assert result.code == 2
    assert says in result.err


def test_what_was_rejected_is_listed_where_it_is_asked_for(standoff: Standoff, own: Path) -> None:
    first = _lines(standoff, "list", "meetings", "-d", own)[0]["id"]
    standoff("review", "reject", first, "-d", own)

    def listed(state: str) -> list[object]:
        return [one["id"] for one in _lines(standoff, "list", "meetings", "--review", state, "-d", own)]

    assert first not in [one["id"] for one in _lines(standoff, "list", "meetings", "-d", own)]
    assert listed("rejected") == [first]
    assert first not in listed("unreviewed")
    assert "fit --review edited" in standoff("list", "meetings", "--review", "edited", "-d", own).err


def test_show_tells_what_was_decided_and_what_the_coder_says(standoff: Standoff, own: Path) -> None:
    event = next(one for one in _lines(standoff, "list", "events", "-d", own) if one["status"] == "occurred")
    assert "Reviewed" not in standoff("show", event["id"], "-d", own).out
    standoff("review", "edit", event["id"], "status=alleged", "--by", "amina", "--why", "read it again", "-d", own)
    shown = standoff("show", event["id"], "-d", own).out
    assert '"status": "alleged"' in shown
    assert "- decision 1 by amina, " in shown
    assert ": read it again: edited event" in shown
    assert "- coder: status = occurred" in shown


def test_the_queue_can_be_narrowed_to_kinds_in_the_plural(standoff: Standoff, own: Path) -> None:
    waiting = _lines(standoff, "review", "list", "--waiting", "--kinds", "Quantities,outlook", "-d", own)
    assert {str(one["entry"]).split()[0] for one in waiting} <= {"quantity", "outlook"}
    assert waiting
    assert standoff("review", "list", "--kinds", "quarrels", "-d", own).code == 2


def test_a_decision_needs_a_name(standoff: Standoff, own: Path) -> None:
    (first, *_) = _waiting(standoff, own)
    assert "give one by --by" in standoff("review", "accept", first["id"], "--by", " ", "-d", own).err
