"""Gazetteer names over the tokens of a document, in one pass, the longest match first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from standoff.lexicon.gazetteer import PLACES, Gazetteer, Name, Sense, plain

_SEPARATORS = re.compile(r"[-–+/]+")
_NAME_TAGS = ("NNP", "NNPS")
_PEOPLE_SENSES = (Sense.CAPITAL, Sense.CITY, Sense.REGION)


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the gazetteer in the text.

    Attributes:
        first: index of its first token.
        last: index of its last token.
        name: what it is.
    """

    first: int
    last: int
    name: Name


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a token between hyphens and slashes."""

    text: str
    token: int


def find_hits(doc: Doc, gazetteer: Gazetteer, given: dict[str, str]) -> list[Hit]:
    """The names of the gazetteer in `doc`, in order; a token may hold two ("U.S.-Russia")."""
    words = list(_words(doc))
    hits: list[Hit] = []
    at = 0
    while at < len(words):
        names = gazetteer.by_first_word.get(words[at].text.lower())
        name = _longest(words, at, names) if names else None
        if name is None:
            at += 1
            continue
        hit = Hit(words[at].token, words[at + len(name.words) - 1].token, name)
        at += len(name.words)
        if not _is_personal(doc, hit, given):
            hits.append(hit)
    return hits


def _words(doc: Doc) -> Iterator[Word]:
    for token in doc:
        text = token.text
        if len(text) > 1 and not text.isalpha() and _SEPARATORS.search(text):
            for piece in _SEPARATORS.split(text):
                if piece:
                    yield Word(plain(piece), token.i)
        elif text not in ("-", "–", "/", "+"):
            yield Word(plain(text), token.i)


def _longest(words: list[Word], at: int, names: tuple[Name, ...]) -> Name | None:
    for name in names:
        end = at + len(name.words)
        if end <= len(words) and all(_fits(part, words[at + offset].text) for offset, part in enumerate(name.words)):
            return name
    return None


def _fits(part: str, word: str) -> bool:
    """Whether a word of the text may be this part of a name.

    A capital must be one in the text; small letters match either case ("refugee agency" in a headline);
    a text in capitals matches names of more than four letters.
    """
    if part == word:
        return True
    if part.islower():
        return word.lower() == part
    return len(part) > 4 and word.isupper() and word == part.upper()


def _is_personal(doc: Doc, hit: Hit, given: dict[str, str]) -> bool:
    """Whether a name of one word is part of a person's name ("Chad Moore", "Michael Jordan")."""
    if hit.first != hit.last or hit.name.sense not in (*PLACES, Sense.COUNTRY, Sense.ADJECTIVE, Sense.PEOPLE):
        return False
    token = doc[hit.first]
    before = doc[token.i - 1] if token.i else None
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if before is not None and before.text in given and before.tag_ in _NAME_TAGS and hit.name.sense != Sense.ADJECTIVE:
        return True
    return (
        token.text in given
        and after is not None
        and after.tag_ in _NAME_TAGS
        and after.is_title
        and token.head == after
        and hit.name.sense != Sense.ADJECTIVE
    )


def head_of(doc: Doc, first: int, last: int) -> Token:
    """The token of `[first, last]` that governs the others: the first whose head lies outside."""
    heads = [token for token in doc[first : last + 1] if not first <= token.head.i <= last or token.head == token]
    return heads[-1] if heads else doc[last]
