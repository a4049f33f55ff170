"""Which tellings are one event, for exports that have each event once."""

from standoff.cli.happenings.gathering import gather
from standoff.export.task import Same
from standoff.store import Filter, Store


def same_events(store: Store, asked: Filter, *, each: bool) -> dict[str, Same]:
    """The event of every telling that is asked for, by the telling's id; reviewers' decisions go first.

    Support counts all reports that tell the event, as lists do, also those whose tellings are not as asked; what
    stands for the event is the best of those that are. All of it is in memory at once, because any two tellings may
    be one event.

    Args:
        store: the record.
        asked: which tellings.
        each: every telling has a row, under the id of the telling that stands for all, asked for or not.
    """
    wanted = {record.id for record in store.records("event", asked)}
    found: dict[str, Same] = {}
    for happening in gather(store, "event", asked).events():
        ranked = (happening.main, *happening.events)
        chosen = next((event.id for event in ranked if each or event.id in wanted), None)
        if chosen is not None:
            found.update({event.id: Same(chosen, happening.support) for event in happening.events})
    return found
