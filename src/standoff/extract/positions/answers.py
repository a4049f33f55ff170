"""Which earlier positions a refusal or an acceptance answers.

A general answer ("rejected the demands", "the offer was turned down") answers the positions of the other
side that such a noun can stand for: all of them in the plural, the nearest in the singular. An answer that
names its matter answers the other side's positions on the same issue, or with the same heads.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from standoff.extract.holders import same_side
from standoff.extract.issues import lemma_of
from standoff.extract.positions.draft import Draft
from standoff.extract.positions.finding import Finding
from standoff.model import PartyKind, Stance

ANSWERS = frozenset({Stance.ACCEPT, Stance.REJECT})
_ASKED = frozenset({Stance.DEMAND})
_GIVEN = frozenset({Stance.OFFER, Stance.PROMISE})
_ANY = _ASKED | _GIVEN

GENERAL: Mapping[str, frozenset[Stance]] = {
    **dict.fromkeys(("demand", "condition", "call", "request", "ultimatum", "appeal", "term", "requirement"), _ASKED),
    **dict.fromkeys(("offer", "overture", "invitation", "promise", "pledge", "guarantee", "assurance"), _GIVEN),
    **dict.fromkeys(
        (
            "proposal",
            "plan",
            "idea",
            "initiative",
            "deal",
            "compromise",
            "suggestion",
            "package",
            "counteroffer",
            "counterproposal",
        ),
        _ANY,
    ),
}
"""Nouns that stand for positions taken before, with the stances that they can stand for."""

_SPECIFYING = frozenset({"prep", "acl", "relcl", "compound", "nummod"})
_SENTENCES_AHEAD = 2
_SENTENCES_BACK = 8
_REACH = 120


def answered(drafts: Sequence[Draft]) -> list[tuple[int, ...]]:
    """For each draft the indices of the drafts that it answers, in order of the text.

    Args:
        drafts: of one document, in order of the text.
    """
    sentence = _sentence_numbers(drafts)
    by_sentence = sorted(range(len(drafts)), key=sentence.__getitem__)
    numbers = [sentence[index] for index in by_sentence]
    found: list[tuple[int, ...]] = []
    for index, draft in enumerate(drafts):
        if draft.stance not in ANSWERS:
            found.append(())
            continue
        first = bisect_left(numbers, sentence[index] - _REACH)
        last = bisect_right(numbers, sentence[index] + _SENTENCES_AHEAD)
        found.append(_answered_by(index, sorted(by_sentence[first:last]), drafts, sentence))
    return found


def _sentence_numbers(drafts: Sequence[Draft]) -> list[int]:
    if not drafts:
        return []
    starts = [sent.start for sent in drafts[0].finding.trigger.doc.sents]
    number = {start: index for index, start in enumerate(starts)}
    return [number[draft.finding.trigger.sent.start] for draft in drafts]


def _answered_by(index: int, near: Sequence[int], drafts: Sequence[Draft], sentence: Sequence[int]) -> tuple[int, ...]:
    draft = drafts[index]
    stances = general_stances(draft)
    possible = [
        other
        for other in near
        if other != index
        and _can_answer(draft, drafts[other])
        and _in_reach(draft, drafts[other], sentence[index], sentence[other])
    ]
    fitting = [other for other in possible if stances is not None and drafts[other].stance in stances]
    if not fitting:
        return tuple(
            other for other in possible if _is_before(draft, drafts[other]) and _same_matter(draft, drafts[other])
        )
    if draft.stretch is not None and draft.stretch.head.tag_ == "NNS":
        return tuple(fitting)
    oldest = sentence[index] - _SENTENCES_BACK
    before = [other for other in fitting if drafts[other].at < draft.at and sentence[other] >= oldest]
    if not before:
        return ()
    before = _so_called(draft, drafts, before)
    nearest = drafts[max(before, key=lambda other: drafts[other].at)].finding
    return tuple(other for other in possible if _of_one_piece(drafts[other].finding, nearest))


def _so_called(draft: Draft, drafts: Sequence[Draft], before: list[int]) -> list[int]:
    """Those that were called by the answer's noun ("the demand": "demanded"), else those with a word of stance."""
    if draft.stretch is None:
        return before
    noun = lemma_of(draft.stretch.head)
    named = [other for other in before if _is_called(drafts[other].finding.trigger, noun)]
    plain = [other for other in before if not {"duty", "wish"} & set(drafts[other].finding.notes)]
    return named or plain or before


def _is_called(trigger: Token, noun: str) -> bool:
    lemma = lemma_of(trigger)
    return lemma == noun or (noun == "proposal" and lemma == "propose") or (noun == "invitation" and lemma == "invite")


def _of_one_piece(one: Finding, other: Finding) -> bool:
    """One construction, or a promise and its price ("will do it *if Chad pays*")."""
    same = one.trigger.sent.start == other.trigger.sent.start
    return one is other or (same and "price" in (*one.notes, *other.notes))


def _is_before(draft: Draft, target: Draft) -> bool:
    """Earlier, or named inside the answer ("rejected *a demand for X*")."""
    return target.at <= draft.at or draft.content[0].covers(target.content[0])


def general_stances(draft: Draft) -> frozenset[Stance] | None:
    """The stances that a general answer can be about; `None` for an answer that names its matter."""
    if draft.stretch is None:
        return _ANY
    head = draft.stretch.head
    stances = GENERAL.get(lemma_of(head))
    if stances is None:
        return None
    for child in head.children:
        inside = draft.stretch.first <= child.i < draft.stretch.last
        named = any(below.pos_ == "PROPN" for below in child.children)
        owner = child.dep_ == "prep" and (child.lower_ in ("by", "from") or (child.lower_ == "of" and named))
        if inside and child.dep_ in _SPECIFYING and not (owner and draft.toward) and child.lower_ != "as":
            return None if child.dep_ != "compound" or not draft.toward else stances
    return stances


def _in_reach(draft: Draft, target: Draft, here: int, there: int) -> bool:
    """Earlier in the text; a relative clause ("demands that X has rejected") also reaches what follows soon."""
    if target.at < draft.at or draft.content[0].covers(target.content[0]):
        return True
    relative = draft.finding.trigger.dep_ in ("relcl", "acl")
    return relative and there - here <= _SENTENCES_AHEAD


def _can_answer(draft: Draft, target: Draft) -> bool:
    if target.stance not in _ANY:
        return False
    if any(same_side(one, other) for one in draft.holder for other in target.holder):
        return False
    if draft.toward and not any(same_side(one, other) for one in draft.toward for other in target.holder):
        return False
    return (
        not target.toward
        or any(_is_addressed(target, party.id, party.kind) for party in draft.holder)
        or any(same_side(one, other) for one in draft.holder for other in target.toward)
    )


def _is_addressed(target: Draft, party: str | None, kind: PartyKind) -> bool:
    """Whether a body was addressed of which the answering party may be a member, or the other way round."""
    bodies = (PartyKind.ORGANISATION, PartyKind.BLOC)
    return party is None or kind in bodies or any(other.kind in bodies or other.id is None for other in target.toward)


def _same_matter(draft: Draft, target: Draft) -> bool:
    if draft.label.topic and target.label.topic and draft.label.text == target.label.text:
        return True
    if draft.label.bare and draft.label.acts & target.label.acts:
        return True
    shared = draft.label.heads & target.label.heads - GENERAL.keys()
    smaller = min(len(draft.label.heads), len(target.label.heads))
    return bool(shared) and 2 * len(shared) >= smaller
