"""The description of the interface (OpenAPI), with the record's own schema in it."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from standoff.web.api.answering import components
from standoff.web.api.shown import VIEWS

_WORDS = (
    "The record as data. The same conditions as those of `standoff list` narrow every list; days are ISO 8601, "
    "offsets are Unicode code points of the document's text, `end` is one past the last character."
)


def install(app: FastAPI) -> None:
    """Let the application describe itself so."""

    def describe() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = get_openapi(title=app.title, version=app.version, description=_WORDS, routes=app.routes)
            schema.setdefault("components", {}).setdefault("schemas", {}).update(
                components(view for view, _ in VIEWS.values())
            )
            for path in schema["paths"].values():
                for operation in path.values():
                    operation["responses"].pop("422", None)
            app.openapi_schema = schema
        return app.openapi_schema

    app.openapi = describe  # type: ignore[method-assign]
