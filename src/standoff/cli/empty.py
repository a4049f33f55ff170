"""Why a list is empty."""

from dataclasses import replace
from typing import Any

from standoff.cli.listing import option_of
from standoff.model.codec import KINDS
from standoff.store import Filter, Store

_NOTHING = Filter()


def why_empty(store: Store, kind: str, plural: str, asked: Filter) -> str:
    """One sentence: no documents, none of the kind, an unknown party, or which condition leaves none."""
    if kind == "failure":
        return f"nothing failed in {store.path}"
    if kind == "history":
        return f"no coder has said anything otherwise than another one before of the reports of {store.path}"
    if kind == "imported":
        total = store.imports.count()
        return f"none of {total:,} imported events fits" if total else f"nothing was imported into {store.path}"
    documents = store.count("document")
    if not documents:
        return f"the record {store.path} holds no documents yet; add some with: standoff add FILES -d {store.path}"
    for term in (asked.actor, *(asked.between or ())):
        if term is not None and not store.knows_party(term):
            return f"the record knows no party {term!r}; see: standoff list parties -d {store.path}"
    counted = kind if kind in KINDS or kind == "document" else "position" if kind == "movement" else None
    total = store.count(counted) if counted else 0
    if counted is None or not total:
        return f"no {plural} were found in the {documents:,} documents of {store.path}"
    return f"of {total:,} {_noun(kind, plural)}, {_by_condition(store, counted, asked)}; none fits all"


def _noun(kind: str, plural: str) -> str:
    return "positions" if kind == "movement" else plural


def _by_condition(store: Store, kind: str, asked: Filter) -> str:
    """How many fit each condition alone."""
    parts = []
    for name in asked.asked():
        value: Any = getattr(asked, name)
        alone = replace(_NOTHING, **{name: value})
        shown = " ".join(map(str, value)) if isinstance(value, tuple) else value
        parts.append(f"{store.count(kind, alone):,} fit {option_of(name)} {shown}")
    return ", ".join(parts)
