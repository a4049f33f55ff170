"""The issues of a record, and words about decisions, for the commands that list or change them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import click

from standoff.analyze.marks import shelve
from standoff.analyze.shown import Labels, Lost, ShownIssues, shown_issues
from standoff.cli.issues.signing import signature
from standoff.cli.output import on_one_line
from standoff.export.cells import MARK_DIGITS
from standoff.lexicon import load_lexicon
from standoff.model import Position
from standoff.model.decision import Action, Change
from standoff.store import Filter, Store

MOST_GROUPED = 5_000
"""So many positions are grouped into issues in half a second or so."""
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Issues:
    """The positions of a record and their issues as they are shown."""

    positions: tuple[Position, ...]
    shown: ShownIssues


def issues_of(store: Store, as_of: date | None = None) -> Issues:
    """All positions of the record, whatever is asked for: a part of them could have other labels than the whole.

    With `as_of`, all that were known on that day; decisions are applied whenever they were made, and what they do
    not find among those is not lost.
    """
    known = Filter(as_of=as_of)
    positions = tuple(found for found in store.records("position", known) if isinstance(found, Position))
    shown = shown_issues(positions, shelve(store.documents(known)), load_lexicon(), store.decisions())
    return Issues(positions, shown if as_of is None else replace(shown, lost=()))


def labels_of(store: Store, among: Sequence[Position], as_of: date | None = None) -> Labels:
    """The issues of some positions, by their ids.

    They are those of the whole record (`issues_of`), unless it is so large that a reader would have to wait for them:
    then the positions are grouped among themselves, and standard error says so.
    """
    total = store.count("position", Filter(as_of=as_of))
    if total <= MOST_GROUPED or len(among) == total:
        return issues_of(store, as_of).shown.labels
    listed = _positions(len(among))
    click.echo(f"standoff: issues are grouped within the {listed} listed; the record has {total:,}", err=True)
    documents = store.documents_of(sorted({position.doc for position in among}))
    return shown_issues(among, shelve(documents), load_lexicon(), store.decisions()).labels


def decide(store: Store, change: Change, by: str | None, why: str | None) -> None:
    """Keep a decision and say so."""
    number = store.decide(change, signature(by, why))
    click.echo(on_one_line(f"decision {number}: {change_words(change)}"))


def change_words(change: Change) -> str:
    """A change in words."""
    labels = ", ".join(map(repr, change.labels))
    if change.action is Action.SPLIT:
        return f"{_positions(len(change.anchors))} of {labels} shown under {change.name!r}"
    return f"{labels} {'merged into' if change.action is Action.MERGE else 'renamed'} {change.name!r}"


def _positions(number: int) -> str:
    return "1 position" if number == 1 else f"{number:,} positions"


def lost_words(lost: Lost) -> str:
    """What is not found again, in words."""
    if lost.anchor is None:
        return f"issue {lost.label!r}"
    anchor = lost.anchor
    words = anchor.words if len(anchor.words) <= _SHORT else f"{anchor.words[:_SHORT].rstrip()}…"
    return f"{anchor.stance.value} “{words}” at {anchor.doc[:MARK_DIGITS]}:{anchor.start}-{anchor.end}"


def tell_lost(issues: Issues) -> None:
    """Say on standard error what decisions in force do not find again."""
    for lost in issues.shown.lost:
        click.echo(on_one_line(f"standoff: not found again, decision {lost.decision}: {lost_words(lost)}"), err=True)
