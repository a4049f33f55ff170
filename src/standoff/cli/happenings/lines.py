"""Events and meetings with all their tellings, as JSON Lines and separated values show them."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from standoff.analyze.happenings import Change, Encounter, Happening, Mention
from standoff.export.cells import Cells, flat
from standoff.model import Event, Party
from standoff.model.codec import encode_with

EVENT_COLUMNS = ("support", "mentions", "disputed", "confirmed_by", "denied_by", "history")
MEETING_COLUMNS = ("support", "mentions", "states", "history")

Plain = dict[str, object]


def event_line(one: Happening) -> msgspec.Raw:
    """The main telling's record, and what all tellings add to it."""
    added = {
        "support": one.support,
        "disputed": one.disputed,
        "mentions": [_mention(mention) for mention in one.mentions],
        "fields": dict(one.fields),
        "confirmed_by": one.confirmed_by,
        "denied_by": one.denied_by,
        "history": one.history,
    }
    return encode_with(one.main, added)


def meeting_line(one: Encounter) -> msgspec.Raw:
    """The latest telling's record, and what all tellings add to it."""
    added = {
        "support": one.support,
        "states": one.states,
        "mentions": [_mention(mention) for mention in one.mentions],
        "history": one.history,
    }
    return encode_with(one.meeting, added)


def _mention(mention: Mention[Any]) -> Plain:
    record = mention.record
    real = {"status": record.status} if isinstance(record, Event) else {"state": record.state}
    return {
        "id": record.id,
        "doc": record.doc,
        "published": mention.published,
        "copy_of": mention.source if mention.source != record.doc else None,
        **real,
        "evidence": record.evidence,
    }


def event_cells(one: Happening) -> Cells:
    """The main telling's cells, and `EVENT_COLUMNS`."""
    return flat(one.main) | {
        "support": one.support,
        "mentions": _ids(one.mentions),
        "disputed": one.disputed,
        "confirmed_by": named(one.confirmed_by),
        "denied_by": named(one.denied_by),
        "history": told(one.history),
    }


def meeting_cells(one: Encounter) -> Cells:
    """The latest telling's cells, and `MEETING_COLUMNS`."""
    return flat(one.meeting) | {
        "support": one.support,
        "mentions": _ids(one.mentions),
        "states": "; ".join(state.value for state in one.states),
        "history": told(one.history),
    }


def _ids(mentions: Sequence[Mention[Any]]) -> str:
    return "; ".join(mention.record.id for mention in mentions)


def named(parties: Iterable[Party]) -> str:
    """Parties by name, or as they are described."""
    return "; ".join(party.name or party.text for party in parties)


def told(history: Iterable[Change]) -> str:
    """Changes in words: "killed: 12, then 15 (2027-03-10)"."""
    return "; ".join(
        f"{change.field}: {change.before}, then {change.after}" + (f" ({change.published})" if change.published else "")
        for change in history
    )
