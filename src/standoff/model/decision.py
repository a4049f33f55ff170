"""What a user decides about issues: the coder's labels stay, and these say what is shown in their place."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from standoff.model.position import Position, Stance

_JOIN = " … "


class Action(StrEnum):
    """What a decision does; of issues, the last four alone (see `standoff.model.review` for the others)."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    ADD = "add"
    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A position by what stays the same when its report is coded again.

    Attributes:
        doc: id of the report.
        stance: of the position.
        words: its content, white space collapsed, with an ellipsis between spans.
        start: where the content began when the decision was made, in code points: a hint, to tell
            positions with the same words apart.
        end: one past its last character.
    """

    doc: str
    stance: Stance
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is to be shown otherwise.

    Attributes:
        action: rename, merge or split.
        labels: the issues concerned, as they were shown when it was decided; one, but for a merge.
        name: the label that the positions get.
        anchors: of a split the positions that get it; otherwise empty, and all positions of `labels` get it.
    """

    action: Action
    labels: tuple[str, ...]
    name: str
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who decided, when and why.

    Attributes:
        by: a name.
        at: with its time zone.
        why: in the user's words, or `None`.
    """

    by: str
    at: datetime
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision as the record keeps it: nothing of it is ever changed.

    Attributes:
        number: 1, 2, 3 ... in the order in which they were made.
        signed: who, when and why.
        change: what it changes; `None` for an undo.
        undoes: the number of the decision that it takes back; `None` for others.
        undone_by: the number of the decision that took it back, or `None`: it is in force.
    """

    number: int
    signed: Signature
    change: Change | None = None
    undoes: int | None = None
    undone_by: int | None = None

    @property
    def action(self) -> Action:
        """What it does."""
        return self.change.action if self.change is not None else Action.UNDO


def words_of(position: Position) -> str:
    """The words of a position by which an anchor knows it."""
    return _JOIN.join(" ".join(span.text.split()) for span in position.content or position.evidence[:1])


def anchor_of(position: Position) -> Anchor:
    """The anchor of a position."""
    spans = position.content or position.evidence[:1]
    return Anchor(
        doc=position.doc,
        stance=position.stance,
        words=words_of(position),
        start=spans[0].start,
        end=spans[-1].end,
    )
