"""What someone expects or holds possible."""

from dataclasses import dataclass
from typing import Literal

from standoff.model.party import Party
from standoff.model.record import Record
from standoff.model.span import Span
from standoff.model.time import Time


@dataclass(frozen=True, slots=True)
class Probability:
    """A band of probability from a published scale (ICD 203), both ends between 0 and 1."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook(Record):
    """A forecast, scenario or hedged expectation.

    Attributes:
        speaker: who expects it; `None` for the report's own voice.
        proposition: what is expected.
        hedge: the words that tell how sure ("could", "likely"); `None` for a scenario that is only named.
        probability: the band of the hedge; `None` for words without a published scale.
        horizon: by when; `None` if open.
        condition: id of the conditional that it hangs on, or `None`.
    """

    speaker: Party | None
    proposition: Span
    hedge: Span | None
    probability: Probability | None = None
    horizon: Time | None = None
    condition: str | None = None
    kind: Literal["outlook"] = "outlook"
