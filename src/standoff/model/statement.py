"""Who said, believed, feared or wanted what."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import msgspec

from standoff.model.party import Party
from standoff.model.record import Record
from standoff.model.span import Span
from standoff.model.time import Time


class CueClass(StrEnum):
    """What sort of act the cue of a statement names."""

    SAY = "say"
    CLAIM = "claim"
    DENY = "deny"
    DEMAND = "demand"
    PROMISE = "promise"
    THREATEN = "threaten"
    WARN = "warn"
    ACCUSE = "accuse"
    PRAISE = "praise"
    ASK = "ask"
    ANSWER = "answer"
    BELIEVE = "believe"
    EXPECT = "expect"
    FEAR = "fear"
    WANT = "want"
    KNOW = "know"
    SHOW = "show"
    ACCORDING = "according"
    QUOTE = "quote"


class Form(StrEnum):
    """Whether the content stands in quotation marks, all of it, none or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Cue(msgspec.Struct, frozen=True, rename={"cls": "class"}):
    """The words that tell that somebody said something.

    A msgspec struct and not a dataclass, because the schema's field `class` is a keyword of Python.

    Attributes:
        text: the words; `start` and `end` are their code points.
        lemma: dictionary form of the head word.
        cls: what sort of act it names; `class` in JSON.
    """

    start: int
    end: int
    text: str
    lemma: str
    cls: CueClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """One act of saying (or thinking), with its content.

    Attributes:
        speaker: whose words these are; `None` where the text does not tell.
        cue: the words that report it.
        form: direct, indirect or mixed.
        content: the spans of what was said, in order of the text; without the quotation marks.
        addressee: to whom, or `None`.
        venue: where or through what ("in an interview", "at the Security Council"), or `None`.
        date: when it was said, if the report tells; never the publication date by default.
        denies: whether the speaker denies the content.
    """

    speaker: Party | None
    cue: Cue
    form: Form
    content: tuple[Span, ...]
    addressee: Party | None = None
    venue: Span | None = None
    date: Time | None = None
    denies: bool = False
    kind: Literal["statement"] = "statement"
