"""One entity of FollowTheMoney, written without its library."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

Properties = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity.

    Attributes:
        id: 40 hexadecimal digits, made from what the entity is.
        schema: its name in FollowTheMoney.
        properties: values by property, none empty.
    """

    id: str
    schema: str
    properties: Properties = field(default_factory=dict)

    def merged(self, other: "Entity") -> "Entity":
        """The entity with what another description of it adds."""
        names = dict.fromkeys((*self.properties, *other.properties))
        values = {
            name: tuple(dict.fromkeys((*self.properties.get(name, ()), *other.properties.get(name, ()))))
            for name in names
        }
        return Entity(self.id, self.schema, values)

    def line(self) -> str:
        """One line of JSON."""
        plain = {"id": self.id, "schema": self.schema, "properties": self.properties}
        return msgspec.json.encode(plain).decode() + "\n"


def make_entity(schema: str, key: tuple[str | None, ...], properties: Mapping[str, object]) -> Entity:
    """An entity whose id is made from `key`; values that are empty once cleaned are left out.

    A value is text, a sequence of texts, or `None`.
    """
    cleaned = {name: _values(value) for name, value in properties.items()}
    return Entity(entity_id(*key), schema, {name: values for name, values in cleaned.items() if values})


def entity_id(*key: str | None) -> str:
    """The id that the same thing has in every export."""
    said = "\x1f".join(part or "" for part in ("standoff", *key))
    return hashlib.sha1(said.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def _values(value: object) -> tuple[str, ...]:
    """Texts without control characters and surplus blanks, as FollowTheMoney's own cleaning leaves them."""
    texts = value if isinstance(value, list | tuple) else (value,)
    cleaned = (_printable(" ".join(str(text).split())) for text in texts if text)
    return tuple(dict.fromkeys(text for text in cleaned if text))


def _printable(text: str) -> str:
    return text if text.isprintable() else "".join(char for char in text if char.isprintable())
