"""What a threat or a promise asks in exchange: "will close the strait unless Chad withdraws", "will sign if it pays".

Only the condition of a side that binds itself, and only what another side is to do, is a demand.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.parse import PARSE
from standoff.annotate.syntax import is_passive, subjects
from standoff.extract.holders import is_side, parties_of, same_side
from standoff.extract.positions.finding import Finding
from standoff.extract.stretches import verb_stretches
from standoff.lexicon.stances import StanceTable
from standoff.model import Conditional, ConditionalType, Stance

_UNLESS = ("unless ",)
_IF = ("if ", "provided ", "provided that ", "on condition that ", "as long as ", "so long as ", "once ", "only after ")
_BINDING = (ConditionalType.THREAT, ConditionalType.PROMISE, ConditionalType.REJECT)


def price_findings(article: Article, conditionals: Sequence[Conditional], table: StanceTable) -> Iterator[Finding]:
    """The demands that stand as conditions of threats and refusals ("unless") and of promises ("if")."""
    for conditional in conditionals:
        head = _head(article, conditional)
        if head is None or not _asks(conditional):
            continue
        who = subjects(head)
        named = [party for party in parties_of(article, who) if is_side(party)]
        strange = [p for p in named if not any(same_side(p, holder) for holder in conditional.holder)]
        if is_passive(head) or not strange or any(child.dep_ == "neg" for child in head.children):
            continue
        yield Finding(
            stance=Stance.DEMAND,
            trigger=head,
            stretches=tuple(verb_stretches(head, table.acts.keys(), subject=True)),
            bound=conditional.holder,
            toward=tuple(who),
            confidence=0.6,
            notes=("price",),
        )


def _asks(conditional: Conditional) -> bool:
    """Whether the condition is what the holder wants: "unless" in a threat or refusal, "if" in a promise."""
    if conditional.type not in _BINDING or not conditional.holder:
        return False
    words = conditional.evidence[0].text.lower()
    before = words[: words.find(conditional.condition.text.lower())]
    wanted = _IF if conditional.type is ConditionalType.PROMISE else _UNLESS
    return any(f" {before}".endswith(f" {opener}") for opener in wanted)


def _head(article: Article, conditional: Conditional) -> Token | None:
    """The verb of the condition's clause."""
    span = article[PARSE].char_span(conditional.condition.start, conditional.condition.end, alignment_mode="expand")
    return span.root if span is not None and span.root.pos_ in ("VERB", "AUX") else None
