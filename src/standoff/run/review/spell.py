"""Fields as people would write them: what the terminal shows and `edit` reads."""

from dataclasses import fields
from enum import Enum

import msgspec

from standoff.model import Cue, Party, Probability, Record, Span, Time
from standoff.model.amend import FIXED, changed_fields
from standoff.model.decision import Action
from standoff.model.review import About, FieldChange, Review, Reviewed

NOTHING = "-"
_DONE = {
    Action.ACCEPT: "accepted",
    Action.REJECT: "rejected",
    Action.EDIT: "edited",
    Action.ADD: "added",
    Action.RENAME: "renamed",
    Action.MERGE: "merged",
    Action.SPLIT: "split",
}
_SHORT = 60
_SHOWN = 3


def spell(record: Record) -> list[tuple[str, str]]:
    """The fields of a record that an edit reaches, in the order of the schema, as `edit` reads them."""
    own = [field.name for field in fields(record) if field.name not in (*FIXED, "notes", "evidence")]
    return [(name, spell_value(getattr(record, name))) for name in (*own, "evidence")]


def spell_value(value: object) -> str:
    """One value: WHO@WORDS, VALUE@WORDS, words; nothing as a hyphen."""
    match value:
        case None | ():
            return NOTHING
        case tuple():
            between = " … " if isinstance(value[0], Span) else "; "
            return between.join(map(spell_value, value))
        case Party():
            return _pair(value.name or value.id or value.text, value.text)
        case Time():
            return _pair(value.value or "unknown", value.text)
        case Cue():
            return _pair(value.cls.value, value.text)
        case Span():
            return " ".join(value.text.split())
        case Probability():
            return f"{value.low:g}-{value.high:g}"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case Enum():
            return str(value.value)
    return str(value)


def told(one: Reviewed) -> str:
    """A decision in words, on one line: what was done, to what, and what is shown now."""
    if one.review is None:
        return f"decision {one.undoes} undone"
    review = one.review
    changes = ", ".join(f"{change.path}={_value(change.value)}" for change in _telling(review))
    what = _records(review) or ", ".join(repr(whom.called) for whom in review.whom)
    return f"{_DONE[review.action]} {what}{': ' if changes else ''}{changes}"


def _telling(review: Review) -> list[FieldChange]:
    """The changes that say something to a reader: of a party, not the fields that it does not have."""
    return [change for change in review.changes if review.about is not About.PARTY or change.value != "null"]


def _records(review: Review) -> str:
    """The first few records of a decision."""
    anchors = review.anchors
    shown = [
        f"{anchor.kind if anchor.kind != 'party' else 'mention'} “{_cut(anchor.words)}”"
        f" at {anchor.doc[:8]}:{anchor.start}-{anchor.end}"
        for anchor in anchors[:_SHOWN]
    ]
    more = f" and {len(anchors) - _SHOWN} more" if len(anchors) > _SHOWN else ""
    return ", ".join(shown) + more


def _pair(value: str, words: str) -> str:
    text = " ".join(words.split())
    return text if value == text else f"{value}@{text}"


def _value(json: str) -> str:
    """JSON shortened for a line."""
    plain = msgspec.json.decode(json)
    if isinstance(plain, str):
        return plain
    if isinstance(plain, dict) and "text" in plain:
        return _pair(str(plain.get("name") or plain.get("id") or plain.get("value") or plain["text"]), plain["text"])
    if isinstance(plain, list):
        return "; ".join(_value(msgspec.json.encode(part).decode()) for part in plain) or NOTHING
    return NOTHING if plain is None else json


def _cut(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"


def differences(coder: Record, shown: Record) -> list[tuple[str, str, str]]:
    """The fields in which what is shown differs from what the coder says: name, the coder's, the shown."""
    before, after = dict(spell(coder)), dict(spell(shown))
    names = changed_fields(coder, shown)
    return [(name, before[name], after[name]) for name in (*before,) if name in names]
