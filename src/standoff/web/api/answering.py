"""Answers as JSON, and how OpenAPI describes them."""

from collections.abc import Iterable
from typing import Any

import msgspec
from starlette.responses import Response

from standoff.analyze import Movement
from standoff.analyze.series import Week
from standoff.brief.page import Brief
from standoff.model.codec import KINDS, DocumentLine

REF = "#/components/schemas/{name}"
_DESCRIBED: tuple[Any, ...] = (DocumentLine, *KINDS.values(), Movement, Week, Brief)


def as_json(answer: object, status: int = 200) -> Response:
    """An answer; days, enums and the nouns of the model as the record writes them."""
    return Response(msgspec.json.encode(answer), status, media_type="application/json")


def components(views: Iterable[type]) -> dict[str, Any]:
    """The schemas of everything that is answered, by name; `views` are what pages show."""
    _, found = msgspec.json.schema_components((*_DESCRIBED, *views), schema_hook=_anything, ref_template=REF)
    return {name: _without_places(schema) for name, schema in found.items()}


def _without_places(schema: Any) -> Any:
    """A schema whose pairs and triples are lists of so many things of either sort: not every reader knows more."""
    if isinstance(schema, list):
        return [_without_places(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {name: _without_places(value) for name, value in schema.items() if name != "prefixItems"}
    return plain | {"items": {"anyOf": _without_places(schema["prefixItems"])}} if "prefixItems" in schema else plain


def _anything(_: type) -> dict[str, Any]:
    """The schema of what is described in words only."""
    return {"description": "as addresses write it"}


def one_of(name: str) -> dict[int | str, dict[str, Any]]:
    """What a route says of its answer: one thing of this name."""
    return _answer({"$ref": REF.format(name=name)})


def many_of(name: str, more: dict[str, Any] | None = None) -> dict[int | str, dict[str, Any]]:
    """What a route says of its answer: how many there are, and some of them, with `more` beside their own."""
    item: dict[str, Any] = {"$ref": REF.format(name=name)} if name else {}
    if more:
        item = {"allOf": [item, {"type": "object", "properties": more, "required": sorted(more)}]}
    return _answer(
        {
            "type": "object",
            "properties": {
                "total": {"type": "integer", "description": "How many fit, on all pages."},
                "items": {"type": "array", "items": item},
            },
            "required": ["total", "items"],
        }
    )


def anything() -> dict[int | str, dict[str, Any]]:
    """What a route says of its answer: an object that is described in words."""
    return _answer({"type": "object"})


_ERROR = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}


def _answer(schema: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    def as_content(schema: dict[str, Any], words: str) -> dict[str, Any]:
        return {"description": words, "content": {"application/json": {"schema": schema}}}

    return {
        200: as_content(schema, "The answer."),
        400: as_content(_ERROR, "The question was not understood; the error says why."),
        404: as_content(_ERROR, "There is no such thing in this record."),
    }
