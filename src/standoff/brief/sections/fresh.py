"""What the latest report, or what came since a day, adds."""

from datetime import date

from standoff.analyze.marks import mark
from standoff.analyze.sides import sides_of
from standoff.brief.desk import Desk
from standoff.brief.page import Line, Section
from standoff.brief.phrases import meeting_words
from standoff.brief.sections.acts import is_wanted, what_happened
from standoff.brief.stands import telling_words, told
from standoff.brief.wording import cut, date_words, quote, quotes
from standoff.model import Event, Meeting, Position, Record, Status

_LINES = 4
_DONE = (Status.OCCURRED, Status.ONGOING)


def fresh(desk: Desk) -> Section:
    """The weightiest positions, acts and meetings of the documents published from the day on."""
    since = desk.options.since or desk.today
    if len(desk.documents) == 1:
        return Section(key="fresh", title="What is new", empty="The record holds one report; all of it is new.")
    docs = {d.id for d in desk.documents if since and d.published and d.published >= since}
    found = [r for r in desk.records if r.doc in docs and desk.concerns(r) and _weight(desk, r) > 0]
    ranked = sorted(found, key=lambda record: (-_weight(desk, record), record.evidence[0].start, record.id))
    chosen = _apart(ranked)[:_LINES]
    return Section(
        key="fresh",
        title=_title(desk, since),
        lines=tuple(_line(desk, record) for record in chosen),
        left=0,
        empty=_why_empty(desk, since),
    )


def _why_empty(desk: Desk, since: date | None) -> str:
    if not desk.documents:
        return "No report of the record was known by then." if desk.options.as_of else "The record holds no report."
    return "Nothing that bears on the dispute was published in that time." if since else "No report has a date."


def _title(desk: Desk, since: date | None) -> str:
    if since is None:
        return "What is new"
    if desk.options.since is not None:
        return f"New since {date_words(since, desk.year)}"
    titles = [d.title for d in desk.documents if d.published == since and d.title]
    named = f": {cut(titles[0], 60)}" if len(titles) == 1 else ""
    return f"New in the latest report, {date_words(since, desk.year)}{named}"


def _weight(desk: Desk, record: Record) -> float:
    """What a record is worth as news: new acts and meetings to come before repeated words."""
    match record:
        case Position() if desk.day(record) is not None:
            return 2.0 + record.confidence
        case Meeting():
            return 2.5 + record.confidence
        case Event() if record.status in _DONE and record.quad_code in (2, 4) and not is_wanted(desk, record):
            day, today = desk.day(record), desk.today
            near = day is not None and today is not None and (today - day.last).days <= 14
            return (abs(record.event_scale) / 3 + record.confidence) * near
    return 0.0


def _apart(ranked: list[Record]) -> list[Record]:
    """Each place of the text and each meeting once."""
    kept: list[Record] = []
    for record in ranked:
        if not any(_is_same(record, other) for other in kept):
            kept.append(record)
    return kept


def _is_same(record: Record, other: Record) -> bool:
    """Whether two records stand on the same words, or tell the same meeting."""
    if record.doc == other.doc and other.evidence[0].overlaps(record.evidence[0]):
        return True
    if not (isinstance(record, Meeting) and isinstance(other, Meeting)) or record.date is None or other.date is None:
        return False
    same_day = record.date.value == other.date.value
    return same_day and set(sides_of(record.participants)) == set(sides_of(other.participants))


def _of_several(stand: str) -> str:
    """ "Offers “fuel”" as it is said of more than one side."""
    verb, _, rest = stand.partition(" ")
    return f"{verb.removesuffix('s')} {rest}" if not verb.endswith(":") else f"{verb[:-1].removesuffix('s')}: {rest}"


def _line(desk: Desk, record: Record) -> Line:
    match record:
        case Position():
            who = desk.names.parties(record.holder).rstrip(",") or "Somebody not told"
            stand = told(desk, record, 130)
            text = f"{who} {stand if len(sides_of(record.holder)) < 2 else _of_several(stand)}"
        case Meeting():
            who = desk.names.parties(record.participants).rstrip(",") or "unnamed parties"
            words = meeting_words(desk.phrases, record.state.value, len(record.participants))
            text = f"{words.format(who=who)}: {quote(telling_words(desk, record, 120), 130)}"
        case Event():
            return what_happened(desk, record)
        case _:
            text = quotes([record.evidence[0].text])
    return desk.line(text, [mark(record)], [record], tag=record.kind)
