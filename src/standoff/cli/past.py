"""What the coder said before: `standoff list history`, and what `standoff show` tells of it."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from standoff.cli.listing import Listing, only
from standoff.cli.tables import Shape
from standoff.export.cells import Cell, flat, mark
from standoff.model import Coder, Record
from standoff.model.codec import to_builtins
from standoff.store import Earlier, Fate, Filter, Store

_SHAPE = Shape(("kind", "fate", "until", "said by", "words", "where"), ("said by", "words"))
_COLUMNS = (
    "id", "doc", "start", "end", "evidence", "record_kind", "fate", "said_by", "model", "said_at", "replaced_by",
    "replaced_by_model", "replaced_at",
)  # fmt: skip
_SAME_FINDING = ("id", "doc", "start", "end", "evidence")


def history(store: Store, asked: Filter) -> Listing[Earlier]:
    """What is no longer said, or said otherwise."""
    only(asked, "history", ("document", "as_of"))
    return Listing(store.history(asked), _SHAPE, _row, _flat, _COLUMNS, _line)


def tell_history(now: Record | None, before: Sequence[Earlier]) -> list[str]:
    """What was said before of one finding, the earliest first, each by what it said otherwise than the next.

    Args:
        now: what is said now; `None` if it is not found any more.
        before: what was said before, in order of time.
    """
    told = []
    for place, one in enumerate(before):
        following = before[place + 1].record if place + 1 < len(before) else now
        until = f"until {one.replaced_at.isoformat()}" if one.replaced_at else "until an unknown time"
        what = _otherwise(one, following)
        told.append(f"{until}, {_coder(one.record.coder, one.model)}: {what}")
    return told


def _otherwise(one: Earlier, following: Record | None) -> str:
    if one.fate is Fate.GONE:
        return f"found; not found by {_coder(one.replaced_by, one.replaced_by_model)}"
    if following is None or following.kind != one.record.kind:
        return "said otherwise"
    was, became = flat(one.record), flat(following)
    parts = [f"{name} {was[name] or 'empty'}" for name in was if was[name] != became[name]]
    return f"said {', '.join(parts)}" if parts else "said the same in other fields"


def _coder(coder: Coder | None, model: str | None) -> str:
    if coder is None:
        return "nobody: it is not coded any more"
    return f"{coder.name} {coder.version} (lexicon {coder.lexicon}" + (f", {model})" if model else ")")


def _day(when: datetime | None) -> str:
    return when.date().isoformat() if when else ""


def _row(one: Earlier) -> tuple[str, ...]:
    coder = one.record.coder
    said_by = f"{coder.name} {coder.version}, {coder.lexicon}"
    return (one.record.kind, one.fate, _day(one.replaced_at), said_by, one.record.evidence[0].text, mark(one.record))


def _flat(one: Earlier) -> dict[str, Cell]:
    cells = flat(one.record)
    own: tuple[Cell, ...] = (
        one.record.kind,
        one.fate.value,
        _coder(one.record.coder, None),
        one.model,
        one.said_at.isoformat() if one.said_at else None,
        _coder(one.replaced_by, None),
        one.replaced_by_model,
        one.replaced_at.isoformat() if one.replaced_at else None,
    )
    return {name: cells[name] for name in _SAME_FINDING} | dict(zip(_COLUMNS[len(_SAME_FINDING) :], own, strict=True))


def _line(one: Earlier) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(
        {
            "kind": "history",
            "fate": one.fate,
            "said_at": one.said_at,
            "model": one.model,
            "replaced_at": one.replaced_at,
        }
        | {"replaced_by": one.replaced_by, "replaced_by_model": one.replaced_by_model}
    )
    return plain | {"record": to_builtins(one.record)}
