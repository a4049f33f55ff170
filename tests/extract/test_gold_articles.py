"""Invented crises with gold records: how much of the positions and conditionals is found, and none that is forbidden.

The gold is in the form of the measuring data's seed. A gold position is found by a record of its stance whose
words cover half of the gold's; its holder is right if each gold side is among the record's parties, and none other.
The floors are what is reached; they only go up.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from standoff.annotate.article import Article
from standoff.extract.conditionals import CONDITIONALS
from standoff.extract.positions import POSITIONS
from standoff.model import Conditional, Party, Position, Span

Annotate = Callable[..., Article]

GOLD = Path(__file__).resolve().parent.parent / "gold"
NAMES = ("river", "junta", "shoal")
FOUND_FLOOR, HOLDER_FLOOR, ANSWER_FLOOR = 0.95, 0.85, 0.75
CONDITION_FLOOR, TYPE_FLOOR = 1.0, 0.85


@dataclass(frozen=True)
class Case:
    """A gold article, coded."""

    text: str
    gold: dict[str, Any]
    positions: tuple[Position, ...]
    conditionals: tuple[Conditional, ...]


@pytest.fixture(scope="module")
def cases(annotate: Annotate) -> list[Case]:
    """All gold articles, coded once."""
    found = []
    for name in NAMES:
        gold = json.loads((GOLD / name / "gold.json").read_text(encoding="utf-8"))
        text = (GOLD / name / gold["doc"]).read_text(encoding="utf-8")
        article = annotate(text, date.fromisoformat(gold["published"]))
        found.append(Case(text, gold, article[POSITIONS], article[CONDITIONALS]))
    return found


def covers_half(text: str, words: str, spans: Sequence[Span]) -> bool:
    start = text.index(words)
    inside = {i for span in spans for i in range(max(span.start, start), min(span.end, start + len(words)))}
    return 2 * len(inside) >= len(words)


def is_held_by(parties: Sequence[Party], wanted: str | list[str] | None) -> bool:
    sides = set(wanted if isinstance(wanted, list) else [wanted] if wanted else [])
    known = [{party.id, party.country} - {None} for party in parties]
    return not sides or (bool(known) and all(ids & sides for ids in known))


def matching(case: Case, row: dict[str, Any]) -> list[Position]:
    stances = row["stance"] if isinstance(row["stance"], list) else [row["stance"]]
    return [
        position
        for position in case.positions
        if position.stance in stances and covers_half(case.text, row["has"], (*position.content, *position.evidence))
    ]


def rows(cases: Sequence[Case], kind: str) -> list[tuple[Case, dict[str, Any]]]:
    return [(case, row) for case in cases for row in case.gold[kind] if not row.get("optional")]


def share(results: Sequence[bool]) -> float:
    return sum(results) / len(results)


def test_positions_are_found(cases: list[Case]) -> None:
    results = {row["has"]: bool(matching(case, row)) for case, row in rows(cases, "positions")}
    assert share(list(results.values())) >= FOUND_FLOOR, [has for has, right in results.items() if not right]


def test_positions_have_their_holder(cases: list[Case]) -> None:
    asked = [(case, row) for case, row in rows(cases, "positions") if row["actor"]]
    results = {row["has"]: any(is_held_by(p.holder, row["actor"]) for p in matching(case, row)) for case, row in asked}
    assert share(list(results.values())) >= HOLDER_FLOOR, [has for has, right in results.items() if not right]


def test_answers_are_linked(cases: list[Case]) -> None:
    asked = [(case, row) for case, row in rows(cases, "positions") if "answer" in row]
    results = {
        row["has"]: any(
            answer.stance == row["answer"]["stance"] and position.id in answer.answers
            for position in matching(case, row)
            for answer in case.positions
        )
        for case, row in asked
    }
    assert share(list(results.values())) >= ANSWER_FLOOR, [has for has, right in results.items() if not right]


def test_forbidden_positions_are_not_made(cases: list[Case]) -> None:
    made = [row["has"] for case, row in rows(cases, "not_positions") if matching(case, row)]
    assert made == []


def test_conditions_are_found(cases: list[Case]) -> None:
    results = {
        row["has"]: any(row["condition"] in found.condition.text for found in case.conditionals)
        for case, row in rows(cases, "conditionals")
    }
    assert share(list(results.values())) >= CONDITION_FLOOR, [has for has, right in results.items() if not right]


def test_conditionals_have_their_type(cases: list[Case]) -> None:
    results = {}
    for case, row in rows(cases, "conditionals"):
        kinds = row["kind"] if isinstance(row["kind"], list) else [row["kind"]]
        results[row["has"]] = any(
            row["condition"] in found.condition.text and found.type in kinds for found in case.conditionals
        )
    assert share(list(results.values())) >= TYPE_FLOOR, [has for has, right in results.items() if not right]
