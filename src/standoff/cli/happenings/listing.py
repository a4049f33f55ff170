"""How events and meetings are listed: each once, or each telling."""

from collections.abc import Callable, Sequence

from standoff.analyze.happenings import Encounter, Happening
from standoff.cli.happenings.gathering import gather
from standoff.cli.happenings.lines import (
    EVENT_COLUMNS,
    MEETING_COLUMNS,
    event_cells,
    event_line,
    meeting_cells,
    meeting_line,
)
from standoff.cli.listing import Listing
from standoff.cli.tables import SHAPES, Shape, row
from standoff.export.cells import Cells, columns_of, flat
from standoff.model import Record
from standoff.model.codec import to_builtins
from standoff.store import Filter, Store


def events(store: Store, asked: Filter) -> Listing[Happening]:
    """The events of which at least one telling is as asked, with all their tellings."""
    found = gather(store, "event", asked).events()[: asked.limit]

    def cells(one: Happening) -> tuple[str, ...]:
        *others, where = row(one.main, one.mentions[0].published)
        return (*others, str(one.support), str(len(one.mentions)), "disputed" if one.disputed else "", where)

    shape = _wider("event", ("support", "mentions", "disputed"))
    return Listing(found, shape, cells, event_cells, (*columns_of("event"), *EVENT_COLUMNS), event_line)


def meetings(store: Store, asked: Filter) -> Listing[Encounter]:
    """The meetings, likewise; the latest telling stands for the others."""
    found = gather(store, "meeting", asked).meetings()[: asked.limit]

    def cells(one: Encounter) -> tuple[str, ...]:
        *others, where = row(one.meeting, one.told)
        return (*others, str(one.support), str(len(one.mentions)), where)

    shape = _wider("meeting", ("support", "mentions"))
    return Listing(found, shape, cells, meeting_cells, (*columns_of("meeting"), *MEETING_COLUMNS), meeting_line)


def _wider(kind: str, headers: tuple[str, ...]) -> Shape:
    plain = SHAPES[kind]
    *first, where = plain.headers
    return Shape((*first, *headers, where), plain.wide)


def mentions(kind: str) -> Callable[[Store, Filter], Listing[Record]]:
    """How each telling is listed, with the id of the telling that stands for its happening (`told_as`)."""

    def listing(store: Store, asked: Filter) -> Listing[Record]:
        gathered = gather(store, kind, asked)
        library = gathered.holdings.library
        standing = _standing(gathered.events() if kind == "event" else gathered.meetings())
        found = [record for record in gathered.records if record.id in gathered.places]
        found.sort(key=lambda record: gathered.places[record.id])

        def separated(record: Record) -> Cells:
            return flat(record) | {"told_as": standing[record.id]}

        def line(record: Record) -> dict[str, object]:
            return to_builtins(record) | {"told_as": standing[record.id]}

        columns = (*columns_of(kind), "told_as")

        def cells(record: Record) -> Sequence[str]:
            return row(record, library[record.doc].published)

        return Listing(found[: asked.limit], SHAPES[kind], cells, separated, columns, line)

    return listing


def _standing(found: Sequence[Happening] | Sequence[Encounter]) -> dict[str, str]:
    return {mention.record.id: one.mentions[0].record.id for one in found for mention in one.mentions}
