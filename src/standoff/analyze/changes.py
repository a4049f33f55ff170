"""Changes that a user wants, checked against the issues as they are shown."""

from collections.abc import Sequence
from difflib import get_close_matches

from standoff.analyze.shown import ShownIssues
from standoff.errors import QueryError
from standoff.model import Position
from standoff.model.decision import Action, Change, anchor_of

_NEAREST = 3
_LONGEST = 100


def rename(issues: ShownIssues, old: str, new: str) -> Change:
    """Show the issue `old` as `new`.

    Raises:
        QueryError: there is no such issue, there is one called `new`, or `new` is no label.
    """
    label, name = known_label(issues, old), _name(new)
    if name == label:
        raise QueryError(f"the issue is called {label!r} already")
    if name in _labels(issues):
        raise QueryError(f"there is an issue {name!r} already; to join them: standoff issues merge")
    return Change(action=Action.RENAME, labels=(label,), name=name)


def merge(issues: ShownIssues, labels: Sequence[str], into: str) -> Change:
    """Show several issues as one, `into`, which may be one of them.

    Raises:
        QueryError: one of them is not there, they are fewer than two, or `into` is another issue or no label.
    """
    merged, name = tuple(dict.fromkeys(known_label(issues, label) for label in labels)), _name(into)
    if len(merged) < 2:
        raise QueryError("a merge takes two issues at least; to give one another name: standoff issues rename")
    if name in _labels(issues) and name not in merged:
        raise QueryError(f"{name!r} is another issue; name it among those to be merged, or choose another --into")
    return Change(action=Action.MERGE, labels=merged, name=name)


def split(issues: ShownIssues, old: str, new: str, positions: Sequence[Position]) -> Change:
    """Show some positions of the issue `old` under `new`, which may be another issue.

    Raises:
        QueryError: there is no such issue, a position is not under it, or `new` is no label or `old` itself.
    """
    label, name = known_label(issues, old), _name(new)
    if name == label:
        raise QueryError(f"the positions are under {label!r} already; give the part another name")
    for position in positions:
        if label not in issues.labels[position.id]:
            under = ", ".join(map(repr, issues.labels[position.id]))
            raise QueryError(f"position {position.id} is not under {label!r} but under {under}")
    anchors = tuple(dict.fromkeys(anchor_of(position) for position in positions))
    return Change(action=Action.SPLIT, labels=(label,), name=name, anchors=anchors)


def known_label(issues: ShownIssues, asked: str) -> str:
    """The label that the user means: as it is shown, or in other case if only one is so.

    Raises:
        QueryError: there is none; the nearest are told.
    """
    labels = _labels(issues)
    wanted = " ".join(asked.split())
    by_case = [label for label in labels if label.casefold() == wanted.casefold()]
    if wanted in labels or len(by_case) == 1:
        return wanted if wanted in labels else by_case[0]
    near = _nearest(wanted, labels)
    hint = f"nearest: {', '.join(map(repr, near))}; " if near else ""
    raise QueryError(f"there is no issue {wanted!r}; {hint}see: standoff issues list")


def _nearest(asked: str, labels: Sequence[str]) -> list[str]:
    """Labels that share a word with what was asked for, or are spelled nearly so."""
    by_folded = {label.casefold(): label for label in labels}
    close = get_close_matches(asked.casefold(), by_folded, _NEAREST)
    words = set(asked.casefold().split())
    sharing = [folded for folded in by_folded if words & set(folded.split())]
    return [by_folded[folded] for folded in dict.fromkeys((*close, *sharing))][:_NEAREST]


def _labels(issues: ShownIssues) -> list[str]:
    return sorted({label for those in issues.labels.values() for label in those})


def _name(asked: str) -> str:
    """A label on one line.

    Raises:
        QueryError: it is empty, too long, or holds characters that cannot be printed.
    """
    name = " ".join(asked.split())
    if not name or len(name) > _LONGEST or not name.isprintable():
        raise QueryError(f"{name!r} is no label: it takes 1 to {_LONGEST} characters that can be printed")
    return name
