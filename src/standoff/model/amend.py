"""A record with some fields changed, checked against the schema and against its text."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import msgspec

from standoff.errors import CodecError, EvidenceError, ReviewError
from standoff.model.codec import decode, encode
from standoff.model.party import Party
from standoff.model.record import Record
from standoff.model.review import FieldChange

FIXED = ("kind", "id", "doc", "coder", "confidence")
"""Fields that no edit reaches: they say what the record is, where it stands and who made it."""

_STEP = re.compile(r"([a-z_]+)((?:\[\d+\])*)")
_INDEX = re.compile(r"\[(\d+)\]")

Plain = Any
"""What JSON holds: text, numbers, lists and dictionaries."""


def amend(record: Record, changes: Iterable[FieldChange], text: str) -> Record:
    """The record with the changes made in their order.

    Args:
        record: stays as it is.
        changes: paths and values.
        text: of the record's document.

    Raises:
        ReviewError: a field is not there or is fixed, a value does not fit it, or words do not stand at their place.
    """
    plain = _plain(record)
    for change in changes:
        _set(plain, record, change)
    try:
        amended = decode(msgspec.json.encode(plain))
    except (CodecError, EvidenceError) as error:
        told = ", ".join(f"{change.path}={change.value}" for change in changes)
        raise ReviewError(f"{record.kind} {record.id} cannot have {told}: {error.__cause__ or error}") from error
    check_words(amended, text, record)
    return amended


def check_words(record: Record, text: str, before: Record | None = None) -> None:
    """Make sure that a record says something, and that all in it that quotes the text stands where it says.

    Args:
        record: with its spans, mentions and times.
        text: of its document.
        before: what quoted so before is not looked at again.

    Raises:
        ReviewError: it has no content, or a span, mention or time does not slice to its text.
    """
    if getattr(record, "content", None) == ():
        raise ReviewError(f"a {record.kind} needs content: the words that say what is said, demanded, offered ...")
    known = {_place(found) for _, found in _spans(_plain(before), "")} if before is not None else set()
    for path, found in _spans(_plain(record), ""):
        start, end = found["start"], found["end"]
        if _place(found) in known:
            continue
        if not 0 <= start < end <= len(text):
            raise ReviewError(
                f"{record.kind} {record.id}: {path} is {start}-{end}, outside of {len(text):,} characters"
            )
        if text[start:end] != found["text"]:
            there = text[start:end]
            raise ReviewError(
                f"{record.kind} {record.id}: {path} says {found['text']!r}, and at {start}-{end} stands {there!r}"
            )


def change_parties(record: Record, change: Callable[[Party], Party]) -> Record:
    """The record with every party in it as `change` makes it; the same object if none changes."""
    changed: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Party):
            new: Any = change(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Party):
            new = tuple(map(change, value))
        else:
            continue
        if new != value:
            changed[field.name] = new
    return replace(record, **changed) if changed else record


def parties_in(record: Record) -> Iterator[tuple[str, Party]]:
    """The parties in a record, each with its path: `speaker`, `actor[0]`."""
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Party):
            yield field.name, value
        elif isinstance(value, tuple):
            yield from ((f"{field.name}[{place}]", one) for place, one in enumerate(value) if isinstance(one, Party))


def change_party(party: Party, changes: Iterable[FieldChange]) -> Party:
    """The party with other fields.

    Raises:
        ReviewError: there is no such field, or the value does not fit it.
    """
    plain: dict[str, Plain] = msgspec.to_builtins(party)
    for change in changes:
        if change.path not in plain or change.path in ("text", "start", "end"):
            raise ReviewError(
                f"a party has no field {change.path!r} to change; there are id, country, code, sector, name, "
                "role, kind, anonymous"
            )
        plain[change.path] = msgspec.json.decode(change.value)
    try:
        return msgspec.convert(plain, Party)
    except msgspec.ValidationError as error:
        raise ReviewError(f"not a party: {error}") from error


def changed_fields(before: Record, after: Record) -> tuple[str, ...]:
    """The names of the fields in which two records differ, fixed ones and notes left aside."""
    if type(before) is not type(after) or not is_dataclass(before):
        return ()
    names = (field.name for field in fields(before) if field.name not in (*FIXED, "notes"))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def _set(plain: dict[str, Plain], record: Record, change: FieldChange) -> None:
    steps = _steps(record, change.path)
    if steps[0] in FIXED or steps[0] not in plain:
        free = ", ".join(name for name in plain if name not in FIXED)
        raise ReviewError(f"{record.kind} {record.id} has no field {steps[0]!r} to change; there are: {free}")
    target: Plain = plain
    for step in steps[:-1]:
        target = _go(target, step, record, change.path)
    _go(target, steps[-1], record, change.path)
    target[steps[-1]] = msgspec.json.decode(change.value)


def _steps(record: Record, path: str) -> list[str | int]:
    """A path as names and indexes."""
    found: list[str | int] = []
    for part in path.split("."):
        match = _STEP.fullmatch(part)
        if match is None:
            raise ReviewError(
                f"{record.kind} {record.id}: {path!r} is no path of a field; write status, actor[0].id, date.value"
            )
        found.append(match[1])
        found.extend(int(index) for index in _INDEX.findall(match[2]))
    return found


def _go(target: Plain, step: str | int, record: Record, path: str) -> Plain:
    """One step into plain values.

    Raises:
        ReviewError: there is nothing of that name or at that place.
    """
    if isinstance(step, str) and isinstance(target, dict) and step in target:
        return target[step]
    if isinstance(step, int) and isinstance(target, list) and step < len(target):
        return target[step]
    raise ReviewError(f"{record.kind} {record.id}: there is no {step!r} in {path!r}")


def _spans(value: Plain, path: str) -> Iterable[tuple[str, Mapping[str, Plain]]]:
    """Everything that quotes the text, with its path."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield path or "it", value
        for name, inner in value.items():
            yield from _spans(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _spans(inner, f"{path}[{place}]")


def _plain(record: Record) -> dict[str, Plain]:
    plain: dict[str, Plain] = msgspec.json.decode(encode(record))
    return plain


def _place(found: Mapping[str, Plain]) -> tuple[int, int, str]:
    return found["start"], found["end"], found["text"]
