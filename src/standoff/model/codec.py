"""Records and documents to JSON and back: the only place that knows how they are written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from standoff.errors import CodecError
from standoff.model.conditional import Conditional
from standoff.model.document import Document
from standoff.model.event import Event
from standoff.model.meeting import Meeting
from standoff.model.outlook import Outlook
from standoff.model.position import Position
from standoff.model.quantity import Quantity
from standoff.model.record import Record
from standoff.model.statement import Statement
from standoff.model.timex import TimeRecord

SCHEMA_VERSION = 1

KINDS: Mapping[str, type[Record]] = {
    "statement": Statement,
    "event": Event,
    "position": Position,
    "meeting": Meeting,
    "conditional": Conditional,
    "quantity": Quantity,
    "outlook": Outlook,
    "time": TimeRecord,
}
"""Every kind of record by its name, in the order in which they are written."""

DEFAULT_KINDS = tuple(kind for kind in KINDS if kind != "time")
"""The kinds that are written unless others are asked for."""

_encoder = msgspec.json.Encoder()
_decoders: Mapping[str, msgspec.json.Decoder[Record]] = {kind: msgspec.json.Decoder(cls) for kind, cls in KINDS.items()}


class DocumentLine(msgspec.Struct, kw_only=True, frozen=True, tag_field="kind", tag="document"):
    """A document as a line of output: all but its text, and its length."""

    id: str
    title: str | None
    published: str | None
    publisher: str | None
    byline: str | None
    dateline: str | None
    language: str | None
    url: str | None
    source: str | None
    retrieved: str | None
    media_type: str | None
    checksum: str | None
    characters: int


class _Head(msgspec.Struct):
    kind: str


def document_line(document: Document) -> DocumentLine:
    """What is printed of a document."""
    return DocumentLine(
        id=document.id,
        title=document.title,
        published=document.published.isoformat() if document.published else None,
        publisher=document.publisher,
        byline=document.byline,
        dateline=document.dateline,
        language=document.language,
        url=document.url,
        source=document.source,
        retrieved=document.retrieved.isoformat() if document.retrieved else None,
        media_type=document.media_type,
        checksum=document.checksum,
        characters=document.characters,
    )


def encode(item: Record | Document) -> bytes:
    """One line of JSON, as UTF-8, without the line break."""
    return _encoder.encode(document_line(item) if isinstance(item, Document) else item)


def encode_with(record: Record, added: Mapping[str, object]) -> msgspec.Raw:
    """The JSON of a record, and after its own fields those that are added: at least one, none of its own names."""
    return msgspec.Raw(b"".join((_encoder.encode(record)[:-1], b",", _encoder.encode(added)[1:])))


def encode_lines(items: Iterable[Record | Document]) -> bytes:
    """JSON Lines, each ended by a line break."""
    return b"".join(encode(item) + b"\n" for item in items)


def decode(line: bytes | str) -> Record:
    """The record that a line of JSON holds.

    Raises:
        CodecError: the line is not JSON, or not a record of this schema.
    """
    try:
        return _decoder_of(msgspec.json.decode(line, type=_Head).kind).decode(line)
    except msgspec.MsgspecError as error:
        raise CodecError(f"not a record of schema version {SCHEMA_VERSION}: {error}") from error


def decode_all(kind: str, lines: Iterable[bytes | str]) -> Iterator[Record]:
    """The records that lines of JSON hold which are all of one kind: a third faster than one by one.

    Raises:
        CodecError: there is no such kind, or a line is not JSON, or not a record of that kind of this schema.
    """
    read = _decoder_of(kind).decode
    try:
        for line in lines:
            yield read(line)
    except msgspec.MsgspecError as error:
        raise CodecError(f"not a record of schema version {SCHEMA_VERSION}: {error}") from error


def _decoder_of(kind: str) -> msgspec.json.Decoder[Record]:
    decoder = _decoders.get(kind)
    if decoder is None:
        raise CodecError(f"unknown kind of record {kind!r}; known are {', '.join(KINDS)}")
    return decoder


def same_finding(line: bytes | str, record: Record) -> bool:
    """Whether a line of JSON says of a finding what `record` says of it, whoever coded the two.

    A line that is no record of this schema says something else.
    """
    try:
        return replace(decode(line), coder=record.coder) == record
    except CodecError:
        return False


def to_builtins(item: Record | Document) -> dict[str, Any]:
    """The same as `encode`, as plain dictionaries and lists, for surfaces that print tables."""
    plain: dict[str, Any] = msgspec.to_builtins(document_line(item) if isinstance(item, Document) else item)
    return plain


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one line of output."""
    refs, components = msgspec.json.schema_components((DocumentLine, *KINDS.values()), ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"standoff record, schema version {SCHEMA_VERSION}",
        "oneOf": list(refs),
        "$defs": components,
    }
