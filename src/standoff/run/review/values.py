"""Values as people write them: words of the report for spans, WHO@WORDS for parties, VALUE@WORDS for times."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from enum import StrEnum
from functools import cached_property
from math import isfinite
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from unicodedata import category

import msgspec

from standoff.errors import ReviewError
from standoff.model import Cue, CueClass, Party, Probability, Record, Span, Time
from standoff.model.amend import parties_in
from standoff.model.codec import KINDS
from standoff.run.review.parties import somebody
from standoff.run.review.when import time_value
from standoff.store import Filter, Store

_NOTHING = ("", "null", "none", "-")
_JOIN = re.compile(r"\s*(?:…|\.\.\.)\s*")
_BAND = re.compile(r"([01](?:\.\d+)?)\s*[-–]\s*([01](?:\.\d+)?)")
_AT = "@"
_LONGEST = 2_000
_NO_CHARACTERS = ("Cs", "Cn", "Cc")
_SEVERAL = ";"

Plain = Any
"""What JSON holds."""


class Place:
    """Where in the record's file values are read: a report, and a place in it that words are looked for around."""

    def __init__(self, store: Store, document_id: str, near: int, record: Record | None = None) -> None:
        """Args: store: open; document_id: of the report; near: a code point; record: the one that is edited."""
        self.store = store
        self.document_id = document_id
        self.near = near
        self.record = record

    @cached_property
    def text(self) -> str:
        """Of the report."""
        stored = self.store.document(self.document_id)
        return "" if stored is None else stored.document.text

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The parties of the report's records, the nearest mention first, each identity at each place once."""
        found = dict.fromkeys(
            party
            for kind in KINDS
            for record in self.store.records(kind, Filter(document=self.document_id))
            for _, party in parties_in(record)
        )
        return tuple(sorted(found, key=lambda party: (abs(party.start - self.near), party.start, party.end)))

    def find(self, words: str) -> Span:
        """Where words stand, nearest to the place; white space does not matter, and case only if both are there.

        Raises:
            ReviewError: they are not in the report.
        """
        asked = r"\s+".join(map(re.escape, words.split()))
        for flags in (0, re.IGNORECASE):
            found = [match.span() for match in re.finditer(asked, self.text, flags)] if asked else []
            if found:
                start, end = min(found, key=lambda span: (abs(span[0] - self.near), span))
                return Span.of(self.text, start, end)
        raise ReviewError(f"the report {self.document_id} has no words {' '.join(words.split())!r}")


def read_value(cls: type[Record], path: str, written: str, place: Place) -> Plain:
    """A value for a field of a kind of record, as plain JSON.

    Raises:
        ReviewError: there is no such field, or the value does not fit it.
    """
    value = _readable(written).strip()
    name = path.partition("[")[0].partition(".")[0]
    hints = get_type_hints(cls)
    if name not in hints:
        known = ", ".join(f.name for f in fields(cls) if f.name not in ("kind", "id", "doc", "coder", "confidence"))
        raise ReviewError(f"there is no field {name!r}; there are: {known}")
    if value[:1] in ("{", "["):
        return _decoded(value)
    if path != name:
        return _inner(path, value)
    several, sort = _sort(hints[name])
    if value.casefold() in _NOTHING:
        return [] if several else None
    if several:
        return _several(sort, value, place)
    return _READERS[sort](value, place) if sort in _READERS else _plain(sort, value)


def _readable(written: str) -> str:
    """What was typed, if it can be kept.

    Raises:
        ReviewError: it is too long, or holds what is no character.
    """
    if len(written) > _LONGEST:
        raise ReviewError(f"a value of {len(written):,} characters: at most {_LONGEST:,} can be kept")
    if any(category(character) in _NO_CHARACTERS and not character.isspace() for character in written):
        raise ReviewError(f"{written!r} holds control characters, or bytes that are no characters")
    return written


