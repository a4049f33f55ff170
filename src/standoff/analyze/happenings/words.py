"""On whose word an event is told, and who denies it."""

from collections.abc import Iterable, Iterator

from standoff.analyze.happenings.happening import DISPUTING
from standoff.analyze.happenings.holdings import Holdings
from standoff.analyze.sides import side_of, sides_of
from standoff.model import Event, Party, Statement, Status

MATERIAL_CONFLICT = 4
_NOT_HELD = frozenset({Status.HYPOTHETICAL, Status.NEGATED})


def confirming(events: Iterable[Event], holdings: Holdings) -> tuple[Party, ...]:
    """The speakers on whose word tellings rest that do not deny the event, each side or person once."""
    return _each_once(
        speaker
        for event in events
        if event.status not in DISPUTING | _NOT_HELD and (speaker := speaker_of(event, holdings)) is not None
    )


def denying(events: Iterable[Event], holdings: Holdings) -> tuple[Party, ...]:
    """The speakers of denials, and the sides whose denial a report tells in its own voice."""
    return _each_once(party for event in events for party in _deniers(event, holdings))


def _deniers(event: Event, holdings: Holdings) -> Iterator[Party]:
    if event.status not in DISPUTING:
        return
    speaker = speaker_of(event, holdings)
    if speaker is not None:
        yield speaker
    else:
        yield from event.actor


def speaker_of(event: Event, holdings: Holdings) -> Party | None:
    """Who says it; `None` for the report's own voice, or where the text does not tell."""
    statement = _teller(event, holdings)
    return statement.speaker if statement is not None else None


def _teller(event: Event, holdings: Holdings) -> Statement | None:
    return holdings.statements.get(event.according_to or "")


def is_claim(event: Event, holdings: Holdings) -> bool:
    """Whether `event` is a hostile act on the word of somebody else than those who did it.

    Where the statement that tells it is not at hand, because a reviewer rejected it, it stays somebody's word.
    """
    if event.quad_code != MATERIAL_CONFLICT:
        return False
    speaker = speaker_of(event, holdings)
    if speaker is None:
        return event.according_to is not None and event.according_to not in holdings.statements
    return side_of(speaker) not in sides_of(event.actor)


def _each_once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each side or person once; words that stand for one of them already ("the government") no second time."""
    found: dict[str, Party] = {}
    words: set[str] = set()
    for party in parties:
        key, text = party.name or side_of(party) or party.text, party.text.casefold()
        if key not in found and text not in words:
            found[key] = party
        words.add(text)
    return tuple(found.values())
