"""Names of people who were erased, made unreadable in texts and records without moving anything.

A name is known again by a salted hash of its words, so that the record itself does not keep it.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from standoff.errors import QueryError
from standoff.model.codec import decode, encode
from standoff.model.record import Record

SIGN = "█"
"""What each character of a name becomes."""

_WORD = re.compile(r"(?:%[0-9A-Fa-f]{2})+|([^\W_](?:[^\W_]|[\u0300-\u036f])*)")
"""A word, accents that are written apart from their letters with it; what addresses write as %20 parts words."""
_BETWEEN = re.compile(r"(?:[\s.\-\u2010-\u2015'’_+,/]|%20){1,4}")
_FEWEST_LETTERS = 2

Plain = Any
"""What JSON holds."""


@dataclass(frozen=True, slots=True)
class ErasedPerson:
    """Somebody whose name is not to be read.

    Attributes:
        salt: of the hashes.
        names: hash of each name, and whether it is masked wherever it stands; those that are not, only in texts
            which have one that is: a family name alone can be somebody else's.
        longest: number of words of the longest name.
        last: the last words of the names, only while the person is being erased: texts without them are passed over.
    """

    salt: str
    names: Mapping[str, bool]
    longest: int
    last: frozenset[str] = frozenset()

    @classmethod
    def called(cls, salt: str, name: str, also: Iterable[str] = ()) -> "ErasedPerson":
        """A person by full name and by others; of a full name the last word counts where the whole stands too.

        Raises:
            QueryError: a name has no word of two letters.
        """
        names: dict[str, bool] = {}
        longest = 1
        for one in (name, *also):
            words = folded(one)
            if not any(len(word) >= _FEWEST_LETTERS for word in words):
                raise QueryError(f"{one!r} is no name: it takes a word of {_FEWEST_LETTERS} letters at least")
            names[hashed(salt, words)] = True
            longest = max(longest, len(words))
        last = folded(name)[-1:]
        if len(folded(name)) > 1 and len(last[0]) >= _FEWEST_LETTERS:
            names.setdefault(hashed(salt, last), False)
        return cls(salt, names, longest, frozenset(folded(one)[-1] for one in (name, *also)))

    def places(self, text: str, known: bool = False) -> list[tuple[int, int]]:
        """Where the person is named, in order; names that overlap each by itself.

        Args:
            text: to be searched.
            known: whether it belongs to a report that names the person in full.
        """
        found = list(self._found(text))
        known = known or any(anywhere for *_, anywhere in found)
        return [(start, end) for start, end, anywhere in found if anywhere or (known and text[start].isupper())]

    def is_named(self, text: str) -> bool:
        """Whether a name stands in it that is nobody else's."""
        return any(anywhere for *_, anywhere in self._found(text))

    def _found(self, text: str) -> Iterable[tuple[int, int, bool]]:
        """The names; an initial between two words of one is passed over."""
        if self.last and not self._may_stand_in(text):
            return
        words = [match for match in _WORD.finditer(text) if match[1]]
        for first in range(len(words)):
            parts: list[str] = []
            for last in range(first, min(first + self.longest + 1, len(words))):
                if last > first and not _BETWEEN.fullmatch(text, words[last - 1].end(), words[last].start()):
                    break
                parts.append(_fold(words[last][0]))
                bare = [part for place, part in enumerate(parts) if len(part) > 1 or place in (0, len(parts) - 1)]
                anywhere = self.names.get(hashed(self.salt, bare))
                if anywhere is not None:
                    yield words[first].start(), words[last].end(), anywhere

    def _may_stand_in(self, text: str) -> bool:
        """Whether a name can stand in it; a quick look that misses none."""
        plain = text.casefold() if text.isascii() else _fold(text)
        return any(word in plain for word in self.last)


def folded(name: str) -> list[str]:
    """The words of a name, whatever their case and form."""
    return [_fold(match[1]) for match in _WORD.finditer(name) if match[1]]


def hashed(salt: str, words: Sequence[str]) -> str:
    """What is kept of a name."""
    return hashlib.sha256("\x1f".join((salt, *words)).encode("utf-8", "surrogatepass")).hexdigest()


def masked(text: str, people: Iterable[ErasedPerson], known: bool = False) -> str:
    """`text` with the names of these people as signs of the same length; the same object if none stands in it."""
    places = [place for person in people for place in person.places(text, known)]
    if not places:
        return text
    signs = list(text)
    for start, end in places:
        signs[start:end] = [sign if sign.isspace() else SIGN for sign in signs[start:end]]
    return "".join(signs)


def masked_plain(value: Plain, people: Sequence[ErasedPerson], text: str | None, known: bool = True) -> Plain:
    """What JSON holds with all names masked; what quotes `text`, which is masked already, quotes it anew.

    A party that was called by such a name has none any more.
    """
    if isinstance(value, str):
        return masked(value, people, known)
    if isinstance(value, list):
        return [masked_plain(one, people, text, known) for one in value]
    if not isinstance(value, dict):
        return value
    made = {name: masked_plain(one, people, text, known) for name, one in value.items()}
    if isinstance(value.get("name"), str) and made["name"] != value["name"] and "text" in value:
        made["name"] = None
    if text is not None and {"start", "end", "text"} <= value.keys() and isinstance(value["text"], str):
        made["text"] = text[value["start"] : value["end"]]
    return made


def masked_json(json: str, people: Sequence[ErasedPerson], text: str | None, known: bool = True) -> str:
    """JSON as text, likewise; untouched to the letter where nothing is masked."""
    plain = msgspec.json.decode(json)
    made = masked_plain(plain, people, text, known)
    return json if made == plain else msgspec.json.encode(made).decode()


def masked_record(record: Record, people: Sequence[ErasedPerson], text: str) -> Record:
    """A record of a report that names them; `text` is the report's, masked."""
    json = encode(record).decode()
    made = masked_json(json, people, text)
    return record if made is json else decode(made)


def _fold(word: str) -> str:
    """A word without case, accents and compatible forms: in addresses and agencies' copy these are often lost."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()
