"""`standoff issues`: the user's word about the issues of the example crisis."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standoff.cli.main import run

Standoff = Callable[..., Any]
EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
OLD, OTHER, NEW = "mining licenses", "troop withdrawal", "Gold on the upper river"


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "crisis.db"
    assert run(["add", *map(str, sorted(EXAMPLES.glob("*.txt"))), "-d", str(path)]) == 0
    return path


@pytest.fixture
def crisis(coded: Path, tmp_path: Path) -> Path:
    """A record of the example crisis, to be changed."""
    return Path(shutil.copy(coded, tmp_path / "crisis.db"))


@pytest.fixture
def lines(standoff: Standoff, crisis: Path) -> Callable[..., list[dict[str, Any]]]:
    """What a command prints of the record as JSON Lines."""

    def call(*arguments: str) -> list[dict[str, Any]]:
        result = standoff(*arguments, "-d", crisis, "--format", "jsonl")
        assert result.code == 0, result.err
        return [json.loads(line) for line in result.out.splitlines()]

    return call


@pytest.fixture
def issues(lines: Callable[..., list[dict[str, Any]]]) -> Callable[[], dict[str, dict[str, Any]]]:
    """The issues by their labels, as `issues list` has them."""
    return lambda: {line["label"]: line for line in lines("issues", "list")}


@pytest.fixture
def decide(standoff: Standoff, crisis: Path) -> Callable[..., Any]:
    """Runs a command of `standoff issues` that must succeed."""

    def call(*arguments: object) -> Any:
        result = standoff("issues", *arguments, "-d", crisis)
        assert result.code == 0, result.err
        return result

    return call


def code_again(standoff: Standoff, crisis: Path) -> None:
    """As if the lexicon had changed since."""
    raw = sqlite3.connect(crisis)
    raw.execute("UPDATE document SET coder_lexicon = 'an older one'")
    raw.commit()
    raw.close()
    assert standoff("add", *sorted(EXAMPLES.glob("*.txt")), "-d", crisis).code == 0
    raw = sqlite3.connect(crisis)
    assert raw.execute("SELECT count(*) FROM document WHERE coder_lexicon = 'an older one'").fetchone() == (0,)
    raw.close()


def test_a_new_name_is_shown_everywhere_and_the_coders_word_is_kept(standoff, crisis, decide, issues, lines) -> None:
    before = issues()[OLD]
    decide("rename", OLD, NEW)
    after = issues()
    assert OLD not in after
    assert after[NEW] | {"label": OLD} == before
    assert after[NEW]["coded_as"] == [OLD]
    movement = lines("list", "movement")
    assert {(row["holder"]["id"], row["movement"]) for row in movement if row["issue"] == NEW} >= {("SUR", "softened")}
    assert OLD not in {row["issue"] for row in movement}
    positions = [row for row in lines("list", "positions") if NEW in row["issues"]]
    assert {row["id"] for row in positions} == set(before["positions"])
    assert all(row["issue"] != NEW for row in positions)
    for form in ("text", "md", "html", "json"):
        brief = standoff("brief", "-d", crisis, "--format", form).out
        assert NEW in brief
        assert OLD not in brief
    assert NEW in " ".join(standoff("list", "positions", "-d", crisis, "--format", "csv").out.split())
    assert "renamed from" in standoff("issues", "list", "-d", crisis).out


def test_a_merge_joins_the_rows_of_movement(decide, issues, lines) -> None:
    before = issues()
    decide("merge", OLD, OTHER, "--into", "the river")
    after = issues()
    joined = set(before[OLD]["positions"]) | set(before[OTHER]["positions"])
    assert set(after["the river"]["positions"]) == joined
    assert after["the river"]["coded_as"] == [OLD, OTHER]
    assert not {OLD, OTHER} & set(after)
    rows = [row for row in lines("list", "movement") if row["issue"] == "the river"]
    assert sorted(row["holder"]["id"] for row in rows) == ["GUY", "SUR"]
    assert {id_ for row in rows for id_ in row["positions"]} == joined


def test_a_merge_into_one_of_its_issues_keeps_that_name(decide, issues) -> None:
    before = issues()
    decide("merge", OLD, OTHER, "--into", OLD)
    assert len(issues()) == len(before) - 1
    assert issues()[OLD]["coded_as"] == [OLD, OTHER]


def test_a_split_moves_the_positions_named_by_id_or_mark(decide, issues, lines) -> None:
    first, second, *others = issues()[OLD]["positions"]
    by_id = {row["id"]: row for row in lines("list", "positions")}
    span = by_id[second]["evidence"][0]
    mark = f"{by_id[second]['doc'][:8]}:{span['start']}-{span['end']}"
    decide("split", OLD, "dredging", "--position", first, "--position", mark)
    assert issues()["dredging"]["positions"] == [first, second]
    assert issues()[OLD]["positions"] == others
    assert "dredging" in {row["issue"] for row in lines("list", "movement")}


def test_all_decisions_survive_coding_again(standoff, crisis, decide, issues) -> None:
    decide("rename", OLD, NEW)
    decide("split", NEW, "dredging", "--position", issues()[NEW]["positions"][0])
    decide("merge", "talks", "mediation", "--into", "talks")
    before = issues()
    code_again(standoff, crisis)
    assert issues() == before
    assert standoff("issues", "list", "-d", crisis).err == ""


def test_decisions_hold_for_reports_that_are_added_later(standoff, tmp_path, issues, decide, crisis) -> None:
    all_of_it = {label: row["positions"] for label, row in issues().items()}
    crisis.unlink()
    early, *late = sorted(EXAMPLES.glob("*.txt"))
    standoff("add", early, "-d", crisis)
    decide("rename", OLD, NEW)
    decide("split", OTHER, "camp", "--position", issues()[OTHER]["positions"][0])
    assert len(issues()[NEW]["positions"]) < len(all_of_it[OLD])
    standoff("add", *late, "-d", crisis)
    after = issues()
    assert after[NEW]["positions"] == all_of_it[OLD]
    assert after["camp"]["positions"] == all_of_it[OTHER][:1]
    assert after[OTHER]["positions"] == all_of_it[OTHER][1:]


def test_what_is_not_found_again_is_listed_until_it_is(standoff, crisis, decide, issues, lines) -> None:
    chosen = issues()[OLD]["positions"][0]
    decide("split", OLD, "dredging", "--position", chosen)
    raw = sqlite3.connect(crisis)
    raw.execute("DELETE FROM record WHERE id = ?", (chosen,))
    raw.commit()
    raw.close()
    listed = standoff("issues", "list", "-d", crisis)
    assert listed.code == 0
    assert "not found again, decision 1: demand “" in listed.err
    assert "not found again: demand" in " ".join(standoff("issues", "history", "-d", crisis).out.split())
    assert len(lines("issues", "history")[0]["lost"]) == 1
    code_again(standoff, crisis)
    assert issues()["dredging"]["positions"] == [chosen]
    assert lines("issues", "history")[0]["lost"] == []


def test_an_undo_brings_the_coders_label_back_and_says_what_rested_on_it(standoff, crisis, decide, issues) -> None:
    before = issues()
    decide("rename", OLD, NEW)
    decide("rename", NEW, "dredging")
    told = decide("undo", 1)
    assert "decision 3: decision 1 undone" in told.out
    assert f"not found again, decision 2: issue '{NEW}'" in told.err
    assert issues() == before
    again = standoff("issues", "undo", 1, "-d", crisis)
    assert (again.code, "undone already, by decision 3" in again.err) == (2, True)


def test_history_tells_who_when_and_why(standoff, crisis, decide, lines) -> None:
    nothing = standoff("issues", "history", "-d", crisis)
    assert (nothing.code, nothing.out) == (0, "")
    assert "nothing was decided" in nothing.err
    decide("rename", OLD, NEW, "--by", "Amina  Warsame", "--why", "as the treaty has it")
    decide("undo", 1, "--by", "Joseph")
    rename, undo = lines("issues", "history")
    assert (rename["action"], rename["by"], rename["why"]) == ("rename", "Amina Warsame", "as the treaty has it")
    assert (rename["labels"], rename["name"], rename["undone_by"]) == ([OLD], NEW, 2)
    assert (undo["action"], undo["by"], undo["undoes"], undo["why"]) == ("undo", "Joseph", 1, None)
    assert rename["at"].endswith("+00:00")
    assert "(undone by" in standoff("issues", "history", "-d", crisis).out
    assert standoff("issues", "history", "-d", crisis, "--format", "csv").out.startswith("number,action,labels,name")


def test_the_login_name_signs_unless_another_is_given(monkeypatch, decide, lines) -> None:
    monkeypatch.setenv("LOGNAME", "desk4")
    decide("rename", OLD, NEW)
    assert lines("issues", "history")[0]["by"] == "desk4"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["rename", "mine licenses", "x"], "nearest: 'mining licenses'"),
        (["rename", OLD, OTHER], "to join them: standoff issues merge"),
        (["rename", OLD, NEW, "--by", " "], "needs a name"),
        (["merge", OLD, "--into", "x"], "two issues at least"),
        (["merge", OLD, OTHER], "--into"),
        (["split", OLD, "x"], "--position"),
        (["split", OLD, "x", "--position", "0000"], "no position has the id or mark '0000'"),
        (["undo", "7"], "there is no decision 7"),
        (["forget"], "No such command 'forget'"),
    ],
)
def test_what_is_not_understood_says_why_and_decides_nothing(standoff, crisis, lines, arguments, says) -> None:
    result = standoff("issues", *arguments, *([] if arguments == ["forget"] else ["-d", crisis]))
    assert result.code == 2
    assert says in " ".join(result.err.split())
    assert lines("issues", "history") == []


def test_the_record_may_be_named_before_the_command(standoff, crisis) -> None:
    assert standoff("issues", "-d", crisis, "list").out == standoff("issues", "list", "-d", crisis).out
    missing = standoff("issues", "-d", crisis.with_name("none.db"), "list")
    assert (missing.code, "there is no record at" in missing.err) == (1, True)


def test_every_command_says_what_it_does(standoff) -> None:
    listed = standoff("issues", "-h").out
    for name in ("list", "rename", "merge", "split", "undo", "history"):
        assert f"  {name} " in listed
        assert "--record" in standoff("issues", name, "-h").out
