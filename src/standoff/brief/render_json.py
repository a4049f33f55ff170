"""A brief as JSON."""

from typing import Any

import msgspec

from standoff.brief.page import Brief


def render_json(brief: Brief) -> str:
    """One JSON object, indented, ended by a line break."""
    return msgspec.json.format(msgspec.json.encode(brief), indent=2).decode() + "\n"


def brief_schema() -> dict[str, Any]:
    """The JSON Schema of what `render_json` writes."""
    return msgspec.json.schema(Brief)
