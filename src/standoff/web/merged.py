"""Events as all reports tell them, for lists."""

from dataclasses import dataclass

from standoff.analyze.happenings import Happening
from standoff.brief.desk import Desk
from standoff.brief.wording import date_words, day_words
from standoff.web.telling import Entry, entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """One event.

    Attributes:
        day: in words, or `None`.
        told: whether a report gives the day.
        main: the telling that stands for all.
        others: the other tellings, each with the name of its report.
        report: name of the main telling's report.
        reports: how many independent reports tell it.
        disputed: whether it is told and denied.
        source: on whose word the main telling rests, or `None` for the report's own.
    """

    day: str | None
    told: bool
    main: Entry
    others: tuple[tuple[Entry, str], ...]
    report: str
    reports: int
    disputed: bool
    source: str | None


def merged(desk: Desk, one: Happening) -> Merged:
    """One event for a list."""
    statement = desk.statements.get(one.main.according_to or "")
    speaker = statement.speaker if statement is not None else None
    return Merged(
        day=day_words(one.day),
        told=one.day is not None and one.day.told,
        main=entry(one.main, desk.names, desk.library[one.main.doc].published),
        others=tuple(
            (entry(event, desk.names, desk.library[event.doc].published), title(desk, event.doc))
            for event in one.events[1:]
        ),
        report=title(desk, one.main.doc),
        reports=one.support,
        disputed=one.disputed,
        source=desk.names.party(speaker).rstrip(",") if speaker is not None else None,
    )


def title(desk: Desk, doc: str) -> str:
    """What a report is called in a list."""
    document = desk.library[doc]
    if document.title or document.publisher:
        return document.title or document.publisher or ""
    return f"a report of {date_words(document.published)}" if document.published is not None else f"report {doc[:8]}"
