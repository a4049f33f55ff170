"""Words of time: months, weekdays, units, numbers, and the words that turn them into dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon

FILE = "times.toml"


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The tables of `times.toml`; every key is a lower-case word form.

    Attributes:
        months: number of the month, 1 to 12.
        weekdays: ISO number of the weekday, 1 is Monday.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]


def read_times(lexicon: Lexicon) -> TimeWords:
    """The words of time.

    Raises:
        LexiconError: a section is missing, or a number is out of its range.
    """
    data = lexicon.toml(FILE)
    return TimeWords(
        months=_numbers(data, "months", 1, 12),
        weekdays=_numbers(data, "weekdays", 1, 7),
    )


def _numbers(data: Mapping[str, Any], section: str, low: int, high: int) -> dict[str, int]:
    table = data.get(section)
    if not isinstance(table, dict) or not table:
        raise LexiconError(f"lexicon file {FILE!r} has no section [{section}]")
    for word, number in table.items():
        if not isinstance(number, int) or not low <= number <= high:
            raise LexiconError(f"lexicon file {FILE!r}, [{section}], {word!r}: {number!r} is not from {low} to {high}")
    return table
