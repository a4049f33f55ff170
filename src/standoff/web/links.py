"""Addresses of the reading room."""

from urllib.parse import urlencode

PLURALS = {
    "statement": "statements",
    "event": "events",
    "position": "positions",
    "meeting": "meetings",
    "conditional": "conditionals",
    "quantity": "quantities",
    "outlook": "outlooks",
    "document": "documents",
    "failure": "failures",
}
"""Kinds as addresses name them."""

SINGULARS = {plural: kind for kind, plural in PLURALS.items()}


def query(**asked: object) -> str:
    """A query string with its question mark, without what is `None` or empty; lists repeat their name."""
    pairs: list[tuple[str, str]] = []
    for name, value in asked.items():
        values = value if isinstance(value, (list, tuple)) else (value,)
        pairs.extend((name, str(one)) for one in values if one not in (None, ""))
    return f"?{urlencode(pairs)}" if pairs else ""


def to_record(doc: str, record: str) -> str:
    """A record beside its words."""
    return f"/documents/{doc}?record={record}#r-{record}"


def to_span(doc: str, start: int, end: int) -> str:
    """Words in their report."""
    return f"/documents/{doc}?start={start}&end={end}#words"


def to_records(kind: str, **asked: object) -> str:
    """A table of records."""
    return f"/records/{PLURALS[kind]}{query(**asked)}"
