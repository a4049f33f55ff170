"""The other tellings of an event or meeting: as `standoff show` tells them, and named after a decision about one."""

from collections.abc import Iterator, Sequence
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


def others_told(store: Store, record_ids: Sequence[str]) -> list[str]:
    """Where else the same events and meetings are told than in the records named, as marks; each once."""
    found: dict[str, None] = {}
    for record in filter(None, map(store.record, record_ids)):
        one = _happening_of(store, record) if record.kind in ("event", "meeting") else None
        others = () if one is None else (mention for mention in one.mentions if mention.record.id not in record_ids)
        found.update(dict.fromkeys(_mark(other) for other in others))
    return list(found)


def _happening_of(store: Store, record: Record) -> Happening | Encounter | None:
    gathered = gather(store, record.kind, Filter(document=record.doc))
    found: list[Happening] | list[Encounter] = gathered.events() if record.kind == "event" else gathered.meetings()
    return next((one for one in found if any(mention.record.id == record.id for mention in one.mentions)), None)


def _place(mention: Mention[Any]) -> str:
    record = mention.record
    real = record.status if isinstance(record, Event) else record.state
    when = mention.published or "day unknown"
    copy = f", a copy of {mention.source[:MARK_DIGITS]}" if mention.source != record.doc else ""
    return f"{_mark(mention)} ({when}, {real}{copy}): {mention.mark.text}"


def _mark(mention: Mention[Any]) -> str:
    return f"{mention.mark.doc[:MARK_DIGITS]}:{mention.mark.start}-{mention.mark.end}"
