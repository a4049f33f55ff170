"""Gazetteer names over the tokens of a document, in one pass, the longest match first."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from standoff.lexicon.gazetteer import PLACES, DatedName, Gazetteer, Name, Sense, plain
from standoff.lexicon.persons import PersonWords

Days = tuple[date, date]
"""The first and last of some days."""

_SEPARATORS = re.compile(r"[-–+/]+")
_NAME_TAGS = ("NNP", "NNPS")
_MINOR_PLACES = frozenset({Sense.CITY, Sense.REGION})
_PERSONAL_SENSES = frozenset({*PLACES, Sense.COUNTRY, Sense.PEOPLE})


_NATO_SEAT = Name(("Brussels",), Sense.SEAT, "NATO", None, "IGO")
_GEORGIA = Name(("Georgia",), Sense.REGION, "USA", "USA", "USA")
_BELGIAN_SEAT = Name(("Brussels",), Sense.CAPITAL, "BEL", "BEL", "BEL")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the gazetteer in the text.

    Attributes:
        first: index of its first token.
        last: index of its last token.
        head: index of the token that governs it.
        name: what it is.
    """

    first: int
    last: int
    head: int
    name: Name


@dataclass(frozen=True, slots=True)
class _Word:
    """A piece of a token between hyphens and slashes."""

    text: str
    token: int


def find_hits(tokens: Sequence[Token], gazetteer: Gazetteer, people: PersonWords) -> list[Hit]:
    """The names of the gazetteer, in order; a token may hold two ("U.S.-Russia")."""
    words = list(_words(tokens))
    hits: list[Hit] = []
    at = 0
    while at < len(words):
        names = gazetteer.by_first_word.get(words[at].text.lower())
        name = _longest(words, at, names) if names else None
        if name is None:
            at += 1
            continue
        first, last = words[at].token, words[at + len(name.words) - 1].token
        if _goes_on(tokens, first, last):
            at += 1
            continue
        at += len(name.words)
        after_hit = bool(hits) and hits[-1].last == first - 1
        if (name.if_named or name.unless) and not after_hit and _is_anothers(tokens, first):
            continue
        if not (first == last and _is_personal(tokens, first, name, people, after_hit=after_hit)):
            hits.append(Hit(first, last, head_of(tokens, first, last).i, name))
    return hits


def date_names(
    hits: Sequence[Hit], gazetteer: Gazetteer, report: Days | None, told: Callable[[Hit], Days | None]
) -> list[Hit]:
    """`hits` with the names that were something else then; those that are no name but of their time left out.

    Seats and bodies of a state are those of the state that held them then ("the Kremlin" of 1985).

    Args:
        hits: names in the text, in order.
        gazetteer: what they were, and when.
        report: the first and last of the days on which the report may have been written, `None` if nobody knows.
        told: those that a name's sentence tells of, `None` where it names no year before the report's.
    """
    found: list[Hit] = []
    for hit in hits:
        dated = gazetteer.dated.get(hit.name.words, ())
        then = _then(dated, report, told(hit)) if dated else None
        if then is not None:
            found.append(replace(hit, name=then))
        elif hit.name.words not in gazetteer.bygone:
            found.append(_of_its_time(hit, gazetteer, report))
    return found


def _then(dated: Sequence[DatedName], report: Days | None, told: Days | None) -> Name | None:
    """What a name was when the report was written, or when its sentence plays."""
    for entry in dated:
        if (report is not None and entry.holds(*report)) or (entry.story and told is not None and entry.holds(*told)):
            return entry.name
    return None


def _of_its_time(hit: Hit, gazetteer: Gazetteer, days: Days | None) -> Hit:
    """A body of a state as one of the state that was then."""
    name = hit.name
    if days is None or name.country is None or name.sense not in (Sense.METONYM, Sense.SEAT):
        return hit
    state = gazetteer.state_then(name.country, *days)
    if state == name.country:
        return hit

    def then(code: str | None) -> str | None:
        return state if code == name.country else code

    return replace(hit, name=replace(name, id=then(name.id), country=state, code=then(name.code)))


