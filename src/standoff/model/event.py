"""Who did what to whom."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from standoff.model.party import Party
from standoff.model.record import Record
from standoff.model.span import Span
from standoff.model.time import Time


class EventType(StrEnum):
    """The 16 types of PLOVER (Open Event Data Alliance, CC BY-SA 4.0)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """How real an event is, by the report's own words."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """One event as one place of the report tells it.

    Attributes:
        event: PLOVER type.
        mode: PLOVER modes of that type.
        context: PLOVER contexts.
        actor: who did it; empty where the text does not tell.
        recipient: to whom.
        date: when, as far as the text ties a time to this event.
        place: where, or `None`.
        status: how real.
        according_to: id of the statement that tells it, or `None` for the report's own voice.
        quad_code: PLOVER quad class, 1 verbal cooperation to 4 material conflict.
        event_scale: PLOVER score of type and mode.
    """

    event: EventType
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    actor: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    date: Time | None = None
    place: Span | None = None
    status: Status
    according_to: str | None = None
    quad_code: int
    event_scale: float
    kind: Literal["event"] = "event"
