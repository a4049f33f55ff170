"""A position before it is a record: what the grammar gives, and what its words do to the stance."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from standoff.extract.polarity import polarity_of
from standoff.extract.stretches import Stretch
from standoff.lexicon.stances import Polarity, StanceTable
from standoff.model import Party, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A position as one construction gives it.

    Attributes:
        stance: what the holder does with the content.
        trigger: the word that says so.
        clause: the verb whose reality decides, where it is not the trigger ("*is* ready").
        stretches: the contents, one for each coordinated member; empty where none is named.
        holders: heads of the noun phrases that name the holder.
        bound: the holder where it is known already.
        owned: a noun whose owner is the holder ("Kenya's demand"), used where `holders` is empty.
        spoken: whether the holder is the speaker of the statement around the trigger, if nothing else is there.
        own: whether the position counts only if the holder is the speaker's own side.
        toward: heads of the noun phrases that name at whom it is directed.
        thing: a noun whose owner is the one at whom it is directed ("rejected *Kenya's demand*").
        strong: whether any holder will do; else it must be a known side and the issue a known one.
        placed: whether the holder must be a known side even though the word is strong.
        confidence: estimated share of such findings that an editor would sign.
        notes: remarks for the record.
    """

    stance: Stance
    trigger: Token
    clause: Token | None = None
    stretches: tuple[Stretch, ...]
    holders: tuple[Token, ...] = ()
    bound: tuple[Party, ...] = ()
    owned: Token | None = None
    spoken: bool = False
    own: bool = False
    toward: tuple[Token, ...] = ()
    thing: Token | None = None
    strong: bool = True
    placed: bool = False
    confidence: float = 0.8
    notes: tuple[str, ...] = ()


_ENDURING = frozenset({"face", "risk", "suffer", "pay", "lose", "endure"})


def _with_the_alternative(finding: Finding) -> Iterable[Finding]:
    """ "To open its market *or face tariffs*": the second is what is threatened, not what is demanded."""
    threats = tuple(s for s in finding.stretches if _is_alternative(s))
    wanted = tuple(s for s in finding.stretches if s not in threats)
    if wanted:
        yield replace(finding, stretches=wanted)
    if threats:
        yield replace(finding, stretches=threats, stance=Stance.THREAT)


def _is_alternative(stretch: Stretch) -> bool:
    head = stretch.head
    return head.lemma_ in _ENDURING and head.i > 0 and head.nbor(-1).lower_ in ("or", "otherwise")


def turned_by_content(finding: Finding, table: StanceTable) -> Iterable[Finding]:
    """The finding, split by what its contents do: an offer or promise of a hostile act is a threat.

    A threat stays one; a proposal of a hostile act asks others for it. Members of one
    coordination with different stances come apart.
    """
    if finding.stance is Stance.DEMAND:
        yield from _with_the_alternative(finding)
        return
    if finding.stance not in (Stance.OFFER, Stance.PROMISE) or not finding.stretches:
        yield finding
        return
    hostile = tuple(s for s in finding.stretches if polarity_of(s, table) is Polarity.HOSTILE)
    if hostile and finding.trigger.lemma_.lower() in ("propose", "proposal"):
        yield replace(finding, stance=Stance.DEMAND, confidence=finding.confidence - 0.15)
        return
    rest = tuple(s for s in finding.stretches if s not in hostile)
    if rest:
        yield replace(finding, stretches=rest)
    if hostile:
        yield replace(finding, stretches=hostile, stance=Stance.THREAT)


_AFTER_GIVING_UP = {
    Stance.DEMAND: Stance.ACCEPT,
    Stance.REJECT: Stance.ACCEPT,
    Stance.OFFER: Stance.REJECT,
    Stance.PROMISE: Stance.REJECT,
}


def given_up(finding: Finding) -> Iterable[Finding]:
    """What giving up a position of one's own amounts to: dropping a demand accepts, withdrawing an offer refuses."""
    turned = _AFTER_GIVING_UP.get(finding.stance)
    if turned is not None:
        note = f"The holder takes back a {finding.stance.value} of its own."
        yield replace(finding, stance=turned, toward=(), confidence=0.7, notes=(note,))
