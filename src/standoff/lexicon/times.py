"""Words of time: months, weekdays, units, numbers, and the words that turn them into dates."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon

FILE = "times.toml"
_PIECE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Any], ...]]
"""First piece of a phrase -> the pieces after it, and what the phrase stands for; longest first."""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The tables of `times.toml`, section by section; every key is a lower-case word form.

    Attributes:
        months: number of the month, 1 to 12.
        weekdays: ISO number of the weekday, 1 is Monday.
        short_weekdays: those among them that need a full stop, a comma or a number after them.
        named_weekdays: words that make a weekday after them a name.
        units: TIMEX3 code of a unit; a number before the code multiplies it ("fortnight" is "2W").
        unit_compounds: units that carry "long" in one word.
        numbers: cardinal numbers.
        ordinals: ordinal numbers.
        vague: amounts without a number.
        fillers: words that may stand between a number and its unit.
        seasons: TIMEX3 code of a season.
        dayparts: TIMEX3 code of a part of the day.
        hours: named clock times.
        days: offsets from the day of speech.
        shifts: steps from the time of speech.
        story_shifts: steps from the last date of the narrative.
        parts: START, MID, END or WHOLE of a period.
        halves: -1 for the part of a period before the day of speech, 1 for the part after it.
        references: TIMEX3 references of one word.
        phrases: references, holidays and named days of several pieces; see `Phrases`.
        sets: TIMEX3 values of words for what recurs.
        set_units: the same for "every" and a unit.
        decades: tens digit of a decade in letters ("sixties" is 6).
        zones: UTC offset; empty where the zone's offset depends on the season.
        sayings: past and present forms of verbs of saying.
        numbered: words before a number that is no year.
        rates: words before "a week" that make it a rate.
        ahead: lemmas whose time lies ahead, whatever their tense.
        commitments: lemmas of verbs whose infinitive lies ahead.
        timetable: lemmas of verbs whose present tense announces.
        prepositions: words before a year or bare month that make it one.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short_weekdays: frozenset[str]
    named_weekdays: frozenset[str]
    units: Mapping[str, str]
    unit_compounds: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    vague: frozenset[str]
    fillers: frozenset[str]
    seasons: Mapping[str, str]
    dayparts: Mapping[str, str]
    hours: Mapping[str, str]
    days: Mapping[str, int]
    shifts: Mapping[str, int]
    story_shifts: Mapping[str, int]
    parts: Mapping[str, str]
    halves: Mapping[str, int]
    references: Mapping[str, str]
    phrases: Phrases
    sets: Mapping[str, str]
    set_units: Mapping[str, str]
    decades: Mapping[str, int]
    zones: Mapping[str, str]
    sayings: frozenset[str]
    numbered: frozenset[str]
    rates: frozenset[str]
    ahead: frozenset[str]
    commitments: frozenset[str]
    timetable: frozenset[str]
    prepositions: frozenset[str]


def read_times(lexicon: Lexicon) -> TimeWords:
    """The words of time.

    Raises:
        LexiconError: a section is missing, or a number is out of its range.
    """
    data = lexicon.toml(FILE)
    return TimeWords(
        months=_numbers(data, "months", 1, 12),
        weekdays=_numbers(data, "weekdays", 1, 7),
        short_weekdays=_words(data, "short_weekdays"),
        named_weekdays=_words(data, "named_weekdays"),
        units=_codes(data, "units"),
        unit_compounds=_codes(data, "unit_compounds"),
        numbers=_numbers(data, "numbers", 1, 1000),
        ordinals=_numbers(data, "ordinals", 1, 31),
        vague=_words(data, "vague"),
        fillers=_words(data, "fillers"),
        seasons=_codes(data, "seasons"),
        dayparts=_codes(data, "dayparts"),
        hours=_codes(data, "hours"),
        days=_numbers(data, "days", -7, 7),
        shifts=_numbers(data, "shifts", -1, 1),
        story_shifts=_numbers(data, "story_shifts", -1, 1),
        parts=_codes(data, "parts"),
        halves=_numbers(data, "halves", -1, 1),
        references=_codes(data, "references"),
        phrases=_phrases(data),
        sets=_codes(data, "sets"),
        set_units=_codes(data, "set_units"),
        decades=_numbers(data, "decades_in_letters", 2, 9),
        zones=_codes(data, "zones"),
        sayings=_words(data, "sayings"),
        numbered=_words(data, "numbered"),
        rates=_words(data, "rates"),
        ahead=_words(data, "ahead"),
        commitments=_words(data, "commitments"),
        timetable=_words(data, "timetable"),
        prepositions=_words(data, "time_prepositions"),
    )


def _section(data: Mapping[str, Any], section: str) -> dict[str, Any]:
    table = data.get(section)
    if not isinstance(table, dict) or not table:
        raise LexiconError(f"lexicon file {FILE!r} has no section [{section}]")
    return table


def _numbers(data: Mapping[str, Any], section: str, low: int, high: int) -> dict[str, int]:
    table = _section(data, section)
    for word, number in table.items():
        if not isinstance(number, int) or not low <= number <= high:
            raise LexiconError(f"lexicon file {FILE!r}, [{section}], {word!r}: {number!r} is not from {low} to {high}")
    return table


def _codes(data: Mapping[str, Any], section: str) -> dict[str, str]:
    table = _section(data, section)
    for word, code in table.items():
        if not isinstance(code, str):
            raise LexiconError(f"lexicon file {FILE!r}, [{section}], {word!r}: {code!r} is not a text")
    return table


def _words(data: Mapping[str, Any], section: str) -> frozenset[str]:
    words = _section(data, section).get("words")
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise LexiconError(f"lexicon file {FILE!r}, [{section}] has no list of words")
    return frozenset(words)


def _phrases(data: Mapping[str, Any]) -> Phrases:
    """Whatever is written as several pieces, by its first piece, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
    for section in ("reference_phrases", "feasts", "named_days"):
        for phrase, meaning in _section(data, section).items():
            first, *rest = _PIECE.findall(phrase)
            found.setdefault(first, []).append((tuple(rest), tuple(meaning) if isinstance(meaning, list) else meaning))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in found.items()}
