"""Arrow schemas of documents and records, and records as rows of them: what every writer of Parquet shares.

The layout, for writers on one machine and on many: `kind=KIND/month=MONTH/part-N.parquet`, KIND being `document` or a
kind of record and MONTH the month of publication (`2022-01`), `unknown` where no day of publication is known. The files
have neither column: readers take both from the folders' names. A document's records of one kind are in one file.
"""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import inspect

from standoff.errors import ExportError
from standoff.export.sentences import Sentences
from standoff.export.words import Words
from standoff.model import Coder, Document, Record
from standoff.model.codec import KINDS, DocumentLine, document_line
from standoff.store import StoredDocument
from standoff.store.rows import columns

if TYPE_CHECKING:
    import pyarrow as pa

DOCUMENT = "document"
UNDATED = "unknown"
_NOT_IN_FILES = ("kind",)


def source_name(document: Document) -> str | None:
    """The name under which a document was read, without the folders of the machine on which that was."""
    return document.source and document.source.rsplit("/", 1)[-1].rsplit("\\", 1)[-1]


def month_of(document: Document) -> str:
    """The partition of a document and its records."""
    return document.published.strftime("%Y-%m") if document.published else UNDATED


def part_name(kind: str, month: str, number: int = 0) -> str:
    """The name of a file within the layout."""
    return f"kind={kind}/month={month}/part-{number}.parquet"


def arrow() -> Any:
    """The module pyarrow.

    Raises:
        ExportError: it is not installed.
    """
    try:
        import pyarrow
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow, which is missing; run: pip install 'standoff[tables]'") from error
    return pyarrow


@cache
def schema_of(kind: str) -> "pa.Schema":
    """The schema of a kind of record, or of "document".

    All fields of the record, parties and spans as structs, then `published` and `url` of its document, `excerpt` and
    `first_day` and `last_day`, on which it can have happened by the report. All columns may be null.

    Raises:
        ExportError: pyarrow is not installed.
    """
    pa = arrow()
    if kind == DOCUMENT:
        return pa.schema(_document_fields(pa))
    own = [pa.field(name, type_) for name, type_ in _columns_of(pa, inspect.type_info(KINDS[kind]))]
    day = pa.date32()
    told = {"published": day, "url": pa.string(), "excerpt": pa.string(), "first_day": day, "last_day": day}
    return pa.schema([*own, *(pa.field(name, type_) for name, type_ in told.items())])


def record_row(record: Record, document: Document, words: Words, sentences: Sentences) -> dict[str, Any]:
    """A record as a row of its schema, the words of the report cut as `words` says."""
    plain: dict[str, Any] = words.redacted(msgspec.to_builtins(record, builtin_types=(date, datetime)))
    by = columns(record)
    return {name: value for name, value in plain.items() if name not in _NOT_IN_FILES} | {
        "published": document.published,
        "url": document.url,
        "excerpt": words.excerpt(sentences, record.evidence[0]),
        "first_day": by.day_from,
        "last_day": by.day_to,
    }


def document_row(stored: StoredDocument) -> dict[str, Any]:
    """A document as a row of its schema: everything but its text."""
    plain = msgspec.to_builtins(document_line(stored.document))
    document = stored.document
    coder = msgspec.to_builtins(stored.coder) if stored.coder else None
    return {name: value for name, value in plain.items() if name not in _NOT_IN_FILES} | {
        "published": document.published,
        "source": source_name(document),
        "retrieved": document.retrieved,
        "coder": coder,
        "model": stored.model,
        "added_at": stored.added_at,
        "coded_at": stored.coded_at,
    }


def _document_fields(pa: Any) -> list[Any]:
    times = pa.timestamp("us", tz="UTC")
    typed = {"published": pa.date32(), "retrieved": times}
    own = {name: typed.get(name, type_) for name, type_ in _columns_of(pa, inspect.type_info(DocumentLine))}
    coder = pa.struct(_fields_of(pa, inspect.type_info(Coder)))
    further = {"coder": coder, "model": pa.string(), "added_at": times, "coded_at": times}
    return [pa.field(name, type_) for name, type_ in (own | further).items()]


def _columns_of(pa: Any, info: inspect.Type) -> list[tuple[str, Any]]:
    """The fields of a record or document that its file has as columns."""
    return [(name, type_) for name, type_ in _fields_of(pa, info) if name not in _NOT_IN_FILES]


def _fields_of(pa: Any, info: inspect.Type) -> list[tuple[str, Any]]:
    """The fields of a noun of the model, by the names that they have in JSON."""
    if not isinstance(info, inspect.DataclassType | inspect.StructType):
        raise TypeError(f"no noun of the model: {info}")
    order = {own.name: place for place, own in enumerate(fields(info.cls))} if is_dataclass(info.cls) else {}
    ordered = sorted(info.fields, key=lambda field: order.get(field.name, 0))
    return [(field.encode_name, _type_of(pa, field.type)) for field in ordered]


def _type_of(pa: Any, info: inspect.Type) -> Any:
    """The Arrow type of a field."""
    match info:
        case inspect.UnionType():
            (type_,) = (_type_of(pa, one) for one in info.types if not isinstance(one, inspect.NoneType))
            return type_
        case inspect.StrType() | inspect.EnumType() | inspect.LiteralType():
            return pa.string()
        case inspect.BoolType():
            return pa.bool_()
        case inspect.IntType():
            return pa.int32()
        case inspect.FloatType():
            return pa.float64()
        case inspect.DateType():
            return pa.date32()
        case inspect.DateTimeType():
            return pa.timestamp("us", tz="UTC")
        case inspect.VarTupleType() | inspect.ListType():
            return pa.list_(_type_of(pa, info.item_type))
        case inspect.DataclassType() | inspect.StructType():
            return pa.struct(_fields_of(pa, info))
        case _:
            raise TypeError(f"no Arrow type is known for {info}")
