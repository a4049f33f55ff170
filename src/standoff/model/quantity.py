"""Counts of troops, weapons, casualties, money, tariffs."""

from dataclasses import dataclass
from typing import Literal

from standoff.model.party import Party
from standoff.model.record import Record
from standoff.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Record):
    """A count as reported.

    Attributes:
        value: the number; `None` where only a range is known ("dozens").
        low: smallest number that the words allow; `None` if unbounded.
        high: largest number that the words allow; `None` if unbounded.
        bound: the words that bound it ("more than", "about"), lower case; `None` if plain.
        unit: what is counted, as a plural noun or a currency or "percent".
        holder: whose they are.
        place: where, or `None`.
        what: the whole noun phrase.
    """

    value: float | None
    low: float | None
    high: float | None
    bound: str | None
    unit: str
    holder: tuple[Party, ...] = ()
    place: Span | None = None
    what: Span
    kind: Literal["quantity"] = "quantity"

    def amount(self, dash: str) -> str:
        """The number with its bound and unit: the value, or with a dash the range that the words allow."""
        if self.value is not None:
            number = f"{self.value:,.10g}"
        else:
            low, high = ("" if end is None else f"{end:,.10g}" for end in (self.low, self.high))
            number = f"{low}{dash}{high}"
        return " ".join(part for part in (self.bound, number, self.unit) if part)
