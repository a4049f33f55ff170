"""One side's stand on one issue."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from standoff.model.party import Party
from standoff.model.record import Record
from standoff.model.span import Span
from standoff.model.time import Time

CONDITION_NOTE = "The condition of a threat, promise or refusal of the holder."
"""Note on a demand that the report tells as the condition of something else."""


PASSING_NOTE = "Told in passing, as taken earlier."
"""Note on a demand or offer that a relative clause tells of a thing: the report does not say that it still stands."""


class Stance(StrEnum):
    """What a side does with an issue."""

    DEMAND = "demand"
    OFFER = "offer"
    ACCEPT = "accept"
    REJECT = "reject"
    THREAT = "threat"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """A demand, offer, acceptance, refusal, threat or promise.

    Attributes:
        holder: whose position it is.
        toward: at whom it is directed.
        stance: what it is.
        content: the spans that say what is demanded, offered, refused ...
        issue: short label of what it is about; see docs/decisions on issues.
        answers: ids of the positions that this one answers.
        date: when it was taken, if the report tells.
        via: id of the statement or event through which it is known, or `None`.
    """

    holder: tuple[Party, ...]
    toward: tuple[Party, ...] = ()
    stance: Stance
    content: tuple[Span, ...]
    issue: str
    answers: tuple[str, ...] = ()
    date: Time | None = None
    via: str | None = None
    kind: Literal["position"] = "position"
