"""The words by which two positions on one issue are compared."""

import re
from dataclasses import dataclass

from standoff.lexicon.files import Lexicon

_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|midnight|noon|"
    r"(?:the )?(?:end|middle|start|beginning) of|(?:next|this) (?:week|month|year)|"
    r"\d{1,2}(?:st|nd|rd|th)? [A-Z]\w+|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\w*\.? \d{1,2}|"
    r"(?:\d+|\w+) (?:hours|days|weeks|months)"
)


@dataclass(frozen=True, slots=True)
class ScopeWords:
    """See the file `scope.toml`; patterns ignore case.

    Attributes:
        whole: words for the whole of a thing.
        part: words for less than the whole.
        ending: acts that end a thing for good.
        limits: words after which a smaller number is the wider demand.
        conditions: what hangs a position on something.
        softer: a report's words for giving way.
        harder: a report's words for asking more.
        past: words by which a report tells of a position taken earlier.
        claims: words in which people speak of movement.
        deadline: a preposition and a day.
    """

    whole: frozenset[str]
    part: frozenset[str]
    ending: frozenset[str]
    limits: frozenset[str]
    conditions: re.Pattern[str]
    softer: re.Pattern[str]
    harder: re.Pattern[str]
    past: re.Pattern[str]
    claims: re.Pattern[str]
    deadline: re.Pattern[str]


def read_scope_words(lexicon: Lexicon) -> ScopeWords:
    """The tables of `scope.toml`."""
    data = lexicon.toml("scope.toml")
    scope, moves = data["scope"], data["moves"]
    return ScopeWords(
        whole=frozenset(scope["whole"].split()),
        part=frozenset(scope["part"].split()),
        ending=frozenset(scope["ending"].split()),
        limits=frozenset(data["limits"]["words"].split()),
        conditions=_any(data["conditions"]["phrases"]),
        softer=_any(moves["softer"]),
        harder=_any(moves["harder"]),
        past=_any(moves["past"]),
        claims=_any(moves["claims"]),
        deadline=re.compile(rf"\b(?:{_joined(data['deadlines']['words'])}) (?:{_DAY})", re.IGNORECASE),
    )


def _joined(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _any(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_joined(phrases)})\b", re.IGNORECASE)