def _sort(hint: Any) -> tuple[bool, type]:
    """Whether a field holds several, and of what; `None` and ellipsis left aside."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        return True, get_args(hint)[0]
    return False, hint


def _several(sort: type, value: str, place: Place) -> list[Plain]:
    if sort is Span:
        return [_span(part, place) for part in _JOIN.split(value) if part]
    if sort is Party:
        return [_party(part, place) for part in value.split(_SEVERAL) if part.strip()]
    return [_plain(sort, part.strip()) for part in re.split(r"[;,]", value) if part.strip()]


def _span(value: str, place: Place) -> Plain:
    return msgspec.to_builtins(place.find(value))


def _party(value: str, place: Place) -> Plain:
    """WHO@WORDS; WHO alone where the report has a mention of it, or WORDS alone."""
    who, at, words = (part.strip() for part in value.partition(_AT))
    known = [party for party in place.parties if _is_called(party, who)]
    if at:
        span = place.find(words)
        identity = known[0] if known else somebody(place.store, who)
        party = replace(identity, text=span.text, start=span.start, end=span.end)
        return msgspec.to_builtins(replace(party, anonymous=False) if party.name else party)
    if known:
        return msgspec.to_builtins(known[0])
    try:
        span = place.find(who)
    except ReviewError:
        raise ReviewError(
            f"report {place.document_id} does not mention {who!r}: write WHO@WORDS, as {who}@WORDS OF THE REPORT"
        ) from None
    identity = somebody(place.store, who)
    return msgspec.to_builtins(replace(identity, text=span.text, start=span.start, end=span.end))


def _is_called(party: Party, who: str) -> bool:
    """Whether a party is called so; by an id, only the state, organisation or bloc itself."""
    asked = who.casefold()
    if party.name is not None:
        return party.name.casefold() == asked or party.text.casefold() == asked
    if party.id is not None and party.id.casefold() == asked:
        return party.sector is None
    return party.text.casefold().removeprefix("the ") == asked.removeprefix("the ")


def _time(value: str, place: Place) -> Plain:
    """VALUE@WORDS; VALUE alone where the record has a time already, whose words it takes."""
    written, at, words = (part.strip() for part in value.partition(_AT))
    before = _time_of(place.record)
    if at:
        span = place.find(words)
    elif before is not None:
        span = Span(before.start, before.end, before.text)
    else:
        raise ReviewError(f"say which words of the report tell the time: write {written}@WORDS, as {written}@on Friday")
    return msgspec.to_builtins(time_value(written, span))


def _time_of(record: Record | None) -> Time | None:
    found = getattr(record, "date", None) or getattr(record, "horizon", None)
    return found if isinstance(found, Time) else None


def _cue(value: str, place: Place) -> Plain:
    """CLASS@WORDS, or WORDS for "say"."""
    first, at, words = (part.strip() for part in value.partition(_AT))
    cls, said = (first.casefold(), words) if at else (CueClass.SAY.value, first)
    if cls not in [member.value for member in CueClass]:
        raise ReviewError(f"a cue has no class {cls!r}; there are {', '.join(CueClass)}")
    span = place.find(said)
    lemma = span.text.split()[-1].casefold()
    return {"start": span.start, "end": span.end, "text": span.text, "lemma": lemma, "class": cls}


def _probability(value: str, place: Place) -> Plain:
    match = _BAND.fullmatch(value)
    if match is None:
        raise ReviewError(f"{value!r} is no band of probability; write 0.55-0.8")
    return {"low": float(match[1]), "high": float(match[2])}


_READERS: Mapping[type, Callable[[str, Place], Plain]] = {
    Span: _span,
    Party: _party,
    Time: _time,
    Cue: _cue,
    Probability: _probability,
}


def _plain(sort: type, value: str) -> Plain:
    """Text, a number, yes or no, a word of a closed set."""
    if issubclass(sort, StrEnum):
        return _word(sort, value)
    if sort is bool:
        if value.casefold() not in ("true", "false", "yes", "no"):
            raise ReviewError(f"{value!r} is neither true nor false")
        return value.casefold() in ("true", "yes")
    if sort in (int, float):
        try:
            number = sort(value.replace(",", ""))
            finite = isfinite(number)
        except (ValueError, OverflowError):
            raise ReviewError(f"{value!r} is no number") from None
        if not finite:
            raise ReviewError(f"{value!r} is no number that can be counted")
        return number
    return value


def _word(sort: type[StrEnum], value: str) -> str:
    """A word of a closed set, in capitals or not.

    Raises:
        ReviewError: the set has no such word.
    """
    found = next((member.value for member in sort if member.value.casefold() == value.casefold()), None)
    if found is None:
        raise ReviewError(f"there is no {value!r} among {', '.join(sort)}")
    return found


def _inner(path: str, value: str) -> Plain:
    """A value deep inside a record: JSON where it is that, and text otherwise."""
    if value.casefold() in _NOTHING:
        return None
    try:
        return msgspec.json.decode(value)
    except msgspec.DecodeError:
        return value


def _decoded(value: str) -> Plain:
    try:
        return msgspec.json.decode(value)
    except msgspec.DecodeError as error:
        raise ReviewError(f"{value!r} begins like JSON and is none: {error}") from error
