"""How much of the reports' own words an export carries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from standoff.export.sentences import Sentences
from standoff.model import Party, PartyKind, Record, Span

USUAL_EXCERPT = 160
"""Characters of an excerpt, unless told otherwise."""

_ELLIPSIS = "…"
_PLACED = frozenset({"text", "start", "end"})


@dataclass(frozen=True, slots=True)
class Words:
    """The rule for one export: no piece of a report's words is longer than `longest` characters.

    Names, offices of named persons, issue labels, titles and addresses of reports are facts about them and are always
    carried.

    Attributes:
        longest: in code points, the ellipsis included; 0 leaves out all words, of whatever length.
    """

    longest: int = USUAL_EXCERPT

    def piece(self, text: str) -> str | None:
        """`text`, cut at its end if it is too long; `None` if no words are wanted."""
        if not self.longest:
            return None
        return text if len(text) <= self.longest else text[: self.longest - 1].rstrip() + _ELLIPSIS

    def excerpt(self, sentences: Sentences, span: Span) -> str | None:
        """The sentence around `span`; if it is too long, what of it stands around the beginning of `span`."""
        if not self.longest:
            return None
        sentence = sentences.around(span)
        ahead = min(max(0, span.start - sentence.start), len(sentence.text))
        if len(sentence.text) <= self.longest or ahead + len(span.text) <= self.longest - 1:
            return self.piece(sentence.text)
        left = max(0, self.longest - 1 - len(span.text)) // 2
        skipped = _next_word(sentence.text, max(0, ahead - left), ahead)
        return self.piece(_ELLIPSIS + sentence.text[skipped:] if skipped else sentence.text)

    def mention(self, party: Party) -> str | None:
        """The words for a party."""
        return self.piece(party.text)

    def office(self, party: Party) -> str | None:
        """The office or description of a party; without words only that of a named person, which is no quotation."""
        if party.role is None or not (self.longest or (party.kind is PartyKind.PERSON and party.name)):
            return None
        return self.piece(party.role) if self.longest else party.role

    def notes(self, record: Record) -> tuple[str, ...]:
        """The coder's remarks; they may repeat words of the report ("according to officials")."""
        return record.notes if self.longest else ()

    def redacted(self, plain: Any) -> Any:
        """A record as plain dictionaries and lists, the words of all its spans cut or left out (`None`)."""
        if isinstance(plain, list | tuple):
            return [self.redacted(item) for item in plain]
        if not isinstance(plain, Mapping):
            return plain
        kept = {name: self.redacted(value) for name, value in plain.items()}
        if kept.keys() >= _PLACED:
            kept["text"] = self.piece(plain["text"])
        if "notes" in plain and not self.longest:
            kept["notes"] = []
        if plain.get("role") and (self.longest or not plain["name"]):
            kept["role"] = self.piece(plain["role"])
        return kept

    def cut(self, record: Record) -> Record:
        """A record with the words of all its spans cut, or empty where none are wanted. It is made to be written."""
        plain = _filled(self.redacted(msgspec.to_builtins(record, builtin_types=(date,))))
        return msgspec.convert(plain, type(record))


def _next_word(text: str, start: int, end: int) -> int:
    """Where a word begins at or after `start`; `end` if none does before it."""
    if start == 0 or text[start - 1].isspace():
        return start
    blank = next((at for at in range(start, end) if text[at].isspace()), None)
    return end if blank is None else blank + 1


def _filled(plain: Any) -> Any:
    """Empty texts in place of those that were left out."""
    if isinstance(plain, list):
        return [_filled(item) for item in plain]
    if not isinstance(plain, Mapping):
        return plain
    filled = {name: _filled(value) for name, value in plain.items()}
    return filled | {"text": filled["text"] or ""} if filled.keys() >= _PLACED else filled
