"""What `standoff show` tells of an event or meeting besides the record itself: its other tellings."""

from collections.abc import Iterator
from typing import Any

from standoff.analyze.happenings import Encounter, Happening, Mention
from standoff.cli.happenings.gathering import gather
from standoff.cli.happenings.lines import named, told
from standoff.export.cells import MARK_DIGITS
from standoff.model import Event, Record
from standoff.store import Filter, Store


def tell_happening(store: Store, record: Record) -> Iterator[str]:
    """Lines on who else tells it, on whose word, who denies it and what changed; none for a single telling.

    Args:
        store: the record.
        record: an event or meeting of it, as it is now.
    """
    one = _happening_of(store, record)
    if one is None or len(one.mentions) < 2:
        return
    reports = "1 independent report" if one.support == 1 else f"{one.support} independent reports"
    yield f"Told by {reports} in {len(one.mentions)} places:"
    for mention in one.mentions:
        yield f"- {_place(mention)}"
    if isinstance(one, Happening):
        if one.confirmed_by:
            yield f"On the word of: {named(one.confirmed_by)}"
        if one.denied_by:
            yield f"Denied by: {named(one.denied_by)}"
    if one.history:
        yield f"What changed: {told(one.history)}"


def _happening_of(store: Store, record: Record) -> Happening | Encounter | None:
    gathered = gather(store, record.kind, Filter(document=record.doc), store.days())
    found: list[Happening] | list[Encounter] = gathered.events() if record.kind == "event" else gathered.meetings()
    return next((one for one in found if any(mention.record.id == record.id for mention in one.mentions)), None)


def _place(mention: Mention[Any]) -> str:
    record, mark = mention.record, mention.mark
    real = record.status if isinstance(record, Event) else record.state
    where = f"{mark.doc[:MARK_DIGITS]}:{mark.start}-{mark.end}"
    when = mention.published or "day unknown"
    copy = f", a copy of {mention.source[:MARK_DIGITS]}" if mention.source != record.doc else ""
    return f"{where} ({when}, {real}{copy}): {mark.text}"
