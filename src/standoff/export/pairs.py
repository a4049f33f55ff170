"""An event as pairs of one actor and one recipient, for formats with one of each a row."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, permutations, product

from standoff.lexicon.formats import Formats
from standoff.model import Event, Party


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of an event.

    Attributes:
        id: of the event; with a number behind it where the event makes several rows.
        actor: one who did it; `None` where the report does not tell.
        recipient: one to whom; `None` likewise.
    """

    id: str
    actor: Party | None
    recipient: Party | None


def pairs_of(event: Event, formats: Formats, *, both_ways: bool) -> list[Pair]:
    """Each actor with each recipient.

    Where PLOVER has all participants as actors (they met, they traded) and nobody is recipient, they are each other's.

    Args:
        event: the event.
        formats: tells which types those are.
        both_ways: whether such participants make two rows, as in ICEWS, or one.
    """
    found = list(_pairs(event, formats, both_ways))
    if len(found) == 1:
        return [Pair(event.id, *found[0])]
    return [Pair(f"{event.id}-{number}", *pair) for number, pair in enumerate(found, start=1)]


def _pairs(event: Event, formats: Formats, both_ways: bool) -> Iterator[tuple[Party | None, Party | None]]:
    if event.event in formats.mutual and not event.recipient and len(event.actor) > 1:
        yield from (permutations if both_ways else combinations)(event.actor, 2)
    else:
        yield from product(event.actor or (None,), event.recipient or (None,))
