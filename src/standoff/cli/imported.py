"""`standoff list imported`: events that others coded."""

from dataclasses import replace
from typing import Any

import msgspec

from standoff.cli.listing import Listing
from standoff.cli.tables import Shape
from standoff.export.imports.again import IMPORTED_COLUMNS, imported_row
from standoff.export.words import Words
from standoff.lexicon import load_lexicon
from standoff.lexicon.country_names import country_called
from standoff.model.imported import ImportedEvent, ImportedParty
from standoff.store import Filter, Store

_SHAPE = Shape(("when", "event", "who, to whom", "words", "from"), ("event", "who, to whom", "words", "from"))
_WHOLE = Words(longest=1_000_000)
"""A list is for the owner of the file: words are not cut."""


def imported(store: Store, asked: Filter) -> Listing[ImportedEvent]:
    """The imported events that fit; parties go by name, by code, and by any name of a country."""
    asked = replace(
        asked,
        type=asked.type.upper() if asked.type else None,
        actor=_called(asked.actor) if asked.actor else None,
        between=(_called(asked.between[0]), _called(asked.between[1])) if asked.between else None,
    )
    events = list(store.imports.events(asked))
    return Listing(events, _SHAPE, _row, lambda event: imported_row(event, _WHOLE), IMPORTED_COLUMNS, _line)


def _called(term: str) -> str:
    return country_called(load_lexicon(), term) or term


def _row(event: ImportedEvent) -> tuple[str, ...]:
    day = event.earliest.isoformat() if event.earliest else f"({event.published})" if event.published else ""
    sides = [", ".join(map(_name, side)) for side in (event.actor, event.recipient)]
    who = " → ".join(sides) if sides[1] else sides[0]
    what = " ".join((event.event.value, *event.mode))
    return day, what, who, event.text or "", f"{event.file}:{event.line}"


def _name(party: ImportedParty) -> str:
    return party.name or party.country or party.code or "?"


def _line(event: ImportedEvent) -> dict[str, Any]:
    """All that is known, the row as it came."""
    return {"kind": "imported", **msgspec.to_builtins(event), "row": msgspec.Raw(event.row.encode())}
