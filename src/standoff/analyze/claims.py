"""What people themselves say about movement: shown beside a verdict, never taken for it."""

from collections.abc import Iterable

from standoff.lexicon import Lexicon
from standoff.lexicon.scope import read_scope_words
from standoff.model import Statement


def claims_of_movement(statements: Iterable[Statement], lexicon: Lexicon) -> tuple[Statement, ...]:
    """The statements of known speakers that speak of concessions, progress, deadlock and the like, in their order."""
    words = lexicon.table(read_scope_words)
    return tuple(
        statement
        for statement in statements
        if statement.speaker is not None and any(words.claims.search(span.text) for span in statement.content)
    )
