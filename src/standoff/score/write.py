"""Reviewed records as gold: `gold.json` beside `article.txt`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from standoff.errors import GoldError
from standoff.model import (
    Conditional,
    Document,
    Event,
    Meeting,
    Outlook,
    Party,
    Position,
    Quantity,
    Record,
    Span,
    Statement,
    Time,
)
from standoff.score.gold import (
    ARTICLE_FILE,
    GOLD_FILE,
    Answer,
    ConditionalRow,
    EventRow,
    Gold,
    MeetingRow,
    NotEventRow,
    OutlookRow,
    PositionRow,
    QuantityRow,
    StatementRow,
)

_NOTE = (
    "Written by standoff from entries that humans reviewed. Every 'has' is a verbatim piece of the article; actor "
    "codes are ISO 3166 alpha-3 or acronyms of organisations; null means empty or not asked for."
)


def gold_of(document: Document, records: Sequence[Record], rejected: Mapping[str, str | None]) -> Gold:
    """The gold of a report.

    Args:
        document: the report.
        records: what humans signed, and events that they rejected.
        rejected: ids of the rejected ones, with the reason if one was given.
    """
    signed = [record for record in records if record.id not in rejected]
    made = _Maker(document.text, signed)
    gold = Gold(published=document.published.isoformat() if document.published else None, note=_NOTE)
    for record in signed:
        row = made.row(record)
        if row is not None:
            getattr(gold, row[0]).append(row[1])
    events = [record for record in records if isinstance(record, Event) and record.id in rejected]
    gold.not_events.extend(made.refused(event, rejected[event.id]) for event in events if not _is_told(event, signed))
    return gold


def write_gold(folder: Path, document: Document, gold: Gold) -> None:
    """Write the article and its gold into a folder of the document's id.

    Raises:
        GoldError: it cannot be written.
    """
    place = folder / document.id
    try:
        place.mkdir(parents=True, exist_ok=True)
        (place / ARTICLE_FILE).write_bytes(document.text.encode("utf-8", "surrogatepass"))
        (place / GOLD_FILE).write_bytes(msgspec.json.format(msgspec.json.encode(gold), indent=1) + b"\n")
    except OSError as error:
        raise GoldError(f"{place}: cannot be written: {error.strerror or error}") from error


class _Maker:
    """Records of one report as rows."""

    def __init__(self, text: str, records: Sequence[Record]) -> None:
        self._text = text
        self._answers = {id_: record for record in records if isinstance(record, Position) for id_ in record.answers}

    def row(self, record: Record) -> tuple[str, Any] | None:
        """The list to which a record belongs, and its row; `None` for a kind that gold does not have."""
        match record:
            case Statement():
                return "statements", self._statement(record)
            case Event():
                return "events", self._event(record)
            case Position():
                return "positions", self._position(record)
            case Meeting():
                participants = _ids(record.participants)
                has = self._has(record.evidence[0])
                return "meetings", MeetingRow(has=has, participants=participants, date=_value(record.date))
            case Quantity():
                return "quantities", self._quantity(record)
            case Conditional():
                return "conditionals", self._conditional(record)
            case Outlook():
                return "outlooks", self._outlook(record)
        return None

    def refused(self, event: Event, why: str | None) -> NotEventRow:
        """An event that was rejected."""
        return NotEventRow(
            has=self._has(event.evidence[0]),
            type=event.event.value,
            status=event.status.value,
            why=why or "rejected in review",
        )

    def _statement(self, record: Statement) -> StatementRow:
        speaker = record.speaker
        return StatementRow(
            has=self._has(record.content[0]),
            speaker=speaker.name or speaker.text if speaker else None,
            name=speaker.name if speaker else None,
            country=speaker.country if speaker else None,
            sector=speaker.sector if speaker else None,
            anonymous=speaker.anonymous if speaker else False,
            form=record.form.value,
            date=_value(record.date),
        )

    def _event(self, record: Event) -> EventRow:
        return EventRow(
            has=self._has(record.evidence[0]),
            type=record.event.value,
            source=list(_ids(record.actor)),
            target=list(_ids(record.recipient)) or None,
            status=record.status.value,
            date=_value(record.date),
        )

    def _position(self, record: Position) -> PositionRow:
        row = PositionRow(
            has=self._has(record.content[0]),
            actor=_one_or_list(_ids(record.holder)),
            toward=_one_or_list(_ids(record.toward)),
            stance=record.stance.value,
        )
        answer = self._answers.get(record.id)
        if answer is not None and _ids(answer.holder):
            row.answer = Answer(by=_ids(answer.holder), stance=answer.stance.value)
        return row

    def _quantity(self, record: Quantity) -> QuantityRow:
        return QuantityRow(
            has=self._has(record.what),
            value=record.value,
            bound=record.bound,
            unit=record.unit,
            actor=_one_or_list(_ids(record.holder)),
            place=record.place.text if record.place else None,
        )

    def _conditional(self, record: Conditional) -> ConditionalRow:
        return ConditionalRow(
            has=self._has(record.evidence[0]),
            actor=_one_or_list(_ids(record.holder)),
            condition=record.condition.text,
            kind=record.type.value,
        )

    def _outlook(self, record: Outlook) -> OutlookRow:
        speaker = record.speaker
        return OutlookRow(
            has=self._has(record.proposition),
            speaker=speaker.name or speaker.text if speaker else None,
            horizon=_value(record.horizon),
            hedge=record.hedge.text if record.hedge else None,
        )

    def _has(self, span: Span) -> str:
        """Words that stand first at the place: more to the right, then to the left, where the same stand before."""
        start, end = span.start, span.end
        while self._text.find(self._text[start:end]) != start:
            if end < len(self._text) and self._text[end] != "\n":
                end += 1
            else:
                start -= 1
        return self._text[start:end]


def _is_told(event: Event, signed: Sequence[Record]) -> bool:
    """Whether a signed event has the type and status of a rejected one on words that touch: then it is no alarm."""
    return any(
        isinstance(other, Event)
        and (other.event, other.status) == (event.event, event.status)
        and any(span.overlaps(own) for span in other.evidence for own in event.evidence)
        for other in signed
    )


def _ids(parties: Sequence[Party]) -> list[str]:
    found = (party.id or party.country or party.code for party in parties)
    return list(dict.fromkeys(id_ for id_ in found if id_))


def _one_or_list(ids: list[str]) -> Any:
    return (ids[0] if len(ids) == 1 else list(ids)) if ids else None


def _value(time: Time | None) -> str | None:
    return time.value if time else None
