"""The roles of marks: the letters of corpus/GUIDELINE.md, what each belongs to and which attributes it knows."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from standoff.model import ConditionalType, EventType, MeetingFormat, MeetingState, Stance, Status

SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
MODES = frozenset(
    "visit third-party multilateral phone withdraw release disarm ceasefire access resign assist change yield meet "
    "disapprove investigate allege restrict arrest relations expel territory violence demo riot strike hunger boycott "
    "obstruct vandalize convict discontinue troops weapons police militia seize censor curfew martial-law deport "
    "withhold misinformation cyber abduct beat torture sexual targeted destroy primitive firearms explosives "
    "suicide-attack aerial drone heavy-weapons crowd-control unconventional".split()
)
"""PLOVER 2.0's modes (Open Event Data Alliance, CC BY-SA 4.0)."""

_ACTOR = re.compile(r"[A-Z][A-Z0-9-]{1,11}")
_REFERENCE = re.compile(r"(?:h|o|by|who)=[a-z]\d+(?:,[a-z]\d+)*")
_TIMEX = re.compile(r"[0-9PWTQ][0-9A-Z:./X-]*|PRESENT_REF|PAST_REF|FUTURE_REF")
_NUMBER = re.compile(r"(?:low|high|value)=\d+(?:\.\d+)?")


class Entry(StrEnum):
    """What marks of one number make together; `needs` has the roles that must be there, the main one first."""

    STATEMENT = "statement"
    EVENT = "event"
    POSITION = "position"
    MEETING = "meeting"
    CONDITIONAL = "conditional"
    OUTLOOK = "outlook"
    QUANTITY = "quantity"
    TIME = "time"
    PARTY = "party"

    @property
    def needs(self) -> str:
        """Letters of the roles without which the entry is not whole."""
        return {"statement": "qc", "conditional": "ik", "outlook": "fg"}.get(self.value, self._one)

    @property
    def _one(self) -> str:
        return {"event": "e", "position": "p", "meeting": "m", "quantity": "n", "time": "t", "party": "x"}.get(
            self.value, ""
        )


@dataclass(frozen=True, slots=True)
class Role:
    """A role of marked words.

    Attributes:
        entry: to which kind of entry it belongs.
        means: what it is.
        attributes: whether an attribute is one that it knows.
    """

    entry: Entry
    means: str
    attributes: Callable[[str], bool]


def _one_of(*sets: frozenset[str], pattern: re.Pattern[str] | None = None) -> Callable[[str], bool]:
    known = frozenset().union(*sets)
    return lambda attribute: attribute in known or (pattern is not None and pattern.fullmatch(attribute) is not None)


_PARTY = _one_of(SECTORS, frozenset({"anon"}), pattern=_ACTOR)
_NONE = _one_of()

ROLES: Mapping[str, Role] = {
    "s": Role(Entry.STATEMENT, "source", _PARTY),
    "q": Role(Entry.STATEMENT, "cue", _one_of(frozenset({"denies"}), pattern=_REFERENCE)),
    "c": Role(Entry.STATEMENT, "content", _NONE),
    "e": Role(
        Entry.EVENT,
        "trigger",
        _one_of(frozenset(EventType), frozenset(Status), MODES, pattern=_REFERENCE),
    ),
    "a": Role(Entry.EVENT, "actor", _PARTY),
    "r": Role(Entry.EVENT, "recipient", _PARTY),
    "p": Role(Entry.POSITION, "content of a position", _one_of(frozenset(Stance), pattern=_REFERENCE)),
    "m": Role(
        Entry.MEETING,
        "words for a meeting",
        _one_of(frozenset(MeetingState), frozenset(MeetingFormat), pattern=_REFERENCE),
    ),
    "i": Role(Entry.CONDITIONAL, "condition", _one_of(frozenset(ConditionalType), pattern=_REFERENCE)),
    "k": Role(Entry.CONDITIONAL, "consequence", _NONE),
    "f": Role(Entry.OUTLOOK, "what is expected", _one_of(pattern=_REFERENCE)),
    "g": Role(Entry.OUTLOOK, "hedge", _NONE),
    "n": Role(Entry.QUANTITY, "number with its bound and unit", _one_of(pattern=_NUMBER)),
    "t": Role(Entry.TIME, "time expression", _one_of(pattern=_TIMEX)),
    "x": Role(Entry.PARTY, "any other party", _PARTY),
}
"""By letter."""

PARTY_ROLES = frozenset("sarx")
