"""How far a position goes, and the step from one position of a side to its next on the same issue.

The steps are those of DESIGN.md, "Movement". Where the words do not settle it there is no step.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from standoff.lexicon import Lexicon
from standoff.lexicon.scope import ScopeWords, read_scope_words
from standoff.model import Position, Stance

GIVING = frozenset({Stance.OFFER, Stance.ACCEPT, Stance.PROMISE})
"""Stances that give the other side something."""

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NUMBER = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?|"
    + "|".join(
        "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty "
        "seventy eighty ninety hundred".split()
    )
    + r")[\s-]+(?P<unit>per ?cent|%|[a-z]{3,})"
)
_TERM = re.compile(
    r"\b(?:within|in)\s+(?:the\s+next\s+)?(?P<number>an?|\d+|[a-z]+)\s+(?P<unit>day|week|month|year)s?\b"
)
_TIME_TO = re.compile(r"(?P<number>\d+|[a-z]+)\s+(?P<unit>day|week|month|year)s?\s+to\s+[a-z]")
_PERCENT = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>%)")
_WORTH = {
    word: float(value)
    for value, word in [
        *enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1),
        (15, "fifteen"), (20, "twenty"), (30, "thirty"), (40, "forty"), (50, "fifty"), (60, "sixty"),
        (70, "seventy"), (80, "eighty"), (90, "ninety"), (100, "hundred"),
    ]
}  # fmt: skip
_IN_DAYS = {"day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}


class Step(StrEnum):
    """From one position to the next."""

    SOFTENED = "softened"
    HARDENED = "hardened"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a position goes, by its words.

    Attributes:
        stance: what it is.
        whole: whether it names the whole of the thing, or its end.
        part: whether it names less.
        conditional: whether it hangs on a condition.
        deadline: whether it sets one.
        softer: whether the report's words around it speak of giving way.
        harder: likewise of asking more.
        limiting: whether a smaller number would ask more.
        numbers: by unit, in base units; terms under "term", with a minus.
    """

    stance: Stance
    whole: bool
    part: bool
    conditional: bool
    deadline: bool
    softer: bool
    harder: bool
    limiting: bool
    numbers: Mapping[str, float]


def scope_of(position: Position, sentence: str, lexicon: Lexicon) -> Scope:
    """How far `position` goes.

    Args:
        position: the position.
        sentence: the sentence that tells it.
        lexicon: the words.
    """
    words = lexicon.table(read_scope_words)
    content = " ".join(span.text for span in position.content)
    told = " ".join((content, position.evidence[0].text))
    here = frozenset(_WORD.findall(content.casefold()))
    numbers = _numbers(content.casefold())
    return Scope(
        stance=position.stance,
        whole=bool(here & (words.whole | words.ending)),
        part=bool(here & words.part) or any(unit == "day" for unit in numbers),
        conditional=_is_conditional(told, words),
        deadline=bool(words.deadline.search(told)),
        softer=bool(words.softer.search(sentence)),
        harder=bool(words.harder.search(sentence)),
        limiting=bool(here & words.limits),
        numbers=numbers,
    )


def step(before: Scope, after: Scope) -> Step | None:
    """The step from `before` to `after`, two positions of one side on one issue; `None` if the words do not tell."""
    if after.softer != after.harder and not (after.softer and before.softer):
        return Step.SOFTENED if after.softer else Step.HARDENED
    if before.stance in GIVING:
        return _step_from_giving(before, after)
    if before.stance is Stance.DEMAND:
        return _step_from_demand(before, after)
    if before.stance is Stance.REJECT:
        return _step_from_refusal(before, after)
    return Step.HELD if after.stance is Stance.THREAT else None


def _step_from_giving(before: Scope, after: Scope) -> Step | None:
    if after.stance is Stance.REJECT:
        return Step.HARDENED
    if after.stance not in GIVING:
        return None
    if before.conditional != after.conditional:
        return Step.HARDENED if after.conditional else Step.SOFTENED
    change = _change(before, after)
    if change:
        return Step.SOFTENED if change > 0 else Step.HARDENED
    return Step.HELD


def _step_from_demand(before: Scope, after: Scope) -> Step | None:
    if after.stance in GIVING:
        return Step.SOFTENED
    if after.stance is Stance.THREAT:
        return Step.HARDENED if after.deadline and not before.deadline else None
    if after.stance is not Stance.DEMAND:
        return None
    if before.whole and after.part and not after.whole:
        return Step.SOFTENED
    if before.part and after.whole and not after.part:
        return Step.HARDENED
    change = _change(before, after)
    if change:
        wider = (change > 0) != after.limiting
        return Step.HARDENED if wider else Step.SOFTENED
    return Step.HARDENED if after.deadline and not before.deadline else Step.HELD


def _step_from_refusal(before: Scope, after: Scope) -> Step | None:
    if after.stance in GIVING:
        return Step.SOFTENED
    if after.stance is not Stance.REJECT:
        return None
    if before.conditional != after.conditional:
        return Step.SOFTENED if after.conditional else Step.HARDENED
    return Step.HELD


def _change(before: Scope, after: Scope) -> int:
    """1 if every number that both name grew, -1 if every one fell, else 0."""
    signs = {
        (after.numbers[unit] > before.numbers[unit]) - (after.numbers[unit] < before.numbers[unit])
        for unit in before.numbers.keys() & after.numbers.keys()
    } - {0}
    return signs.pop() if len(signs) == 1 else 0


def _numbers(text: str) -> dict[str, float]:
    """The numbers of `text` by unit; durations in days under "day".

    A term ("within a year", "two years to organise it") stands under "term" with a minus: a shorter one is more.
    """
    found: dict[str, float] = {}
    for pattern in (_TERM, _TIME_TO):
        for match in pattern.finditer(text):
            worth = _worth(match["number"])
            if worth is not None:
                found.setdefault("term", -worth * _IN_DAYS[match["unit"]])
        text = pattern.sub(" ", text)
    for match in (*_NUMBER.finditer(text), *_PERCENT.finditer(text)):
        number, unit = match["number"], match["unit"].replace(" ", "")
        unit = "%" if unit == "percent" else unit.removesuffix("s")
        value = _WORTH[number] if number in _WORTH else float(number.replace(",", ""))
        found.setdefault("day" if unit in _IN_DAYS else unit, value * _IN_DAYS.get(unit, 1.0))
    return found


def _worth(word: str) -> float | None:
    if word in ("a", "an"):
        return 1.0
    return float(word) if word.isdecimal() else _WORTH.get(word)


def _is_conditional(text: str, words: ScopeWords) -> bool:
    return bool(words.conditions.search(text))
