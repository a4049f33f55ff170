"""A record of a long crisis, as large as one likes, for benches: seeded, through the real store, in invented words.

States are real, people and deeds are made up. A few pairs of sides are told of most (their shares fall as in
Zipf's law), as in the reporting on any crisis. Every record points at the words of its report.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, combinations
from pathlib import Path

from standoff.lexicon import Lexicon, load_lexicon
from standoff.lexicon.plover import read_plover
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
from standoff.store import Store, open_store

CODER = Coder("bench", "1", "000000000000")
FIRST_DAY = date(2015, 1, 1)
_ADDED = datetime(2026, 1, 1, tzinfo=UTC)
_STATES = """
KEN Kenya|SOM Somalia|ETH Ethiopia|ERI Eritrea|SDN Sudan|SSD South Sudan|UGA Uganda|RWA Rwanda|BDI Burundi|TZA Tanzania
DJI Djibouti|EGY Egypt|LBY Libya|TCD Chad|CMR Cameroon|NGA Nigeria|NER Niger|MLI Mali|DZA Algeria|MAR Morocco
TUN Tunisia|YEM Yemen|OMN Oman|QAT Qatar|BHR Bahrain|KWT Kuwait|IRQ Iraq|JOR Jordan|CYP Cyprus|GRC Greece
ZMB Zambia|MWI Malawi|MOZ Mozambique|AGO Angola|GAB Gabon|COG Congo|GHA Ghana|TGO Togo|BEN Benin|SEN Senegal
"""
STATES = tuple((entry[:3], entry[4:]) for line in _STATES.split("\n") if line for entry in line.split("|"))
_GIVEN = "Amina Wanjiru Tesfa Halim Odile Sefu Marise Jomo Nadir Ilona Batu Zeyneb Koffi Lema Oriel Paulo".split()
_FAMILY = "Warsame Odera Bekele Haroun Nkemba Salito Mwezi Tarek Dossou Kabiru Okelle Farhan Moritu Yaro Ssemba".split()
_ROLES = (("foreign minister", "GOV"), ("defence minister", "MIL"), ("spokeswoman", "GOV"), ("envoy", "GOV"))
_DEEDS = {
    EventType.CONSULT: "held talks with",
    EventType.ACCUSE: "accused the government of",
    EventType.REJECT: "rejected a proposal of",
    EventType.THREATEN: "threatened to act against",
    EventType.MOBILIZE: "moved troops towards",
    EventType.SANCTION: "cut trade with",
    EventType.ASSAULT: "shelled positions of",
    EventType.AID: "sent grain to",
    EventType.REQUEST: "asked for guarantees from",
    EventType.AGREE: "signed a protocol with",
    EventType.COERCE: "seized boats of",
    EventType.RETREAT: "withdrew guns from the border with",
}
_STATUSES = (Status.OCCURRED,) * 12 + (Status.PLANNED, Status.ALLEGED, Status.ALLEGED, Status.DENIED, Status.ONGOING)
_THINGS = (
    "withdraw its patrol boats|reopen the border|release the detained crew|stop flights over the strait|"
    "lift the fuel ban|pull back its guns|share the river's water|allow observers|return the islands|"
    "end support for the rebels|let grain ships pass|halt work on the dam|repay the pipeline debt|"
    "close the northern camp|publish the ceasefire terms"
).split("|")
_CITIES = "Kampala Djibouti Muscat Nicosia Tunis Accra Lusaka Dakar Amman Doha Lomé Kigali".split()
_FILLER = """
harbour convoy pipeline envoy ceasefire corridor garrison ferry tariff reservoir customs frontier plateau radio village
market ministry parliament quarrel archive bridge railway airfield desert delta island strait monsoon harvest cattle
fisheries border talks pressure delay document signature statement adviser crowd curfew patrol column ridge checkpoint
""".split()
_PAIR_EXPONENT = 1.0
_EVENTS_EACH = 5


@dataclass(slots=True)
class _Writer:
    """A text as it grows, and what is found in it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def write(self, words: str) -> Span:
        """Add words; where they stand."""
        span = Span(self.length, self.length + len(words), words)
        self.parts.append(words)
        self.length += len(words)
        return span


