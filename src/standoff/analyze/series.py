"""Happening intensity: for each pair of sides and week, how much was reported of what."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from standoff.analyze.happenings import TOLD_AS_FACT, Happening
from standoff.analyze.sides import sides_of
from standoff.model import Event, EventType, Status

QUAD_CLASSES = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""PLOVER's quad classes 1 to 4."""


@dataclass(frozen=True, slots=True)
class Week:
    """What was reported of one pair of sides in one week.

    Attributes:
        sides: the pair, in order of the alphabet.
        monday: first day of the week.
        counts: events of each of `QUAD_CLASSES` that reports tell as having happened; an event that
            several reports tell counts once.
        alleged: events that are only alleged or denied, or hostile and told on another's word; in none of the counts.
        scale: mean PLOVER score of the counted events, -10 to 10; `None` where there are none.
        events: ids of the events counted.
    """

    sides: tuple[str, str]
    monday: date
    counts: tuple[int, int, int, int]
    alleged: int
    scale: float | None
    events: tuple[str, ...]


def tension(reported: Iterable[Happening], since: date | None = None) -> tuple[Week, ...]:
    """The series, by pair and week; weeks without any event of a pair are left out.

    Args:
        reported: the events, tellings of one event together.
        since: leave out what was done before.
    """
    cells: dict[tuple[tuple[str, str], date], list[Happening]] = defaultdict(list)
    for one in reported:
        if one.day is None or (since is not None and one.day.last < since):
            continue
        for pair in pairs_of(one.main):
            cells[pair, one.day.first - timedelta(days=one.day.first.weekday())].append(one)
    return tuple(
        week for (pair, monday), ones in sorted(cells.items()) if (week := _week(pair, monday, ones)) is not None
    )


def pairs_of(event: Event) -> tuple[tuple[str, str], ...]:
    """The pairs of sides between which `event` takes place; for talks, every two who take part."""
    actors, recipients = sides_of(event.actor), sides_of(event.recipient)
    if event.event in (EventType.CONSULT, EventType.AGREE, EventType.COOPERATE) and not recipients:
        return tuple(_pair(a, b) for a, b in combinations(actors, 2))
    return pairs_between(actors, recipients)


def pairs_between(ones: Iterable[str], others: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The pairs of a side of `ones` and another of `others`, each once."""
    far = tuple(others)
    return tuple(dict.fromkeys(_pair(a, b) for a in ones for b in far if a != b))


def is_accusation(one: Happening) -> bool:
    """Whether an event is alleged or denied, or a hostile act told only on somebody else's word."""
    status = one.main.status
    return status in (Status.ALLEGED, Status.DENIED) or (one.claimed and status in TOLD_AS_FACT)


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _week(pair: tuple[str, str], monday: date, ones: list[Happening]) -> Week | None:
    counted = [one.main for one in ones if one.main.status in TOLD_AS_FACT and not one.claimed]
    alleged = sum(is_accusation(one) for one in ones)
    if not counted and not alleged:
        return None
    quads = [event.quad_code for event in counted]
    return Week(
        sides=pair,
        monday=monday,
        counts=(quads.count(1), quads.count(2), quads.count(3), quads.count(4)),
        alleged=alleged,
        scale=round(sum(event.event_scale for event in counted) / len(counted), 2) if counted else None,
        events=tuple(event.id for event in counted),
    )
