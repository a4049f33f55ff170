"""If X, then Y."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from standoff.model.party import Party
from standoff.model.record import Record
from standoff.model.span import Span


class ConditionalType(StrEnum):
    """What the consequence is to the one who is bound by it."""

    THREAT = "threat"
    PROMISE = "promise"
    WARNING = "warning"
    FORECAST = "forecast"
    REJECT = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional(Record):
    """A condition and what hangs on it.

    Attributes:
        condition: the clause after "if", "unless" ...
        consequence: what follows; `None` where it is left unsaid.
        holder: who binds themselves or warns; empty where nobody does.
        type: threat, promise, warning, forecast or reject.
    """

    condition: Span
    consequence: Span | None
    holder: tuple[Party, ...] = ()
    type: ConditionalType
    kind: Literal["conditional"] = "conditional"
