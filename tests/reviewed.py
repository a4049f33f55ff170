"""A small report with its records made by hand, every span of which slices to its text; for tests of reviews."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

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
    Quantity,
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
from standoff.model.decision import Signature

CODER = Coder("standoff", "0.1.0", "abcdefabcdef")
NEWER = Coder("standoff", "0.2.0", "fedcbafedcba")
TEXT = (
    "Niger accused Chad of shelling the border town of Kilani. Chad denied it.\n"
    "“We will not withdraw,” Idris Maba, Chad's army chief, told reporters on 3 May 2021. "
    "Niger demanded that Chad withdraw its 40 guns from the river. "
    "The two governments meet in Lome on 9 May 2021. General Maba said the guns would stay.\n"
)


@dataclass(frozen=True)
class Report:
    """A document and its records."""

    document: Document
    records: tuple[Record, ...]

    def of(self, kind: str, place: int = 0) -> Record:
        """One of its records of a kind."""
        return [record for record in self.records if record.kind == kind][place]


def signed(by: str = "amina", why: str | None = None) -> Signature:
    """A signature of a fixed time."""
    return Signature(by=by, at=datetime(2021, 5, 6, 9, 30, tzinfo=UTC), why=why)


class _Maker:
    def __init__(self, document: Document, coder: Coder) -> None:
        self.document = document
        self.coder = coder

    def span(self, words: str) -> Span:
        start = self.document.text.index(words)
        return Span(start, start + len(words), words)

    def day(self, words: str, value: str) -> Time:
        span, there = self.span(words), date.fromisoformat(value)
        return Time(
            text=words, start=span.start, end=span.end, type=TimeType.DATE, value=value, earliest=there, latest=there
        )

    def state(self, words: str, code: str) -> Party:
        span = self.span(words)
        return Party(text=words, start=span.start, end=span.end, id=code, country=code, code=code, kind=PartyKind.STATE)

    def general(self, words: str) -> Party:
        span = self.span(words)
        return Party(
            text=words, start=span.start, end=span.end, id="TCD", country="TCD", code="TCD", sector="MIL",
            name="Idris Maba", role="army chief", kind=PartyKind.PERSON,
        )  # fmt: skip

    def shared(self, kind: str, words: str, *key: object, confidence: float = 0.8) -> dict[str, object]:
        found = (self.span(words),)
        return {
            "id": record_id(self.document.id, kind, found, *key),
            "doc": self.document.id,
            "evidence": found,
            "confidence": confidence,
            "coder": self.coder,
        }

    def cue(self, words: str, cls: CueClass = CueClass.SAY) -> Cue:
        span = self.span(words)
        return Cue(start=span.start, end=span.end, text=words, lemma=words, cls=cls)


def report(before: str = "", published: str | None = "2021-05-04", coder: Coder = CODER) -> Report:
    """The report, with other words before it for another one, and eight records."""
    text = before + TEXT
    document = Document(
        id=document_id(text),
        text=text,
        title="Guns at the river",
        published=date.fromisoformat(published) if published else None,
        language="en",
        source="report.txt",
    )
    make = _Maker(document, coder)
    return Report(document, (*_statements(make), *_events(make), *_positions(make), *_others(make)))


def _statements(make: _Maker) -> tuple[Record, ...]:
    quoted, told = "We will not withdraw", "the guns would stay"
    return (
        Statement(
            **make.shared("statement", quoted, confidence=0.95),  # type: ignore[arg-type]
            speaker=make.general("Idris Maba"),
            cue=make.cue("told"),
            form=Form.DIRECT,
            content=(make.span(quoted),),
            date=make.day("3 May 2021", "2021-05-03"),
        ),
        Statement(
            **make.shared("statement", told),  # type: ignore[arg-type]
            speaker=make.general("General Maba"),
            cue=make.cue("said"),
            form=Form.INDIRECT,
            content=(make.span(told),),
        ),
    )


def _events(make: _Maker) -> tuple[Record, ...]:
    niger, chad = make.state("Niger", "NER"), make.state("Chad", "TCD")
    words = "shelling the border town of Kilani"
    return (
        Event(
            **make.shared("event", "Niger accused Chad"),  # type: ignore[arg-type]
            event=EventType.ACCUSE,
            actor=(niger,),
            recipient=(chad,),
            status=Status.OCCURRED,
            quad_code=3,
            event_scale=-2.0,
        ),
        Event(
            **make.shared("event", words, confidence=0.5),  # type: ignore[arg-type]
            event=EventType.ASSAULT,
            actor=(chad,),
            recipient=(),
            place=make.span("Kilani"),
            status=Status.OCCURRED,
            quad_code=4,
            event_scale=-9.0,
        ),
    )


def _positions(make: _Maker) -> tuple[Record, ...]:
    niger, chad = make.state("Niger", "NER"), make.state("Chad", "TCD")
    asked, refused = "withdraw its 40 guns from the river", "We will not withdraw"
    demand = Position(
        **make.shared("position", asked, Stance.DEMAND),  # type: ignore[arg-type]
        holder=(niger,),
        toward=(chad,),
        stance=Stance.DEMAND,
        content=(make.span(asked),),
        issue="guns",
    )
    refusal = Position(
        **make.shared("position", refused, Stance.REJECT),  # type: ignore[arg-type]
        holder=(make.general("Idris Maba"),),
        toward=(niger,),
        stance=Stance.REJECT,
        content=(make.span(refused),),
        issue="guns",
        answers=(demand.id,),
        via=record_id(make.document.id, "statement", (make.span(refused),)),
    )
    return (demand, refusal)


def _others(make: _Maker) -> tuple[Record, ...]:
    niger, chad = make.state("Niger", "NER"), make.state("Chad", "TCD")
    return (
        Meeting(
            **make.shared("meeting", "meet in Lome on 9 May 2021", confidence=0.7),  # type: ignore[arg-type]
            participants=(niger, chad),
            date=make.day("9 May 2021", "2021-05-09"),
            place=make.span("Lome"),
            format=MeetingFormat.BILATERAL,
            state=MeetingState.PLANNED,
        ),
        Quantity(
            **make.shared("quantity", "its 40 guns"),  # type: ignore[arg-type]
            value=40,
            low=40,
            high=40,
            bound=None,
            unit="guns",
            holder=(chad,),
            what=make.span("its 40 guns"),
        ),
    )
