"""The queue of review, as addresses ask for it."""

from standoff.errors import QueryError
from standoff.model.codec import DEFAULT_KINDS


def known_queue(kind: str) -> tuple[str, ...]:
    """The kinds that are asked for: one, or all where none is named.

    Raises:
        QueryError: there is no such kind.
    """
    if kind and kind not in DEFAULT_KINDS:
        raise QueryError(f"there is no kind of record {kind!r}; known are {', '.join(DEFAULT_KINDS)}")
    return (kind,) if kind else DEFAULT_KINDS
