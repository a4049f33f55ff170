"""What later reports tell otherwise than earlier ones: status, day, place, numbers."""

from collections.abc import Iterable, Iterator, Sequence

from standoff.analyze.days import day_of_time
from standoff.analyze.happenings.happening import Change
from standoff.analyze.happenings.holdings import Holdings
from standoff.analyze.happenings.telling import R, Telling
from standoff.analyze.marks import Mark, mark, mark_span, sentence_of
from standoff.lexicon.happenings import HappeningWords, read_happening_words
from standoff.model import Event, Meeting, Quantity, Span

Told = tuple[str, str, Mark]
"""A field, its value as words, and where it stands."""
_COPIED = frozenset({"status", "state", "date", "place"})
_FACT = frozenset({"occurred", "ongoing", "historical"})
_SURER = {"occurred": _FACT, "ongoing": _FACT, "historical": _FACT, "alleged": _FACT, "planned": _FACT | {"alleged"}}
"""Of a status those that are at least as sure."""
_EDGE = " \n\r\t\"'”’"


def changes(tellings: Sequence[Telling[R]], holdings: Holdings) -> tuple[Change, ...]:
    """Each value of a field that no earlier telling had, with the one told last before it, in order of publication.

    A value that comes back is no change: reports that repeat an old number do not lower the new one. Copies of one
    report may tell another number, when the agency has sent a new one; what else they have otherwise is the desk's.

    Args:
        tellings: of one happening, in order of publication.
        holdings: where numbers stand.
    """
    if len(tellings) == 1:
        return ()
    words = holdings.lexicon.table(read_happening_words)
    seen: dict[str, list[str]] = {}
    told_by: set[tuple[str, str]] = set()
    found = []
    for telling in tellings:
        again = {field for source, field in told_by if source == telling.source} & _COPIED
        for record, (field, value, place) in _told(telling, holdings, words):
            if field in again:
                continue
            told_by.add((telling.source, field))
            known = seen.setdefault(field, [])
            if any(_repeats(field, value, other) for other in known) or _is_less(field, value, known):
                continue
            if known:
                found.append(Change(field, known[-1], value, telling.published, record.id, place))
            known.append(value)
    return tuple(found)


def _is_less(field: str, value: str, known: Sequence[str]) -> bool:
    """Whether a status is only more careful than one that was told already."""
    return field == "status" and value in _SURER and any(other in _SURER[value] for other in known)


def _repeats(field: str, value: str, other: str) -> bool:
    """Whether a value is one that was told before; a place told with its country is the same place."""
    return value == other or (field == "place" and (value in other or other in value))


def _told(telling: Telling[R], holdings: Holdings, words: HappeningWords) -> Iterator[tuple[R, Told]]:
    """What a report tells: how real it is as its most certain record has it, and the rest of all its records."""
    record = telling.record
    if isinstance(record, Event):
        yield record, ("status", record.status.value, mark(record))
    else:
        yield record, ("state", record.state.value, mark(record))
    for record in sorted(telling.records, key=lambda record: (record.evidence[0].start, record.id)):
        for told in _details(record, holdings, words):
            yield record, told


def _details(record: Event | Meeting, holdings: Holdings, words: HappeningWords) -> Iterator[Told]:
    if isinstance(record, Event):
        yield from _numbers(record, holdings, words)
    day = day_of_time(record.date)
    if day is not None and record.date is not None:
        at = Mark(record.doc, record.date.start, record.date.end, record.date.text)
        yield "date", _days(day.first.isoformat(), day.last.isoformat()), at
    if isinstance(record, Meeting) and record.place is not None:
        yield "place", record.place.text, mark_span(record.doc, record.place)


def _days(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def _numbers(event: Event, holdings: Holdings, words: HappeningWords) -> Iterator[Told]:
    """The numbers that stand in the sentence of an event; those of the killed and the like also in the next one."""
    quantities = holdings.quantities.get(event.doc, ())
    if not quantities:
        return
    sentence = sentence_of(event, holdings.library)
    for quantity in quantities:
        field = words.counted.get(quantity.unit.split()[-1].casefold()) if quantity.unit else None
        span = quantity.what
        if sentence.start <= span.start < sentence.end or (
            field is not None and _follows(sentence, span, event.doc, holdings)
        ):
            yield field or quantity.unit, _amount(quantity), mark_span(event.doc, span)


def _follows(sentence: Mark, span: Span, doc: str, holdings: Holdings) -> bool:
    """Whether `span` stands in the sentence after `sentence`, in the same paragraph."""
    if span.start < sentence.end:
        return False
    between = holdings.library[doc].text[sentence.end : span.start]
    return "\n" not in between.strip(_EDGE) and not any(stop in between.strip(_EDGE) for stop in (". ", "? ", "! "))


def _amount(quantity: Quantity) -> str:
    number = f"{quantity.value:g}" if quantity.value is not None else _range(quantity)
    return f"{quantity.bound} {number}" if quantity.bound else number


def _range(quantity: Quantity) -> str:
    ends = ["" if end is None else f"{end:g}" for end in (quantity.low, quantity.high)]
    return "-".join(ends)


def latest(history: Iterable[Change]) -> dict[str, Change]:
    """The last change of each field."""
    return {change.field: change for change in history}
