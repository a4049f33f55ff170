"""Reports, events and meetings as entities, and all entities in their order."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from standoff.export.ftm.entity import Entity, make_entity
from standoff.export.ftm.parties import country_of, party_entity, with_states
from standoff.export.output import Sink
from standoff.export.task import Report, Task, coder_line
from standoff.model import Document, Event, Meeting, Party, Record, Status, Time

Happening = Event | Meeting

_ADDRESS = re.compile(r"https?://[^\s/?#:@]+\.[^\s/?#:@]+(?:[/?#]\S*)?")
_SURE = (Status.OCCURRED, Status.ONGOING)


def write_ftm(task: Task, out: Sink) -> None:
    """The events and meetings that are asked for, after their parties; each report with a link to its parties."""
    for entity in chain(_parties(task), _happenings(task)):
        out.write(entity.line())
        task.tally.rows += 1


def _kinds(task: Task) -> tuple[str, ...]:
    """Types and statuses of events are none of meetings."""
    return ("event", "meeting") if task.asked.type is None and task.asked.status is None else ("event",)


def _parties(task: Task) -> Iterable[Entity]:
    """Everybody who takes part, once, with the offices of all mentions."""
    found: dict[str, Entity] = {}
    for record in chain.from_iterable(task.store.records(kind, task.asked) for kind in _kinds(task)):
        for party in _participants(record):
            entity = party_entity(task.naming, task.words, party)
            for one in with_states(task.naming, entity, party) if entity else ():
                found[one.id] = found[one.id].merged(one) if one.id in found else one
    return found.values()


def _happenings(task: Task) -> Iterator[Entity]:
    """Each report's Article and what it tells."""
    told: set[str] = set()
    for kind in _kinds(task):
        for report, records in task.by_report(kind):
            article = _article(report)
            if article.id not in told:
                told.add(article.id)
                yield article
            yield from _links(task, article, records, told)
            for record in records:
                if isinstance(record, Happening):
                    yield _happening(task, report, article, record)


def _participants(record: Record) -> tuple[Party, ...]:
    if isinstance(record, Event):
        return (*record.actor, *record.recipient)
    return record.participants if isinstance(record, Meeting) else ()


def _ids(task: Task, record: Record) -> tuple[str, ...]:
    found = (party_entity(task.naming, task.words, party) for party in _participants(record))
    return tuple(dict.fromkeys(entity.id for entity in found if entity is not None))


def _links(task: Task, article: Entity, records: list[Record], told: set[str]) -> Iterator[Entity]:
    """A Documentation between the report and each party that takes part in something that it tells."""
    for party in dict.fromkeys(chain.from_iterable(_ids(task, record) for record in records)):
        link = make_entity("Documentation", ("link", article.id, party), {"document": article.id, "entity": party})
        if link.id not in told:
            told.add(link.id)
            yield link


def _article(report: Report) -> Entity:
    document = report.stored.document
    properties = {
        "title": document.title,
        "publisher": document.publisher,
        "author": document.byline,
        "publishedAt": document.published.isoformat() if document.published else None,
        "sourceUrl": _address(document),
        "language": "eng" if document.language == "en" else None,
        "generator": coder_line(report.stored),
    }
    return make_entity("Article", ("report", document.id), properties)


def _happening(task: Task, report: Report, article: Entity, record: Happening) -> Entity:
    document = report.stored.document
    place = task.naming.place(record.place.text if record.place else None)
    properties: dict[str, object] = {
        "name": _name(task, record),
        "summary": task.words.excerpt(report.sentences, record.evidence[0]),
        "involved": _ids(task, record),
        "location": (place.name, task.words.piece(record.place.text) if record.place else None),
        "country": country_of(task.naming, place.country),
        "keywords": _keywords(record),
        "description": _description(task, record),
        "recordId": record.id,
        "proof": article.id,
        "publisher": document.publisher,
        "sourceUrl": _address(document),
        **_days(record.date),
    }
    return make_entity("Event", (record.kind, record.id), properties)


def _name(task: Task, record: Happening) -> str:
    """What it is and between whom; what did not simply take place says so in its name."""
    label = task.naming.label
    if isinstance(record, Meeting):
        between = ", ".join(filter(None, map(label, record.participants)))
        return f"Meeting ({record.state.value}): {between or 'parties not told'}"
    doubt = "" if record.status in _SURE else f" ({record.status.value})"
    sides = [", ".join(filter(None, map(label, side))) for side in (record.actor, record.recipient)]
    return f"{record.event.value}{doubt}: {' → '.join(side or 'not told' for side in sides)}"


def _keywords(record: Happening) -> tuple[str, ...]:
    if isinstance(record, Meeting):
        return ("meeting", record.format.value, record.state.value)
    return (record.event.value, *record.mode, *record.context, record.status.value)


def _description(task: Task, record: Happening) -> str:
    span = record.evidence[0]
    told = f"Characters {span.start} to {span.end} of report {record.doc}; confidence {record.confidence:g}."
    if isinstance(record, Event):
        told += f" PLOVER {record.event.value}, score {record.event_scale:g}, status {record.status.value}."
        if record.according_to is not None:
            told += f" Told by statement {record.according_to}."
    return " ".join((told, *task.words.notes(record)))


def _days(when: Time | None) -> dict[str, object]:
    """A day, or the first and the last one; nothing where the report gives none."""
    if when is None:
        return {}
    if when.earliest == when.latest:
        return {"date": when.earliest.isoformat() if when.earliest else None}
    return {
        "startDate": when.earliest.isoformat() if when.earliest else None,
        "endDate": when.latest.isoformat() if when.latest else None,
    }


def _address(document: Document) -> str | None:
    """The address where it is one that FollowTheMoney takes for a URL."""
    return document.url if document.url and _ADDRESS.fullmatch(document.url) else None
