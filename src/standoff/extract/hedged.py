"""A clause of which the text tells how sure it is."""

from dataclasses import dataclass

from spacy.tokens import Token

from standoff.lexicon.hedges import HedgeEntry, HedgeKind


@dataclass(frozen=True, slots=True)
class Hedged:
    """Something that is expected or held possible.

    Attributes:
        head: verb or noun of what is expected.
        first: index of the first token of the proposition.
        last: index after its last token.
        entry: the hedge; `None` for a scenario that is only named.
        hedge: half-open range of the hedge's tokens, or `None`.
        expecter: the noun of who expects it, where the hedge is a verb with a subject.
        cue: the verb that is the hedge, or `None`.
    """

    head: Token
    first: int
    last: int
    entry: HedgeEntry | None
    hedge: tuple[int, int] | None
    expecter: Token | None = None
    cue: Token | None = None

    @property
    def is_clause(self) -> bool:
        """Whether the hedge stands inside the clause that it hedges."""
        return self.entry is not None and self.entry.kind in (HedgeKind.MODAL, HedgeKind.ADVERB, HedgeKind.ADJECTIVE)
