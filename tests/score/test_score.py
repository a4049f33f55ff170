"""Agreement with gold: measured as the shared scorer does, and complete for what reviewers signed."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reviewed import CODER, TEXT, Report, report, signed
from standoff.errors import GoldError
from standoff.model import Document, Event, EventType, Status
from standoff.model.codec import KINDS, encode_lines
from standoff.pipeline import DocumentCoder
from standoff.run import review
from standoff.score import GoldReport, agreement, gold_of, read_gold, sum_up, write_gold
from standoff.store import Store, open_store


@pytest.fixture
def made() -> Report:
    """A report with eight records."""
    return report()


@pytest.fixture
def gold(tmp_path: Path, made: Report) -> GoldReport:
    """The gold of all of them, written and read again."""
    write_gold(tmp_path, made.document, gold_of(made.document, made.records, {}))
    (found,) = read_gold(tmp_path)
    return found


def test_what_was_signed_agrees_with_itself_wholly(made: Report, gold: GoldReport) -> None:
    found = agreement(gold, made.records)
    assert (found.facts, found.misses) == (1.0, [])
    assert gold.doc == made.document.id
    assert {kind: sums.gold for kind, sums in found.kinds.items() if sums.gold} == {
        "statements": 2, "events": 2, "positions": 2, "meetings": 1, "quantities": 1,
    }  # fmt: skip
    assert found.kinds["positions"].fields["answer"] == (1, 1)
    assert found.kinds["statements"].f1 == 1.0


def test_what_is_missing_wrong_or_told_too_much_is_counted(made: Report, gold: GoldReport) -> None:
    statement, _, accuse, assault, *others = made.records
    assert isinstance(assault, Event)
    wrong = replace(assault, status=Status.ALLEGED)
    found = agreement(gold, [statement, accuse, wrong, *others])
    misses = {(miss.kind, miss.what) for miss in found.misses}
    assert misses == {("statements", "not found"), ("events", "wrong status")}
    assert found.kinds["statements"].recall == 0.5
    assert found.right == found.asked - 7 - 1
    assert agreement(gold, ()).facts == 0.0


def test_an_event_that_was_rejected_must_not_be_told(tmp_path: Path, made: Report) -> None:
    assault = made.of("event", 1)
    write_gold(tmp_path, made.document, gold_of(made.document, made.records, {assault.id: "nobody shelled"}))
    (gold,) = read_gold(tmp_path / made.document.id / "gold.json")
    assert [row.why for row in gold.gold.not_events] == ["nobody shelled"]
    found = agreement(gold, made.records)
    assert (found.alarms, found.forbidden, found.asked - found.right) == (1, 1, 1)
    assert [miss.what for miss in found.misses] == ["false alarm"]
    assert agreement(gold, [one for one in made.records if one is not assault]).facts == 1.0


def test_words_that_stand_twice_are_told_apart_by_more_of_them(tmp_path: Path) -> None:
    made = report("Niger accused Chad again. ")
    second = made.document.text.index("Niger accused Chad of")
    event = made.of("event")
    span = type(event.evidence[0])(second, second + 18, "Niger accused Chad")
    write_gold(tmp_path, made.document, gold_of(made.document, [replace(event, evidence=(span,))], {}))
    (gold,) = read_gold(tmp_path)
    assert gold.place(gold.gold.events[0]).start == second
    assert gold.gold.events[0].has == "Niger accused Chad o"


def test_sums_over_reports(made: Report, gold: GoldReport) -> None:
    total = sum_up([agreement(gold, made.records), agreement(gold, ())])
    assert total.facts == 0.5
    assert total.kinds["events"].fields["status"] == (2, 4)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "not gold"),
        ('{"statements": [{"has": "no such words", "form": "direct"}]}', "is not in article.txt"),
        ('{"statements": [{"has": ""}]}', "form"),
        ('{"events": [{"has": "Niger", "type": 3, "status": "occurred"}]}', r"events\[0\].type"),
        ('{"doc": "nowhere.txt"}', "cannot be read"),
    ],
)
def test_gold_that_is_none_says_what_is_wrong(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold.json").write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=says):
        read_gold(tmp_path)
    with pytest.raises(GoldError, match=r"no gold\.json"):
        read_gold(tmp_path / "nowhere")


def test_reviewed_reports_are_written_as_gold_that_they_agree_with(
    tmp_path: Path, made: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    from standoff.cli.main import run

    path = tmp_path / "crisis.db"
    with open_store(path, create=True) as store:
        other = report("Later. ")
        for one in (made, other):
            store.add(one.document, one.records, CODER, "model")
        _judge(store, made)
    out = str(tmp_path / "gold")
    assert run(["review", "export", "-o", out, "-d", str(path)]) == 0
    assert "1 report written" in capsys.readouterr().out
    assert run(["score", out, "-d", str(path), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["facts"], told["forbidden"], told["misses"]) == (1.0, 1, [])
    assert told["kinds"]["events"]["gold"] == 2
    lines = tmp_path / "lines.jsonl"
    lines.write_bytes(encode_lines([made.document, *made.records]))
    assert run(["score", out, "--records", str(lines), "--misses"]) == 0
    printed = capsys.readouterr().out
    assert "wrong status" in printed
    assert "false alarm" in printed
    assert run(["score", out, "-d", str(path), "--records", str(lines)]) == 2
    assert run(["review", "export", "-o", out, "-d", str(path), "--document", other.document.id, "--partly"]) == 0


def test_gold_of_a_report_with_an_erased_name_is_compared_too(
    tmp_path: Path, made: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    from standoff.cli.main import run

    path, out = tmp_path / "crisis.db", str(tmp_path / "gold")
    with open_store(path, create=True) as store:
        store.add(made.document, made.records, CODER, "model")
        _judge(store, made)
        store.eraser.person("Idris Maba", [], "00" * 16, signed())
    assert run(["review", "export", "-o", out, "-d", str(path)]) == 0
    assert run(["score", out, "-d", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["facts"] == 1.0


def _judge(store: Store, made: Report) -> None:
    """Judge everything: one event is edited, one rejected, one added, and the rest accepted."""
    review.edit(store, made.of("event", 1).id, {"status": "alleged"}, signed())
    review.reject(store, [made.of("event", 0).id], signed(why="an accusation is no event here"))
    added = {"evidence": "Chad denied it", "event": "REJECT", "actor": "Chad", "status": "occurred"}
    review.add(store, made.document.id, "event", added, signed())
    review.accept_document(store, made.document.id, signed())
    assert store.reviews.queue(tuple(KINDS), document=made.document.id) == []


@pytest.mark.shared
def test_the_measure_is_that_of_the_shared_scorer(shared: Path, coder: DocumentCoder, tmp_path: Path) -> None:
    for folder in (shared / "gold" / "seed", *sorted((Path(__file__).parent.parent / "gold").glob("*/gold.json"))):
        (gold,) = read_gold(folder)
        _same_figures(gold, folder if folder.is_dir() else folder.parent, coder, shared, tmp_path)


def _same_figures(gold: GoldReport, folder: Path, coder: DocumentCoder, shared: Path, tmp_path: Path) -> None:
    from datetime import date

    day = date.fromisoformat(gold.gold.published or "")
    document = Document(id=gold.doc, text=gold.text, published=day, language="en")
    records = next(iter(coder.code([document]))).records
    (tmp_path / f"{folder.name}.jsonl").write_bytes(encode_lines(records))
    scorer = shared / "score" / "score_record.py"
    command = [sys.executable, str(scorer), str(folder), "--pred", str(tmp_path), "--json"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    theirs = json.loads(printed[: printed.rindex("}") + 1])
    ours = agreement(gold, records)
    assert 100 * (ours.facts or 0) == pytest.approx(theirs["facts"])
    assert (ours.alarms, ours.forbidden) == (theirs["false_alarms"], theirs["forbidden"])
    for name, kind in ours.kinds.items():
        their = theirs["kinds"][name]
        assert (kind.gold, kind.found, kind.asked, kind.right) == tuple(
            their[part] for part in ("gold", "found", "asked", "right")
        )
        assert {field: list(pair) for field, pair in kind.fields.items()} == their["fields"]
        if name in ("statements", "events"):
            assert (kind.told, kind.sound) == (their["predicted"], their["sound"])


def test_types_and_stances_must_fit(made: Report, gold: GoldReport) -> None:
    change: Callable[[object], object] = lambda one: (  # noqa: E731
        replace(one, event=EventType.COERCE) if isinstance(one, Event) else one
    )
    found = agreement(gold, [change(one) for one in made.records])  # type: ignore[misc]
    assert found.kinds["events"].found == 0
    assert found.kinds["events"].sound == 0