Made = tuple[str, tuple[Span, ...], dict[str, object]]


class Crisis:
    """Makes documents with their records, the same ones for the same seed."""

    def __init__(self, seed: int, lexicon: Lexicon | None = None) -> None:
        """Args: seed: of all choices; lexicon: for the codes of PLOVER."""
        self._random = random.Random(seed)
        self._types = read_plover(lexicon or load_lexicon()).types
        self.pairs = list(combinations(range(len(STATES)), 2))
        self._random.shuffle(self.pairs)
        self._weights = list(accumulate(1 / (rank + 3) ** _PAIR_EXPONENT for rank in range(len(self.pairs))))
        self._names = [
            tuple(f"{self._random.choice(_GIVEN)} {self._random.choice(_FAMILY)}" for _ in _ROLES) for _ in STATES
        ]

    def pair_codes(self, rank: int) -> tuple[str, str]:
        """The ids of the pair of that rank, 0 being told of most."""
        one, other = self.pairs[rank]
        return STATES[one][0], STATES[other][0]

    def reports(self, number: int) -> Iterator[tuple[Document, list[Record]]]:
        """So many reports, a few a day from `FIRST_DAY` on."""
        for place in range(number):
            yield self._report(place, FIRST_DAY + timedelta(days=place * 4000 // number))

    def _report(self, place: int, day: date) -> tuple[Document, list[Record]]:
        writer, found = _Writer(), list[Made]()
        pair = self._random.choices(self.pairs, cum_weights=self._weights)[0]
        writer.write(f"Report {place} from {self._random.choice(_CITIES)}.\n")
        for _ in range(_EVENTS_EACH):
            sides = (
                pair if self._random.random() < 0.6 else self._random.choices(self.pairs, cum_weights=self._weights)[0]
            )
            found.append(self._event(writer, *self._shuffled(sides), day))
            self._fill(writer)
            if self._random.random() < 0.8:
                found.append(self._statement(writer, self._random.choice(sides)))
            if self._random.random() < 0.3:
                found.append(self._position(writer, *self._shuffled(sides)))
        if self._random.random() < 0.3:
            found.append(self._meeting(writer, *pair, day))
        if self._random.random() < 0.5:
            found.append(self._quantity(writer, pair[0]))
        return self._bind(writer, found, place, day)

    def _shuffled(self, sides: tuple[int, int]) -> tuple[int, int]:
        return sides if self._random.random() < 0.5 else sides[::-1]

    def _bind(self, writer: _Writer, found: list[Made], place: int, day: date) -> tuple[Document, list[Record]]:
        text = "".join(writer.parts)
        doc = document_id(text)
        document = Document(
            id=doc, text=text, title=text[: text.index("\n")], published=day, language="en", source=f"wire/{place}.txt"
        )
        kinds = {"event": Event, "statement": Statement, "position": Position, "meeting": Meeting, "quantity": Quantity}
        records = [
            kinds[kind](id=record_id(doc, kind, spans), doc=doc, evidence=spans, confidence=0.8, coder=CODER, **fields)
            for kind, spans, fields in found
        ]
        return document, records

    def _fill(self, writer: _Writer) -> None:
        for _ in range(self._random.randint(1, 3)):
            words = " ".join(self._random.choices(_FILLER, k=self._random.randint(8, 16)))
            writer.write(f"{words.capitalize()}.\n")

    def _state(self, writer: _Writer, number: int) -> Party:
        code, name = STATES[number]
        span = writer.write(name)
        return Party(text=name, start=span.start, end=span.end, id=code, country=code, code=code, kind=PartyKind.STATE)

    def _person(self, writer: _Writer, number: int) -> Party:
        code, _ = STATES[number]
        place = self._random.randrange(len(_ROLES))
        (role, sector), name = _ROLES[place], self._names[number][place]
        span = writer.write(name)
        return Party(
            text=name, start=span.start, end=span.end, id=code, country=code, code=code, sector=sector, name=name,
            role=role, kind=PartyKind.PERSON,
        )  # fmt: skip

    def _day(self, writer: _Writer, day: date) -> Time:
        words = f"{day.day} {day:%B} {day.year}"
        span = writer.write(words)
        return Time(
            text=words,
            start=span.start,
            end=span.end,
            type=TimeType.DATE,
            value=day.isoformat(),
            earliest=day,
            latest=day,
        )

    def _event(self, writer: _Writer, one: int, other: int, day: date) -> Made:
        type_ = self._random.choice(list(_DEEDS))
        actor = self._state(writer, one)
        writer.write(" ")
        deed = writer.write(_DEEDS[type_])
        writer.write(" ")
        recipient = self._state(writer, other)
        when = None
        if self._random.random() < 0.6:
            writer.write(" on ")
            when = self._day(writer, day - timedelta(days=self._random.randint(0, 3)))
        writer.write(". ")
        entry = self._types[type_]
        fields: dict[str, object] = {
            "event": type_, "actor": (actor,), "recipient": (recipient,), "date": when,
            "status": self._random.choice(_STATUSES), "quad_code": entry.quad, "event_scale": entry.score,
        }  # fmt: skip
        return "event", (deed,), fields

    def _statement(self, writer: _Writer, who: int) -> Made:
        writer.write("“")
        content = writer.write(
            f"We will not {self._random.choice(_THINGS)} before the {self._random.choice(_FILLER)} is settled"
        )
        writer.write(",” ")
        cue = writer.write("said")
        writer.write(" ")
        speaker = self._person(writer, who)
        writer.write(".\n")
        said = Cue(start=cue.start, end=cue.end, text="said", lemma="say", cls=CueClass.SAY)
        return "statement", (content,), {"speaker": speaker, "cue": said, "form": Form.DIRECT, "content": (content,)}

    def _position(self, writer: _Writer, one: int, other: int) -> Made:
        holder = self._state(writer, one)
        thing = self._random.choice(_THINGS)
        stance = self._random.choice((Stance.DEMAND, Stance.DEMAND, Stance.REJECT, Stance.OFFER, Stance.THREAT))
        writer.write(f" {'demanded' if stance is Stance.DEMAND else 'spoke of a plan'} that ")
        toward = self._state(writer, other)
        writer.write(" ")
        content = writer.write(thing)
        writer.write(".\n")
        fields: dict[str, object] = {
            "holder": (holder,),
            "toward": (toward,),
            "stance": stance,
            "content": (content,),
            "issue": thing,
        }
        return "position", (content,), fields

    def _meeting(self, writer: _Writer, one: int, other: int, day: date) -> Made:
        writer.write("Ministers of ")
        first = self._state(writer, one)
        writer.write(" and ")
        second = self._state(writer, other)
        writer.write(" ")
        met = writer.write("will meet")
        writer.write(" in ")
        place = writer.write(self._random.choice(_CITIES))
        writer.write(" on ")
        when = self._day(writer, day + timedelta(days=self._random.randint(1, 20)))
        writer.write(".\n")
        fields: dict[str, object] = {
            "participants": (first, second), "date": when, "place": place, "format": MeetingFormat.BILATERAL,
            "state": MeetingState.PLANNED,
        }  # fmt: skip
        return "meeting", (met,), fields

    def _quantity(self, writer: _Writer, whose: int) -> Made:
        number = float(self._random.randint(2, 90) * 100)
        writer.write("Some ")
        what = writer.write(f"{number:,.0f} soldiers")
        writer.write(" of ")
        holder = self._state(writer, whose)
        writer.write(" stand there.\n")
        fields: dict[str, object] = {
            "value": number, "low": number, "high": number, "bound": "about", "unit": "soldiers", "holder": (holder,),
            "what": what,
        }  # fmt: skip
        return "quantity", (what,), fields


def build(path: Path, crisis: Crisis, reports: int) -> None:
    """Write a record of so many reports, five events each."""
    with open_store(path, create=True) as store:
        add_all(store, crisis.reports(reports))


def add_all(store: Store, made: Iterator[tuple[Document, list[Record]]]) -> None:
    """Store documents with their records, each in its transaction, as `standoff add` does."""
    for document, records in made:
        store.add(document, records, CODER, "bench", _ADDED)
