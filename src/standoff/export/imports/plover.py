"""PLOVER's JSON Lines as imported events."""

from collections.abc import Sequence
from typing import Any

import msgspec

from standoff.errors import RowError
from standoff.export.imports.lines import Line, day, event_type, number, words
from standoff.export.imports.states import States
from standoff.lexicon import Lexicon
from standoff.model.imported import ImportedEvent, ImportedParty, Origin, imported_id

Row = dict[str, Any]


class PloverReader:
    """Reads lines of one file. Fields may be missing; those that PLOVER does not name stay in the row."""

    def __init__(self, file: str, lexicon: Lexicon) -> None:
        """Args: file: name of the file; lexicon: tells which codes are those of states."""
        self._file = file
        self._states = States(lexicon)

    def read(self, line: Line) -> ImportedEvent | None:
        """The event of a line; `None` if the line says that it has none.

        Raises:
            RowError: it is no JSON object, or its event is none of PLOVER's types.
        """
        row = _object(line.text())
        if row.get("has_event") is False:
            return None
        canonical = msgspec.json.encode(row).decode()
        first, cite = day(row.get("date")), row.get("cite_info")
        cited: Row = cite if isinstance(cite, dict) else {}
        quad = number(row.get("quad_code"))
        return ImportedEvent(
            id=imported_id(Origin.PLOVER, canonical),
            origin=Origin.PLOVER,
            file=self._file,
            line=line.number,
            event=event_type(row.get("event")),
            mode=_texts(row.get("mode")),
            context=_texts(row.get("context")),
            actor=self._parties(row.get("actor")),
            recipient=self._parties(row.get("recipient")),
            earliest=first,
            latest=day(row.get("enddate")) or first,
            quad_code=int(quad) if quad in (1, 2, 3, 4) else None,
            event_scale=number(row.get("event_scale")),
            published=day(cited.get("published")),
            publisher=words(cited.get("publisher")),
            url=words(row.get("link")),
            text=words(row.get("text")) or words(row.get("event_text")),
            row=canonical,
        )

    def _parties(self, written: object) -> tuple[ImportedParty, ...]:
        entities = written if isinstance(written, list) else [written]
        return tuple(self._party(entity) for entity in entities if isinstance(entity, dict))

    def _party(self, entity: Row) -> ImportedParty:
        code = words(entity.get("code"))
        return ImportedParty(
            name=words(entity.get("identifier_text")) or words(entity.get("entity_text")),
            country=self._states.code(code.upper()) if code and len(code) == len("GUY") else None,
            code=code,
            sector=words(entity.get("sector")),
        )


def _object(text: str) -> Row:
    try:
        row = msgspec.json.decode(text)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise RowError(f"the line is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise RowError(f"the line is JSON and no object, but {type(row).__name__}")
    return row


def _texts(written: object) -> tuple[str, ...]:
    """A list of texts, or one text, or nothing."""
    items: Sequence[object] = written if isinstance(written, list) else [written]
    return tuple(text for text in map(words, items) if text)
