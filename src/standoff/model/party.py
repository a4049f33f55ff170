"""Whoever acts, speaks or is acted upon."""

from dataclasses import dataclass
from enum import StrEnum


class PartyKind(StrEnum):
    """What sort of thing a party is."""

    STATE = "state"
    ORGANISATION = "organisation"
    PERSON = "person"
    GROUP = "group"
    BLOC = "bloc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party as mentioned in one place of a document, and who that is.

    Attributes:
        text: the mention's words.
        start: first character of the mention, in code points.
        end: one past its last character.
        id: ISO 3166-1 alpha-3 of a state or of anyone acting for it, an acronym for an organisation
            (NATO, OSCE, UN, EU), `None` where unknown.
        country: alpha-3 of the country that the party belongs to; `None` if none or unknown.
        code: PLOVER's primary code: alpha-3, or IGO, UNO, EUR, NGO, ISM, IMG, MNC; `None` if unknown.
        sector: PLOVER sector (GOV, MIL, REB ...); `None` for a state named as such, or unknown.
        name: full personal name as the document establishes it; for named persons only.
        role: office or description ("Foreign Minister", "former ambassador to Russia"), or `None`.
        kind: what sort of party this is.
        anonymous: people described and not named ("senior U.S. officials"); false for named persons
            and for states and institutions speaking as such.
    """

    text: str
    start: int
    end: int
    id: str | None = None
    country: str | None = None
    code: str | None = None
    sector: str | None = None
    name: str | None = None
    role: str | None = None
    kind: PartyKind = PartyKind.GROUP
    anonymous: bool = False
