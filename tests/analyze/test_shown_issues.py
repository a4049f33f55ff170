"""Decisions of users, applied to labels of positions made by hand."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from standoff.analyze.changes import known_label, merge, rename, split
from standoff.analyze.shown import ShownIssues, apply_decisions
from standoff.errors import QueryError
from standoff.model import Coder, Party, PartyKind, Position, Span, Stance, record_id
from standoff.model.decision import Action, Change, Decision, Signature, anchor_of

DOC = "3c3c3f9400000000"
SIGNED = Signature(by="amina", at=datetime(2021, 5, 6, tzinfo=UTC))
KENYA = Party(text="Kenya", start=0, end=5, id="KEN", country="KEN", code="KEN", kind=PartyKind.STATE)


def position(words: str, start: int, stance: Stance = Stance.DEMAND, doc: str = DOC) -> Position:
    span = Span(start, start + len(words), words)
    return Position(
        id=record_id(doc, "position", (span,), stance.value),
        doc=doc,
        evidence=(span,),
        confidence=0.5,
        coder=Coder("standoff", "0.1.0", "abcdefabcdef"),
        holder=(KENYA,),
        stance=stance,
        content=(span,),
        issue="boats",
    )


BOATS, TALKS, FISH = position("pull back its boats", 10), position("hold talks", 50), position("share the fish", 90)
BOTH = position("both demands", 130, Stance.REJECT)
ALL = (BOATS, TALKS, FISH, BOTH)
CODED = {BOATS.id: ("boats",), TALKS.id: ("talks",), FISH.id: ("fish",), BOTH.id: ("boats", "talks")}


def applied(*changes: Change, positions: tuple[Position, ...] = ALL, undone: tuple[int, ...] = ()) -> ShownIssues:
    decisions = [
        Decision(number=number, signed=SIGNED, change=change, undone_by=99 if number in undone else None)
        for number, change in enumerate(changes, 1)
    ]
    return apply_decisions({p.id: CODED.get(p.id, ("boats",)) for p in positions}, positions, decisions)


def change(action: Action, labels: str, name: str, *positions: Position) -> Change:
    return Change(
        action=action, labels=tuple(labels.split()), name=name, anchors=tuple(anchor_of(p) for p in positions)
    )


RENAME = change(Action.RENAME, "boats", "patrols")
MERGE = change(Action.MERGE, "patrols talks", "sea")
SPLIT = change(Action.SPLIT, "sea", "fishery", TALKS)


def test_without_decisions_the_labels_are_the_coders() -> None:
    assert applied().labels == CODED


def test_each_decision_builds_on_those_before_it() -> None:
    shown = applied(RENAME, MERGE, SPLIT)
    assert shown.labels == {BOATS.id: ("sea",), TALKS.id: ("fishery",), FISH.id: ("fish",), BOTH.id: ("sea",)}
    assert shown.coded == CODED
    assert shown.lost == ()


def test_what_an_undone_decision_named_is_told_where_others_rest_on_it() -> None:
    shown = applied(RENAME, MERGE, undone=(1,))
    assert shown.labels[BOATS.id] == ("boats",)
    assert shown.labels[TALKS.id] == ("sea",)
    assert [(lost.decision, lost.label) for lost in shown.lost] == [(2, "patrols")]


def test_an_answer_to_several_keeps_its_place_under_the_others() -> None:
    shown = applied(change(Action.SPLIT, "boats", "refusals", BOTH))
    assert shown.labels[BOTH.id] == ("refusals", "talks")


def test_a_split_position_keeps_its_name_when_the_coder_calls_its_issue_otherwise() -> None:
    shown = applied(change(Action.SPLIT, "vessels", "hulls", BOATS))
    assert shown.labels[BOATS.id] == ("hulls",)


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (position("pull back its boats", 10), True),
        (position("pull back its boats", 300), True),
        (position("pull back its boats from the lake", 10), True),
        (position("back its boats", 15), True),
        (position("pull back its boats from the lake", 300), False),
        (position("pull back its boatsmen", 10), False),
        (position("withdraw", 10), False),
        (position("pull back its boats", 10, Stance.OFFER), False),
        (position("pull back its boats", 10, doc="4444444400000000"), False),
    ],
)
def test_an_anchor_knows_a_position_by_report_stance_and_words(now: Position, found: bool) -> None:
    shown = applied(change(Action.SPLIT, "boats", "hulls", BOATS), positions=(now,))
    assert shown.labels[now.id] == (("hulls",) if found else ("boats",))
    assert [lost.anchor for lost in shown.lost] == ([] if found else [anchor_of(BOATS)])


def test_of_equal_words_the_nearest_is_meant_and_each_anchor_has_its_own() -> None:
    twice = (position("pull back its boats", 12), position("pull back its boats", 400))
    one = applied(change(Action.SPLIT, "boats", "hulls", twice[1]), positions=twice)
    assert [one.labels[p.id] for p in twice] == [("boats",), ("hulls",)]
    both = change(Action.SPLIT, "boats", "hulls", *twice)
    gone = applied(both, positions=twice[1:])
    assert [lost.anchor for lost in gone.lost] == [both.anchors[1]]


def test_line_breaks_do_not_hide_words() -> None:
    broken = replace(BOATS, content=(Span(10, 29, "pull back\nits boats"),))
    assert anchor_of(broken).words == anchor_of(BOATS).words


def test_changes_are_made_of_labels_as_they_are_shown() -> None:
    shown = applied(RENAME)
    assert rename(shown, "PATROLS", " coast  guards ") == change(Action.RENAME, "patrols", "coast guards")
    assert merge(shown, ["patrols", "talks", "patrols"], "sea") == MERGE
    assert split(shown, "fish", "talks", [FISH]) == change(Action.SPLIT, "fish", "talks", FISH)


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (lambda shown: rename(shown, "boat", "x"), "no issue 'boat'; nearest: 'boats'"),
        (lambda shown: rename(shown, "zzz", "x"), "no issue 'zzz'; see: standoff issues list"),
        (lambda shown: rename(shown, "boats", "talks"), "an issue 'talks' already; to join them"),
        (lambda shown: rename(shown, "boats", "boats"), "called 'boats' already"),
        (lambda shown: rename(shown, "boats", "  "), "is no label"),
        (lambda shown: rename(shown, "boats", "a\x1b[2Jb"), "is no label"),
        (lambda shown: rename(shown, "boats", "x" * 101), "is no label"),
        (lambda shown: merge(shown, ["boats", "boats"], "x"), "two issues at least"),
        (lambda shown: merge(shown, ["boats", "talks"], "fish"), "'fish' is another issue"),
        (lambda shown: split(shown, "boats", "x", [FISH]), "is not under 'boats' but under 'fish'"),
        (lambda shown: split(shown, "boats", "boats", [BOATS]), "are under 'boats' already"),
    ],
)
def test_a_change_that_makes_no_sense_says_why(wanted, says) -> None:
    with pytest.raises(QueryError, match=says.replace("(", r"\(")):
        wanted(applied())


def test_labels_that_differ_in_case_only_are_asked_for_exactly() -> None:
    shown = ShownIssues(coded={}, labels={"1": ("Talks",), "2": ("talks",)}, lost=())
    assert known_label(shown, "Talks") == "Talks"
    with pytest.raises(QueryError, match="no issue 'TALKS'; nearest"):
        known_label(shown, "TALKS")
