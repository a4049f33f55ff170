"""Whose words and whose side: who "we" are, and whether two parties stand on one side."""

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.parties import PARTIES
from standoff.annotate.syntax import children
from standoff.extract.statements import STATEMENTS, innermost_statement
from standoff.model import Form, Party, PartyKind, Statement

FIRST_PERSON = frozenset({"we", "us", "i", "me", "ourselves", "myself", "ours"})
_THIRD_PERSON = frozenset({"it", "they", "he", "she"})
_OWN = frozenset({"our", "my"})
BODIES = frozenset(
    "government country side army force forces troops party nation people team delegation ministry union state "
    "republic leader official leadership cabinet navy military movement organization organisation alliance bloc regime "
    "company".split()
)


_BODY_KINDS = (PartyKind.ORGANISATION, PartyKind.BLOC)
_HEADING = re.compile(r"\b(?:chair|president|secretary|head|spokes|commissioner|envoy|chief|leader)", re.IGNORECASE)
_ARMED = frozenset({"REB", "SEP", "UAF", "PRM", "INS"})
_BYSTANDERS = frozenset({"BUS", "MED", "JRN", "EDU", "CVL", "AGR", "LAB", "HLH"})


def parties_of(article: Article, tokens: Iterable[Token]) -> tuple[Party, ...]:
    """Whom the noun phrases headed by `tokens` denote; "we" and "our government" are the speaker.

    The same party is given once, unknown ones are left out.
    """
    found: list[Party] = []
    for token in tokens:
        for party in _parties_of_one(article, token):
            if not any(party is other or same_party(party, other) for other in found):
                found.append(party)
    return tuple(found)


def _parties_of_one(article: Article, token: Token) -> Sequence[Party]:
    if token.lower_ in FIRST_PERSON or _is_own_body(token) or _is_speakers_body(article, token):
        speaker = speaker_at(article, token)
        return (speaker,) if speaker is not None else ()
    found = article[PARTIES].of(token)
    return found if found or token.lower_ not in _THIRD_PERSON else _reported_self(article, token)


def _reported_self(article: Article, token: Token) -> Sequence[Party]:
    """ "Finland said *it* was willing": a pronoun that nothing else resolves is the one who is reported to speak."""
    statement = statement_at(article, token)
    if statement is None or statement.form is Form.DIRECT or statement.speaker is None:
        return ()
    return (statement.speaker,) if token.dep_ in ("nsubj", "nsubjpass") else ()


def _is_own_body(token: Token) -> bool:
    return token.lemma_.lower() in BODIES and any(child.lower_ in _OWN for child in children(token, "poss"))


def _is_speakers_body(article: Article, token: Token) -> bool:
    """ "Pilgrim said *her government* would not": the speaker's own, in words that are not quoted."""
    if token.lemma_.lower() not in ("government", "country", "side", "ministry", "army", "delegation"):
        return False
    statement = statement_at(article, token)
    owned = any(child.lower_ in ("his", "her", "its", "their") for child in children(token, "poss"))
    return owned and statement is not None and statement.form is not Form.DIRECT and statement.speaker is not None


def statement_at(article: Article, token: Token) -> Statement | None:
    """The innermost statement in whose content `token` stands."""
    return innermost_statement(article, token.idx, token.idx + len(token))


def speaker_at(article: Article, token: Token) -> Party | None:
    """Who speaks where `token` stands; `None` in the report's own voice or where it is unknown."""
    statement = statement_at(article, token)
    return statement.speaker if statement is not None else None


def same_party(one: Party, other: Party) -> bool:
    """Whether two mentions are of the same party: the same name, or else the same id and no two names."""
    if one.name is not None and other.name is not None:
        return one.name == other.name
    if one.id is not None and one.id == other.id and one.sector == other.sector:
        return True
    return (one.start, one.end) == (other.start, other.end)


def same_side(one: Party, other: Party) -> bool:
    """Whether two parties belong to one state or organisation, or are the same person or group."""
    if one.id is not None or other.id is not None:
        return one.id == other.id
    if one.country is not None and other.country is not None:
        return one.country == other.country
    pronoun = one.text.lower() in _THIRD_PERSON or other.text.lower() in _THIRD_PERSON
    alike = pronoun and (one.kind, one.sector, one.role) == (other.kind, other.sector, other.role)
    return alike or same_party(one, other)


def is_side(party: Party) -> bool:
    """Whether a party can take part in a crisis: a state or body, or someone who acts for one."""
    if party.id is not None or party.kind in (PartyKind.STATE, PartyKind.BLOC) or party.sector in _ARMED:
        return True
    return party.kind is PartyKind.ORGANISATION and party.sector not in _BYSTANDERS


def is_passer_by(party: Party) -> bool:
    """An unnamed person of no known side or standing ("a passenger")."""
    unplaced = party.id is None and party.country is None and party.name is None
    return unplaced and party.kind is PartyKind.PERSON and party.sector in (None, "CVL")


def is_own_side(article: Article, token: Token, parties: Sequence[Party]) -> bool:
    """Whether `parties` stand on the side of whoever speaks at `token`.

    Forces that no side is named for ("the navy will tow them away") are those of the official who speaks.
    """
    speaker = speaker_at(article, token)
    if speaker is None or not parties:
        return False
    official = speaker.sector in ("GOV", "MIL") and (is_side(speaker) or speaker.name is not None)
    return all(
        same_side(speaker, party)
        or (official and _is_unplaced_force(party))
        or (party.kind in _BODY_KINDS and _speaks_for(article, speaker, party))
        for party in parties
    )


def _speaks_for(article: Article, speaker: Party, body: Party) -> bool:
    """Whether the report calls the speaker by an office of the body ("the chairman of ECOWAS, Lamin Touray")."""
    if speaker.name is None:
        return False
    titles = (s.speaker.text for s in article[STATEMENTS] if s.speaker is not None and s.speaker.name == speaker.name)
    return any(_HEADING.search(title) is not None and _names(title, body) for title in titles)


def _names(title: str, body: Party) -> bool:
    return body.text.casefold() in title.casefold() or (body.id is not None and body.id in title.split())


def _is_unplaced_force(party: Party) -> bool:
    unplaced = party.id is None and party.country is None and not party.anonymous
    return unplaced and party.sector == "MIL" and party.text.lower().startswith("the ")
