"""Talks, visits, calls, summits."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from standoff.model.party import Party
from standoff.model.record import Record
from standoff.model.span import Span
from standoff.model.time import Time


class MeetingFormat(StrEnum):
    """How the parties meet."""

    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"
    CALL = "call"
    SUMMIT = "summit"
    VISIT = "visit"


class MeetingState(StrEnum):
    """Whether it took place."""

    HELD = "held"
    PLANNED = "planned"
    PROPOSED = "proposed"
    CANCELLED = "cancelled"
    RULED_OUT = "ruled-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """One meeting; its evidence are all the mentions of it in the document.

    Attributes:
        participants: who meets; empty where only the absence of a meeting is reported.
        date: when, or `None`.
        place: where, or `None`.
        format: how they meet.
        state: held, planned, proposed, cancelled or ruled out.
    """

    participants: tuple[Party, ...]
    date: Time | None = None
    place: Span | None = None
    format: MeetingFormat
    state: MeetingState
    kind: Literal["meeting"] = "meeting"
