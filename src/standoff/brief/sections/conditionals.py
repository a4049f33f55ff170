"""Threats and promises that hang on a condition, as a ladder from threat to promise."""

import re

from standoff.analyze.marks import mark
from standoff.brief.desk import Desk
from standoff.brief.page import Line, Section
from standoff.brief.wording import quote
from standoff.model import Conditional, ConditionalType

_UNNAMED = ("somebody not named", "the report itself")
_BEFORE = 24
_OPENER = re.compile(
    r"\b(only if|even if|if|unless|provided(?: that)?|providing(?: that)?|on condition that|as long as|so long as|once|"
    r"until|only when|in case|in the event(?: that)?|should|were|had)[\s,\"“‘']*$",
    re.IGNORECASE,
)
_ORDER = (
    ConditionalType.THREAT,
    ConditionalType.WARNING,
    ConditionalType.REJECT,
    ConditionalType.PROMISE,
    ConditionalType.FORECAST,
)


def conditionals(desk: Desk) -> Section:
    """What somebody binds themselves to first; forecasts that hang on a condition last."""
    found = sorted(desk.all(Conditional), key=lambda record: _rank(desk, record))
    seen: dict[tuple[str, str], Conditional] = {}
    for record in found:
        seen.setdefault((desk.names.parties(record.holder), record.condition.text.casefold()), record)
    shown = list(seen.values())
    return Section(
        key="conditionals",
        title="If this, then that",
        lines=tuple(_line(desk, record) for record in shown[: desk.options.limit]),
        left=max(0, len(shown) - desk.options.limit),
        command="standoff list conditionals",
        empty="No threat, promise or warning is tied to a condition.",
    )


def _rank(desk: Desk, record: Conditional) -> tuple[int, bool, bool, int, float, str]:
    day = desk.day(record)
    return (
        _ORDER.index(record.type),
        not record.holder,
        record.consequence is None,
        -(day.first.toordinal() if day else 0),
        -record.confidence,
        record.id,
    )


def _line(desk: Desk, record: Conditional) -> Line:
    who = desk.names.parties(record.holder).rstrip(",") if record.holder else None
    verb = desk.phrases.conditionals[record.type.value]
    lead = verb.format(who=who) if who else verb.format(who=_UNNAMED[record.type is ConditionalType.FORECAST])
    when = f" ({when})" if (when := desk.when(record)) else ""
    return desk.line(f"{lead}{when}: {_if_then(desk, record)}", [mark(record)], [record], tag=record.type.value)


def _if_then(desk: Desk, record: Conditional) -> str:
    """Condition and consequence with the report's own conjunction; the whole as it stands where there is none."""
    document = desk.library[record.doc]
    opener = _OPENER.search(document.text[max(0, record.condition.start - _BEFORE) : record.condition.start])
    if opener is None:
        return quote(record.evidence[0].text, 210)
    word = opener[1].lower()
    condition = f"{word} {quote(record.condition.text, 100)}"
    if record.consequence is None:
        return condition
    consequence = quote(record.consequence.text, 110)
    return (
        f"{condition}, {consequence}" if word in ("if", "even if", "should", "once") else f"{consequence} {condition}"
    )
