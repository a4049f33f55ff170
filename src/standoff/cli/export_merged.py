"""Which tellings are one event, for exports that have each event once."""

from itertools import combinations

from standoff.analyze.happenings import Rulings, hold, merge_events
from standoff.export.task import Same
from standoff.lexicon import Lexicon
from standoff.model import Event
from standoff.store import Filter, Store


def same_events(store: Store, asked: Filter, lexicon: Lexicon) -> dict[str, Same]:
    """The event of every telling that is asked for, by the telling's id; reviewers' decisions go first.

    All of it is in memory at once, because any two tellings may be one event.
    """
    reports = Filter(document=asked.document, as_of=asked.as_of)  # an event's day may lie far from its report's
    events = [record for record in store.records("event", asked) if isinstance(record, Event)]
    known = [record for kind in ("statement", "quantity") for record in store.records(kind, reports)]
    holdings = hold(store.documents(reports), [*known, *events], lexicon, store.copies())
    said = store.reviews.tellings()
    rulings = Rulings(
        together=frozenset(frozenset(pair) for group in said.one for pair in combinations(group, 2)),
        apart=frozenset(map(frozenset, said.apart)),
    )
    return {
        event.id: Same(happening.main.id, happening.support)
        for happening in merge_events(events, holdings, rulings)
        for event in happening.events
    }
