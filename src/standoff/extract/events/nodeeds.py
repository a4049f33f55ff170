"""What frames or the encoder take for a deed and nobody does: duties, common borders, talks that there cannot be."""

from dataclasses import replace

from standoff.annotate.syntax import children, is_infinitive, is_passive, patients
from standoff.extract.events.deed import Deed, Telling
from standoff.extract.events.phrases import Words
from standoff.lexicon.frames import COOPERATIVE
from standoff.model import EventType

_MODALS = frozenset({"can", "could", "will", "would", "shall"})


def is_no_deed(deed: Deed, words: Words) -> bool:
    """Whether somebody only has to do it, or has it in common with others ("shares a *border* with Mali")."""
    return deed.type in COOPERATIVE and (_is_duty(deed, words) or _is_common(deed, words))


def _is_duty(deed: Deed, words: Words) -> bool:
    """Whether the deed is only owed ("is *obliged* to cooperate")."""
    verb = deed.predicate
    owed = verb.dep_ in ("xcomp", "ccomp") and is_infinitive(verb) and verb.head.lemma_ in words["duties"]
    return owed and is_passive(verb.head)


def _is_common(deed: Deed, words: Words) -> bool:
    things = [deed.trigger] if deed.trigger.head.lemma_ == "share" else []
    things += [*patients(deed.predicate), deed.trigger.head] if deed.trigger.lemma_ == "share" else []
    return any(thing.lemma_.lower() in words["common"] for thing in things)


def refused_talks(deed: Deed, words: Words) -> Deed:
    """The deed, or a refusal if it says that there can be none ("There can be no *talks*, the minister said")."""
    noun, verb = deed.trigger, deed.trigger.head
    if deed.type is not EventType.CONSULT or noun.lemma_.lower() not in words["talks"] or noun.dep_ != "attr":
        return deed
    none = any(det.lower_ == "no" for det in children(noun, "det"))
    if not none or not children(verb, "expl") or not any(aux.lower_ in _MODALS for aux in children(verb, "aux")):
        return deed
    return replace(deed, type=EventType.REJECT, mode=("meet",), telling=Telling.PROMISED)
