"""Twenty wire copies and seven reports of five events, through the real commands: five events, right support."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standoff.cli.main import run

Standoff = Callable[..., Any]
FOLDER = Path(__file__).resolve().parent.parent / "duplicates"

OF_INTEREST = {
    "barge": (("MWI", "TZA"), "COERCE", "seiz", 3),
    "envoy": (("PRY", "BOL"), "SANCTION", "expel", 2),
    "village": (("THA", "KHM"), "ASSAULT", "shelled", 3),
    "timber": (("GEO", "AZE"), "SANCTION", "ban", 2),
    "hostages": (("NER", "TCD"), "RETREAT", "free", 2),
}
"""By the event of a file: who did it to whom, its type, words of its tellings, how many independent reports tell it."""


def reports_of(event: str) -> list[str]:
    return [path.stem for path in sorted(FOLDER.glob(f"*-{event}-*.txt"))]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of all 27 reports."""
    return made(tmp_path_factory.mktemp("whole"), "*.txt")


@pytest.fixture(scope="module")
def wires(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the twenty wire copies alone."""
    folder = tmp_path_factory.mktemp("wires")
    return made(folder, "*-wire.txt", "*-copy-*.txt")


def made(folder: Path, *patterns: str) -> Path:
    (folder / "reports").mkdir()
    for pattern in patterns:
        for path in sorted(FOLDER.glob(pattern)):
            shutil.copy(path, folder / "reports")
    assert run(["add", str(folder / "reports"), "-d", str(folder / "crisis.db")]) == 0
    return folder / "crisis.db"


def lines(standoff: Standoff, *arguments: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in standoff("list", *arguments, "--format", "jsonl").out.splitlines()]


def told(standoff: Standoff, record: Path, event: str) -> list[dict[str, Any]]:
    """The listed events that the reports of `event` are about: an act of one side toward the other, in those words."""
    (actor, recipient), type_, words, _ = OF_INTEREST[event]
    by_id = {line["id"]: line for line in lines(standoff, "events", "--mentions", "-d", record)}
    found = []
    for line in lines(standoff, "events", "-d", record):
        tellings = [by_id[mention["id"]] for mention in line["mentions"]]
        acting = {party["id"] for telling in tellings for party in telling["actor"]}
        suffering = {party["id"] for telling in tellings for party in telling["recipient"]}
        if (actor in acting and recipient in suffering and line["event"] == type_) and any(
            words in said(one) for one in tellings
        ):
            found.append(line)
    return found


def said(line: dict[str, Any]) -> str:
    text: str = line["evidence"][0]["text"]
    return text.casefold()


@pytest.mark.parametrize("event", OF_INTEREST)
def test_copies_and_reports_of_one_event_are_one_event_with_its_independent_reports(
    standoff: Standoff, whole: Path, event: str
) -> None:
    found = told(standoff, whole, event)
    assert len(found) == 1, [said(line) for line in found]
    assert found[0]["support"] == OF_INTEREST[event][3]


@pytest.mark.parametrize("event", OF_INTEREST)
def test_four_copies_alone_support_their_event_once(standoff: Standoff, wires: Path, event: str) -> None:
    found = told(standoff, wires, event)
    assert len(found) == 1, [said(line) for line in found]
    assert found[0]["support"] == 1
    assert len({mention["doc"] for mention in found[0]["mentions"]}) > 1


def test_every_copy_is_listed_with_the_wire_as_its_original(standoff: Standoff, whole: Path) -> None:
    documents = lines(standoff, "documents", "-d", whole)
    names = {line["id"]: Path(line["source"]).stem[11:] for line in documents}
    copies = {names[line["id"]]: names.get(line["copy_of"]) for line in documents}
    assert len(copies) == 27
    for name, original in copies.items():
        event, what = name.split("-", 1)
        assert original == (f"{event}-wire" if what.startswith("copy") else None), name


def test_the_toll_that_rose_is_told_as_history(standoff: Standoff, whole: Path) -> None:
    (village,) = told(standoff, whole, "village")
    changes = {(change["field"], change["before"], change["after"]) for change in village["history"]}
    assert ("killed", "12", "15") in changes


def test_each_mention_tells_its_report_and_whose_copy_that_is(standoff: Standoff, whole: Path) -> None:
    (envoy,) = told(standoff, whole, "envoy")
    sources = {mention["copy_of"] or mention["doc"] for mention in envoy["mentions"]}
    assert len(sources) == envoy["support"]
    every = {line["id"]: line for line in lines(standoff, "events", "--mentions", "-d", whole)}
    assert {every[mention["id"]]["told_as"] for mention in envoy["mentions"]} == {envoy["id"]}


def test_the_brief_counts_copies_with_their_originals(standoff: Standoff, whole: Path) -> None:
    out = " ".join(standoff("brief", "-d", whole).out.split())
    assert "27 reports (15 copies of others: 12 independent)" in out
    assert "15 reports of 27 copied from others and counted with them" in out


def test_a_filter_that_one_telling_fits_shows_the_whole_event(standoff: Standoff, whole: Path) -> None:
    by_report = {line["source"]: line["id"] for line in lines(standoff, "documents", "-d", whole)}
    late = next(id_ for source, id_ in by_report.items() if "village-report-2" in source)
    found = lines(standoff, "events", "-d", whole, "--document", late, "--status", "alleged", "--type", "ASSAULT")
    assert [line["support"] for line in found] == [3]
    assert found[0]["status"] == "occurred", "the telling that stands for it is another report's"


@pytest.mark.parametrize("kind", ["documents", "statements", "movement"])
def test_only_events_and_meetings_are_put_together(standoff: Standoff, whole: Path, kind: str) -> None:
    result = standoff("list", kind, "--mentions", "-d", whole)
    assert result.code == 2
    assert "--mentions is for events and meetings" in result.err


def test_an_event_shows_where_else_it_is_told_and_what_changed(standoff: Standoff, whole: Path) -> None:
    (village,) = told(standoff, whole, "village")
    out = standoff("show", village["id"], "-d", whole).out
    assert f"Told by 3 independent reports in {len(village['mentions'])} places:" in out
    assert "On the word of: provincial officials; the provincial hospital; Cambodia" in out
    assert "killed: 12, then 15 (2027-03-10)" in out
    assert f"a copy of {village['mentions'][-1]['copy_of'] or ''}"[:12] in out


@pytest.mark.parametrize("kind", ["statements", "positions", "quantities"])
def test_other_entries_tell_how_many_reports_carry_the_same_text(standoff: Standoff, whole: Path, kind: str) -> None:
    names = {line["id"]: Path(line["source"]).stem[11:] for line in lines(standoff, "documents", "-d", whole)}
    found = lines(standoff, kind, "-d", whole)
    assert {line["copies"] for line in found if "report" in names[line["doc"]]} <= {0}
    assert {line["copies"] for line in found if "report" not in names[line["doc"]]} == {3}


def test_as_known_on_an_earlier_day_fewer_reports_support_an_event(standoff: Standoff, whole: Path) -> None:
    asked = ("events", "-d", whole, "--type", "ASSAULT", "--between", "THA", "KHM", "--as-of")
    support = [max(line["support"] for line in lines(standoff, *asked, day)) for day in ("2027-03-09", "2027-03-11")]
    assert support == [1, 3]
    brief = " ".join(standoff("brief", "-d", whole, "--as-of", "2027-03-02").out.split())
    assert "2 reports (1 copy of others: 1 independent)" in brief
