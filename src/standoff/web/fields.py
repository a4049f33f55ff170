"""The fields of a record as a reviewer sees and writes them."""

from dataclasses import dataclass
from enum import StrEnum
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

from standoff.model import Record
from standoff.model.revise import LINKS
from standoff.run.review.spell import NOTHING, spell

_FOLLOWING = ("quad_code", "event_scale")
"""Fields that follow from others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """A field.

    Attributes:
        name: as the schema has it.
        value: as it is shown, in the form in which it can be written.
        coder: what the coder says where that differs; `None` where it is the same, or a human added the record.
        choices: the words that it may be, where they are a closed set.
        fixed: whether it is not written here.
    """

    name: str
    value: str
    coder: str | None
    choices: tuple[str, ...]
    fixed: bool


def field_lines(record: Record, coder: Record | None) -> tuple[FieldLine, ...]:
    """The fields of `record`, which is what is shown, beside those of the coder's."""
    hints = get_type_hints(type(record))
    said = dict(spell(coder)) if coder is not None else {}
    return tuple(
        FieldLine(
            name=name,
            value=value,
            coder=said[name] if name in said and said[name] != value else None,
            choices=_choices(hints[name]),
            fixed=name in LINKS or name in _FOLLOWING,
        )
        for name, value in spell(record)
        if name not in LINKS or value != NOTHING
    )


def _choices(hint: object) -> tuple[str, ...]:
    if get_origin(hint) in (Union, UnionType):
        hint = next((one for one in get_args(hint) if one is not type(None)), hint)
    if hint is bool:
        return ("yes", "no")
    return tuple(one.value for one in hint) if isinstance(hint, type) and issubclass(hint, StrEnum) else ()