def settle(hits: Sequence[Hit]) -> list[Hit]:
    """`hits` with the names that the rest of the article decides.

    Brussels is NATO, or Belgium's government, where that one is named and not the European Union; "Congress"
    is the American one where the United States are named, or no state that has one; Georgia among American states
    is one of them.
    """
    ids = {hit.name.id for hit in hits if hit.name.sense is not Sense.SEAT and not _is_shared(hit)}
    brussels = None
    if ids.isdisjoint({"EU", "EC", "EP", "EUCO"}):
        brussels = _NATO_SEAT if "NATO" in ids else _BELGIAN_SEAT if "BEL" in ids else None
    american = any(hit.name.sense is Sense.REGION and hit.name.id == "USA" for hit in hits)
    georgian = any(hit.name.country == "GEO" and hit.name.words != _GEORGIA.words for hit in hits) or "RUS" in ids
    settled: list[Hit] = []
    for hit in hits:
        if hit.name.if_named and hit.name.id not in ids:
            continue
        if hit.name.unless and hit.name.id not in ids and not ids.isdisjoint(hit.name.unless):
            continue
        if brussels is not None and hit.name.words == brussels.words:
            settled.append(replace(hit, name=brussels))
        elif american and not georgian and hit.name.words == _GEORGIA.words:
            settled.append(replace(hit, name=_GEORGIA))
        else:
            settled.append(hit)
    return settled


def _is_shared(hit: Hit) -> bool:
    """Whether other states have bodies of that name, so that it tells nothing of its own."""
    return hit.name.if_named or bool(hit.name.unless)


def _is_anothers(tokens: Sequence[Token], first: int) -> bool:
    """Whether a capitalised word before makes another name of it ("the Party *Congress*")."""
    before = tokens[first - 1] if first else None
    return before is not None and before.tag_ == "NNP" and before.dep_ == "compound" and before.whitespace_ != ""


def _words(tokens: Sequence[Token]) -> Iterator[_Word]:
    for index, token in enumerate(tokens):
        text = token.text
        if text.isalpha():
            yield _Word(text if text.isascii() else plain(text), index)
        elif len(text) > 1:
            for piece in _SEPARATORS.split(text):
                if piece:
                    yield _Word(plain(piece), index)
        elif text not in "-–/+":
            yield _Word(plain(text), index)


def _longest(words: list[_Word], at: int, names: tuple[Name, ...]) -> Name | None:
    for name in names:
        parts = name.words
        if at + len(parts) > len(words) or not _fits(parts[-1], words[at + len(parts) - 1].text):
            continue
        if name.article and (at == 0 or words[at - 1].text.lower() != "the"):
            continue
        if all(_fits(part, words[at + offset].text) for offset, part in enumerate(parts)):
            return name
    return None


def _fits(part: str, word: str) -> bool:
    """Whether a word of the text may be this part of a name.

    A capital must be one in the text; small letters match either case ("refugee agency" in a headline);
    a text in capitals matches names of more than three letters.
    """
    if part == word:
        return True
    if part.islower():
        return word.lower() == part
    return len(part) > 3 and word.isupper() and word == part.upper()


def _is_personal(tokens: Sequence[Token], at: int, name: Name, people: PersonWords, *, after_hit: bool) -> bool:
    """Whether a name of one word is part of a person's name ("Chad Moore", "Michael Jordan", "Mr. Lima")."""
    if name.sense not in _PERSONAL_SENSES:
        return False
    token = tokens[at]
    before = tokens[at - 1] if at else None
    if (
        before is not None
        and before.tag_ in _NAME_TAGS
        and (before.text in people.given or before.text in people.titles)
    ):
        return True
    if before is not None and not after_hit and name.sense in _MINOR_PLACES and _is_forename(before, at, people):
        return True
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if after.tag_ not in _NAME_TAGS or not after.is_title or token.head.i <= at or token.whitespace_ == "":
        return False
    if name.sense in _MINOR_PLACES:
        return after.text not in people.things
    return token.text in people.given and token.head.i == at + 1


def _goes_on(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name is only the beginning of a longer one ("Department of State *Services*")."""
    token = tokens[last]
    inner = any(tokens[at].lower_ == "of" for at in range(first + 1, last))
    return inner and token.dep_ == "compound" and token.head.i == last + 1 and tokens[last + 1].tag_ in _NAME_TAGS


def _is_forename(before: Token, at: int, people: PersonWords) -> bool:
    """Whether the capitalised word before the token `at` can only be the first part of a name."""
    return (
        before.tag_ == "NNP"
        and before.is_title
        and before.is_alpha
        and before.head.i == at
        and before.text not in people.things
        and not before.is_sent_start
    )


def head_of(tokens: Sequence[Token], first: int, last: int) -> Token:
    """The token of `[first, last]` that governs the others: the last whose head lies outside."""
    for at in range(last, first - 1, -1):
        head = tokens[at].head.i
        if not first <= head <= last or head == at:
            return tokens[at]
    return tokens[last]
