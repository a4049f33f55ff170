"""Whether what a phrase names hurts or helps the other side."""

from standoff.extract.issues import lemma_of
from standoff.extract.stretches import Stretch
from standoff.lexicon.stances import Polarity, StanceTable


def polarity_of(stretch: Stretch, table: StanceTable) -> Polarity | None:
    """Whether the act or measure that a stretch names hurts or helps; `None` where the lexicon does not tell."""
    head = stretch.head
    words = {lemma_of(token) for token in stretch.tokens()} | {token.lower_ for token in stretch.tokens()}
    if head.pos_ in ("NOUN", "PROPN"):
        return table.act_nouns.get(lemma_of(head)) or table.polarity(lemma_of(head), words)
    found = table.polarity(lemma_of(head), words - {lemma_of(head)})
    negated = any(child.dep_ == "neg" for child in head.children)
    if negated and found is Polarity.HOSTILE:
        return Polarity.BENEFIT
    if negated and found is Polarity.BENEFIT:
        return None
    return found
