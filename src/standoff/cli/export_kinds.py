"""Which tables an export has."""

from typing import Any

import click

from standoff.cli.options import RECORD_KINDS

KNOWN = ("document", *RECORD_KINDS, "party", "imported")
TABLES = tuple(kind for kind in KNOWN if kind not in ("time", "imported"))
"""What is exported unless other tables are asked for."""


class Tables(click.ParamType[tuple[str, ...]]):
    """Kinds of records, documents and parties, in singular or plural, with commas between them."""

    name = "kinds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The kinds in the singular, in the order in which they were given.

        Raises:
            click.BadParameter: one of them is none.
        """
        if isinstance(value, tuple):
            return value
        named = {_plural(kind): kind for kind in KNOWN} | {kind: kind for kind in KNOWN}
        words = [word.strip().lower() for word in value.split(",") if word.strip()]
        unknown = [word for word in words if word not in named]
        if unknown or not words:
            known = ", ".join(map(_plural, KNOWN))
            self.fail(f"unknown: {', '.join(unknown) or 'none given'}; known are {known}", param, ctx)
        return tuple(dict.fromkeys(named[word] for word in words))


def _plural(kind: str) -> str:
    if kind == "imported":
        return kind
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
