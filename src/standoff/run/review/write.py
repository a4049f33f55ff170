"""Edits and additions as people write them: `status=alleged`, `actor=SOM@Mogadishu`, `date=2021-05-03@Monday`."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

import msgspec

from standoff.errors import CodecError, EvidenceError, ReviewError
from standoff.lexicon import load_lexicon
from standoff.lexicon.plover import read_plover
from standoff.model import Event, EventType, Quantity, Record, Span, record_id
from standoff.model.amend import FIXED, amend, check_words
from standoff.model.codec import KINDS, decode, encode
from standoff.model.decision import Action, Signature
from standoff.model.review import HUMAN_VERSION, About, FieldChange, Review, anchor_of
from standoff.run.review.decide import change, check_links, standing_of
from standoff.run.review.values import Place, read_value
from standoff.store import Store


def edit(store: Store, record_id: str, written: Mapping[str, str], signed: Signature) -> int:
    """Show fields of a record otherwise.

    Args:
        store: an open record.
        record_id: of the record.
        written: fields or paths, and their values as people write them; see docs/review.md.
        signed: who, when, why.

    Raises:
        ReviewError: a field is not there, a value does not fit, or words are not in the report.
    """
    record = standing_of(store, record_id).record
    return change(store, record_id, read_changes(store, record, written), signed)


def read_changes(store: Store, record: Record, written: Mapping[str, str]) -> list[FieldChange]:
    """What people write as changes; of an event with another type or mode, PLOVER's class and score follow.

    Raises:
        ReviewError: see `edit`.
    """
    place = Place(store, record.doc, record.evidence[0].start, record)
    changes = [
        FieldChange(path=path.strip(), value=_json(read_value(type(record), path.strip(), value, place)))
        for path, value in written.items()
    ]
    if not changes:
        raise ReviewError(f"nothing to change of {record.kind} {record.id}: write FIELD=VALUE")
    return [*changes, *_implied(record, changes, place.text)]


def add(store: Store, document_id: str, kind: str, written: Mapping[str, str], signed: Signature) -> int:
    """Add a record that the coder did not find.

    Args:
        store: an open record.
        document_id: of the report that tells it.
        kind: of the record.
        written: its fields as in `edit`; `evidence` are words of the report, and must be there.
        signed: who, when, why; who becomes the record's coder.

    Raises:
        ReviewError: there is no such report or kind, a field is missing or does not fit, words are not in the
            report, or the same was added before.
    """
    record = _made(store, document_id, kind, written, signed)
    standing = store.reviews.standing(record.id)
    if standing is not None:
        raise ReviewError(f"this {kind} was added already, as {record.id}")
    anchor = anchor_of(record, encode(record).decode())
    return store.reviews.decide(Review(about=About.RECORD, action=Action.ADD, anchors=(anchor,)), signed)


def _made(store: Store, document_id: str, kind: str, written: Mapping[str, str], signed: Signature) -> Record:
    if kind not in KINDS:
        raise ReviewError(f"there is no kind of entry {kind!r}; known are {', '.join(KINDS)}")
    if store.document(document_id) is None:
        raise ReviewError(f"{store.path} has no report {document_id!r}; see: standoff list documents")
    if not written.get("evidence", "").strip():
        raise ReviewError(f"a {kind} needs evidence: words of the report that say so, as evidence=WORDS")
    cls, place = KINDS[kind], Place(store, document_id, 0)
    evidence = read_value(cls, "evidence", written["evidence"], place)
    place = Place(store, document_id, _first(kind, evidence))
    plain: dict[str, Any] = _empty(cls, kind, document_id, signed) | {"evidence": evidence}
    later = {path: value for path, value in written.items() if "." in path or "[" in path}
    for path, value in written.items():
        if path not in later and path != "evidence":
            plain[path] = read_value(cls, path, value, place)
    plain |= _by_default(cls, plain)
    record = _decoded(kind, plain)
    changes = [
        FieldChange(path=path, value=_json(read_value(cls, path, value, place))) for path, value in later.items()
    ]
    record = amend(record, changes, place.text) if changes else record
    check_words(record, place.text)
    check_links(store, record)
    made = msgspec.json.decode(encode(record))
    return _decoded(kind, made | {"id": record_id(document_id, kind, record.evidence, "review", _json(made))})


def _first(kind: str, evidence: Any) -> int:
    """Where the evidence begins.

    Raises:
        ReviewError: it was given as JSON, and is none of evidence.
    """
    try:
        spans = msgspec.convert(evidence, list[Span])
    except msgspec.ValidationError as error:
        raise ReviewError(f"this is no evidence of a {kind}: {error}") from error
    if not spans:
        raise ReviewError(f"a {kind} needs evidence: words of the report that say so, as evidence=WORDS")
    return spans[0].start


def _empty(cls: type[Record], kind: str, document_id: str, signed: Signature) -> dict[str, Any]:
    """What every record has."""
    coder = {"name": signed.by, "version": HUMAN_VERSION, "lexicon": "none"}
    return {"kind": kind, "id": "", "doc": document_id, "confidence": 1.0, "coder": coder, "notes": []}


def _by_default(cls: type[Record], plain: Mapping[str, Any]) -> dict[str, Any]:
    """Fields that follow from others or may be empty.

    Raises:
        ReviewError: one is missing that must be told.
    """
    found: dict[str, Any] = {}
    if issubclass(cls, Event) and "event" in plain:
        found |= _plover(plain["event"], plain.get("mode") or [])
    if "low" in cls.__dataclass_fields__ and plain.get("value") is not None:
        found |= {name: plain["value"] for name in ("low", "high") if name not in plain}
    free = [f for f in fields(cls) if f.name not in (*FIXED, "notes", "evidence") and f.default is MISSING]
    missing = []
    for field in free:
        if field.name in plain or field.name in found:
            continue
        hint = str(field.type)
        if "None" in hint:
            found[field.name] = None
        elif "tuple" in hint and "Party" in hint:
            found[field.name] = []
        else:
            missing.append(field.name)
    if missing:
        raise ReviewError(f"{'an' if cls is Event else 'a'} {cls.__name__.lower()} needs: {', '.join(missing)}")
    return found


def _implied(record: Record, changes: list[FieldChange], text: str) -> list[FieldChange]:
    """What follows from the changes, unless it is told too.

    Of an event with another type or mode, PLOVER's class and score; of a plain number, its bounds.
    """
    told = {change.path for change in changes}
    amended = amend(record, changes, text)
    values: dict[str, Any] = {}
    if isinstance(amended, Event) and told & {"event", "mode"}:
        values = _plover(amended.event.value, list(amended.mode))
    elif isinstance(record, Quantity) and isinstance(amended, Quantity) and "value" in told:
        was_plain = record.low == record.value == record.high
        values = {"low": amended.value, "high": amended.value} if was_plain else {}
    return [FieldChange(path=name, value=_json(value)) for name, value in values.items() if name not in told]


def _plover(type_: str, modes: list[str]) -> dict[str, Any]:
    """The quad class and the score of a type with modes.

    Raises:
        ReviewError: there is no such type, or it has no such mode.
    """
    known = [member.value for member in EventType]
    if type_ not in known:
        raise ReviewError(f"PLOVER has no type {type_!r}; it has {', '.join(known)}")
    entry = load_lexicon().table(read_plover).types[EventType(type_)]
    strange = [mode for mode in modes if mode not in entry.modes]
    if strange:
        raise ReviewError(f"{type_} has no mode {', '.join(strange)}; it has {', '.join(entry.modes) or 'none'}")
    return {"quad_code": entry.quad, "event_scale": entry.scale(tuple(modes))}


def _decoded(kind: str, plain: Mapping[str, Any]) -> Record:
    try:
        return decode(msgspec.json.encode(plain))
    except (CodecError, EvidenceError) as error:
        raise ReviewError(f"this is no {kind}: {error}") from error


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
