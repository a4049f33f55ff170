"""What people expect, how sure they say they are, and by when."""

from standoff.analyze.marks import mark
from standoff.brief.desk import Desk
from standoff.brief.page import Line, Section
from standoff.brief.wording import quote
from standoff.model import Outlook

_FEWEST_WORDS = 3


def outlooks(desk: Desk) -> Section:
    """Expectations of the latest reports first; those with a speaker and a horizon before others."""
    found = sorted(desk.all(Outlook), key=lambda record: _rank(desk, record))
    return Section(
        key="outlooks",
        title="What people expect",
        lines=tuple(_line(desk, record) for record in found[: desk.options.limit]),
        remark="A band of probability is shown only for words that have one in the ICD 203 scale.",
        left=max(0, len(found) - desk.options.limit),
        command="standoff list outlooks",
        empty="No forecast or expectation is reported.",
    )


def _rank(desk: Desk, record: Outlook) -> tuple[float, int, str]:
    day = desk.day(record)
    worth = (record.speaker is not None) + (record.horizon is not None) + (record.probability is not None)
    worth -= 3 * (len(record.proposition.text.split()) < _FEWEST_WORDS)
    return (-(worth + record.confidence), -(day.first.toordinal() if day else 0), record.id)


def _line(desk: Desk, record: Outlook) -> Line:
    who = desk.names.party(record.speaker).rstrip(",") if record.speaker else "The report itself"
    when = f" ({when})" if (when := desk.when(record)) else ""
    sure = []
    if record.hedge is not None:
        sure.append(f"in the word{'s' if ' ' in record.hedge.text else ''} {quote(record.hedge.text)}")
    if record.probability is not None:
        sure.append(f"{record.probability.low:.0%} to {record.probability.high:.0%}")
    if record.horizon is not None:
        sure.append(f"horizon {quote(record.horizon.text)}")
    tail = f" — {', '.join(sure)}" if sure else ""
    return desk.line(f"{who}{when}: {quote(record.proposition.text, 130)}{tail}", [mark(record)], [record])
