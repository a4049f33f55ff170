"""The rule of governing words: "refused to", "agreed to", "threatened to" decide the type, not what stands below.

Also decided here: that a promise of cooperation is AGREE and a refused future is REJECT, and that
"X must do Y" is a demand of whoever says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from standoff.annotate.syntax import SUBJECTS, agents, children, conjuncts, is_infinitive, subjects
from standoff.extract.events.deed import Deed, Options, Role, Telling
from standoff.extract.events.phrases import clause_objects, clauses, complement_nouns, is_negated
from standoff.lexicon.frames import COOPERATIVE, HOSTILE, Frame, Frames
from standoff.lexicon.plover import Plover
from standoff.model import EventType

_SWALLOWS = frozenset(
    {
        EventType.AGREE,
        EventType.REQUEST,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.CONCEDE,
        EventType.COERCE,
        EventType.RETREAT,
        EventType.SANCTION,
    }
)
_WISHES = frozenset({EventType.REQUEST, EventType.THREATEN})
_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_SET = frozenset({"set", "due", "expected", "scheduled", "going", "bound", "poised", "slated"})
_POSSIBLE = frozenset({"could", "may", "might"})
_SELF = frozenset({"it", "he", "she", "they", "we", "i"})
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "who", "that", "there", "this", "you", "one"})
_OBLIGED = Frame(EventType.REQUEST, "verb", "must", None, (), (), (), (), ())
_DEPTH = 3


def settle(
    doc: Doc, deeds: list[Deed], frames: Frames, plover: Plover, told: Callable[[Deed], bool] = lambda _: False
) -> list[Deed]:
    """The deeds with the type that governing words give them, without those that are only governed.

    Args:
        doc: the parsed text.
        deeds: as frames and encoder find them.
        frames: of the lexicon.
        plover: the ontology.
        told: whether a deed is an event of its own even where it is governed ("demanded the *release* of").
    """
    obliged = _obligations(doc, frames)
    anchored = _anchors([*obliged, *deeds])
    governed: dict[int, Telling | None] = {}
    accused: dict[int, Deed] = {}
    settled = []
    for deed in sorted((*deeds, *obliged), key=_height):
        if _is_gone(deed, governed, told):
            continue
        lower = _below(deed, anchored, frames)
        decided = _decide(deed, lower, frames, plover)
        if decided is None:
            continue
        if decided.type is EventType.PROTEST:
            lower = _aims(deed, anchored)
            decided = replace(decided, recipients=(*decided.recipients, *_recipients(lower)))
            governed.update((below.trigger.i, None) for below in lower)
        elif lower and decided.type in _SWALLOWS:
            governed.update((below.trigger.i, _told_under(decided, below)) for below in lower)
        elif decided.type is EventType.ACCUSE:
            accused.update((below.trigger.i, decided) for below in lower if below.predicate.pos_ != "NOUN")
        settled.append(decided)
    kept = [
        replace(deed, telling=governed.get(deed.trigger.i)) for deed in settled if not _is_gone(deed, governed, told)
    ]
    return sorted((_finish(deed, accused, frames, plover) for deed in kept), key=lambda deed: deed.trigger.i)


def _told_under(upper: Deed, lower: Deed) -> Telling | None:
    """How a deed is told that another governs; `None` where the two are one event.

    A deed to which somebody agrees, or which he offers, is AGREE. What a refusal is about need not be what it refuses.
    """
    if upper.type is EventType.AGREE and lower.type in COOPERATIVE:
        return None
    if upper.type in _WISHES:
        return Telling.WISHED
    refused = upper.type is EventType.REJECT and (lower.trigger.tag_ == "VBG" or is_infinitive(lower.trigger))
    return Telling.REFUSED if refused else Telling.IMAGINED


def _is_gone(deed: Deed, governed: Mapping[int, Telling | None], told: Callable[[Deed], bool]) -> bool:
    number = deed.trigger.i
    return number in governed and (governed[number] is None or not told(deed))


def _height(deed: Deed) -> tuple[int, int]:
    """Governors before what they govern."""
    depth, here = 0, deed.predicate
    while here.head != here:
        here, depth = here.head, depth + 1
    return depth, deed.trigger.i


def _anchors(deeds: list[Deed]) -> dict[int, Deed]:
    """Deeds by trigger and by predicate; the trigger's own deed wins."""
    found = {deed.predicate.i: deed for deed in deeds if deed.frame is not _OBLIGED}
    found.update((deed.trigger.i, deed) for deed in deeds)
    return found


def _below(deed: Deed, anchored: Mapping[int, Deed], frames: Frames) -> list[Deed]:
    found: dict[int, Deed] = {}
    obliged = [verb for head in deed.below for verb in conjuncts(head)] if deed.frame is _OBLIGED else []
    for head in obliged or _complements(deed.trigger):
        _collect(head, anchored, frames, found, _DEPTH)
    found.pop(deed.trigger.i, None)
    return [found[i] for i in sorted(found) if not _is_relative(found[i])]


def _is_relative(deed: Deed) -> bool:
    """Whether the deed is told in a clause about its own object ("demands that they have rejected")."""
    trigger = deed.trigger
    return trigger.dep_ == "acl" and trigger.pos_ == "VERB" and trigger.head in deed.below


def _aims(deed: Deed, anchored: Mapping[int, Deed]) -> list[Deed]:
    """What a protest is for: "marched *to demand*", "a strike *calling* for"."""
    aims = [
        anchored[clause.i]
        for head in {deed.predicate, deed.trigger}
        for clause in children(head, "advcl", "xcomp", "acl")
        if clause.i in anchored and clause.tag_ in ("VB", "VBG")
    ]
    return [aim for aim in aims if aim.type in (EventType.REQUEST, EventType.ACCUSE, EventType.PROTEST)]


def _recipients(deeds: list[Deed]) -> Options:
    return tuple(option for deed in deeds for option in deed.recipients)


def _complements(head: Token) -> list[Token]:
    return [*clauses(head), *complement_nouns(head)]


def _collect(head: Token, anchored: Mapping[int, Deed], frames: Frames, found: dict[int, Deed], depth: int) -> None:
    """The deeds at `head`, or below it if it only helps another verb ("to *start* withdrawing")."""
    if head.i in anchored:
        found[anchored[head.i].trigger.i] = anchored[head.i]
    elif depth and (head.lemma_ in frames.words["transparent"] or head.lemma_.lower() in frames.words["fuzzy"]):
        for below in _complements(head):
            _collect(below, anchored, frames, found, depth - 1)


def _decide(deed: Deed, lower: list[Deed], frames: Frames, plover: Plover) -> Deed | None:
    """The deed with its type and with the mode and recipients that follow from `lower`."""
    kinds = [below.type for below in lower if below.type is not None]
    if not kinds and lower:
        kinds = [kind for below in lower if (kind := below.frame.governed and below.frame.governed[2])]
    type_ = deed.type
    if deed.frame.governed is not None:
        type_ = _governed_type(deed.frame.governed, kinds)
        if type_ is None:
            return None
    assert type_ is not None
    mode = deed.mode or _modes(type_, lower, plover) or _noun_modes(type_, deed, frames, plover)
    recipients = deed.recipients
    if "comp" in deed.frame.recipient or not (recipients or deed.read):
        heads = (deed.trigger, *(inner.trigger for inner in lower))
        objects = tuple(Role(token) for head in heads[-1:] for token in clause_objects(head))
        recipients = (*recipients, *_recipients(lower), *((objects,) if objects else ()))
    below = tuple(token for inner in lower for token in (inner.predicate, inner.trigger, *inner.below))
    actors = deed.actors
    if deed.frame.pos == "adjective" and not actors:
        actors = tuple(option for inner in lower for option in inner.actors)
    return replace(deed, type=type_, mode=mode, recipients=recipients, actors=actors, below=(*deed.below, *below))


def _governed_type(
    governed: tuple[EventType | None, EventType | None, EventType | None], kinds: list[EventType]
) -> EventType | None:
    cooperative, hostile, bare = governed
    if any(kind in HOSTILE for kind in kinds):
        if hostile is EventType.THREATEN and all(kind is EventType.MOBILIZE for kind in kinds):
            return cooperative
        return hostile
    return cooperative if any(kind in COOPERATIVE for kind in kinds) else bare


def _modes(type_: EventType, lower: list[Deed], plover: Plover) -> tuple[str, ...]:
    below = plover.types[type_].below
    found: list[str] = []
    for inner in lower:
        kind = inner.type.value if inner.type is not None else "*"
        names = [f"{kind}.{mode}" for mode in inner.mode]
        found.extend(below[name] for name in (*names, kind, "*") if name in below)
        if found:
            break
    return tuple(found[:1])


def _noun_modes(type_: EventType, deed: Deed, frames: Frames, plover: Plover) -> tuple[str, ...]:
    """The mode by the noun that a verb is about ("ruled out *talks*")."""
    below = plover.types[type_].below
    for noun in deed.below:
        for frame in frames.by_pos["noun"].get(noun.lemma_.lower(), ())[-1:]:
            if frame.type is not None and frame.type.value in below:
                return (below[frame.type.value],)
    return ()


def _finish(deed: Deed, accused: Mapping[int, Deed], frames: Frames, plover: Plover) -> Deed:
    """What an accusation tells; future and negation."""
    accuser = accused.get(deed.trigger.i)
    if accuser is not None and not _is_refusal(deed):
        return replace(deed, telling=deed.telling or Telling.ALLEGED, actors=deed.actors or accuser.recipients)
    return in_time(deed, frames, plover)


def _is_refusal(deed: Deed) -> bool:
    """Whether a deed of AGREE is negated, and so refused."""
    return deed.type is EventType.AGREE and (is_negated(deed.predicate) or is_negated(deed.trigger))


def in_time(deed: Deed, frames: Frames, plover: Plover) -> Deed:
    """A deed with the type that future and negation give it: what will be done is promised, or threatened."""
    if _is_refusal(deed):
        return _promised(deed, EventType.REJECT, deed.mode)
    if deed.type is None or deed.frame.governed is not None or deed.frame is _OBLIGED:
        return deed
    future = lies_ahead(deed.predicate)
    if is_negated(deed.predicate) and deed.type in COOPERATIVE and (future or _is_able(deed.predicate)):
        return _promised(deed, EventType.REJECT, _modes(EventType.REJECT, [deed], plover))
    if not future or is_negated(deed.predicate):
        return deed
    if deed.type in COOPERATIVE and _unless(deed.predicate):
        return _promised(deed, EventType.THREATEN)
    if deed.type is EventType.CONSULT and not _says_itself(deed, frames):
        return replace(deed, type=EventType.AGREE, mode=())
    if deed.type in COOPERATIVE and deed.type is not EventType.AGREE:
        return _promised(deed, EventType.AGREE)
    if deed.type in HOSTILE - {EventType.MOBILIZE, EventType.THREATEN} and _says_itself(deed, frames):
        return _promised(deed, EventType.THREATEN, _modes(EventType.THREATEN, [deed], plover))
    return deed


def _promised(deed: Deed, type_: EventType, mode: tuple[str, ...] = ()) -> Deed:
    return replace(deed, type=type_, mode=mode, telling=Telling.PROMISED)


def lies_ahead(verb: Token) -> bool:
    """Whether `verb` is in the future, also the future of the past in reported speech ("said it would")."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX") and not children(first, "nsubj", "nsubjpass"):
        first = first.head
    for word in (verb, first):
        for aux in children(word, "aux"):
            if aux.lower_ in _FUTURE:
                return True
            if aux.lower_ in ("would", "'d") and _is_reported(first):
                return True
            if aux.lower_ in _POSSIBLE and _is_told(first) and any(map(is_hedge, children(first, "advcl"))):
                return True
    if is_infinitive(verb) and verb.dep_ == "xcomp" and (verb.head.lower_ in _SET or verb.head.lemma_ == "be"):
        return True
    return (
        verb.dep_ == "xcomp" and verb.head.lower_ in ("begin", "start", "continue", "resume") and lies_ahead(verb.head)
    )


def _unless(verb: Token) -> bool:
    return any(mark.lower_ == "unless" for clause in children(verb, "advcl") for mark in children(clause, "mark"))


def _is_reported(verb: Token) -> bool:
    if verb.dep_ != "ccomp" or verb.head.pos_ != "VERB":
        return False
    return _is_told(verb) or not any(map(is_hedge, children(verb, "advcl")))


def _is_told(verb: Token) -> bool:
    """Whether `verb` is what a speaker says of itself ("said *it* would")."""
    own = children(verb, *SUBJECTS)
    return verb.dep_ == "ccomp" and bool(own) and own[-1].lower_ in _SELF


def is_hedge(clause: Token) -> bool:
    """Whether an adverbial clause is a condition."""
    return any(mark.lower_ in ("if", "were", "should", "unless") for mark in children(clause, "mark", "aux"))


def _is_able(verb: Token) -> bool:
    return any(aux.lower_ in ("would", "could", "can", "ca") for aux in children(verb, "aux"))


def _says_itself(deed: Deed, frames: Frames) -> bool:
    """Whether the actor announces the deed: "said it would", "the army, a spokesman said, will"."""
    clause = deed.predicate
    while clause.dep_ in ("conj", "xcomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_ != "ccomp" or clause.head.lemma_ not in frames.words["say"]:
        return False
    own = children(clause, *SUBJECTS)
    return not own or own[-1].lower_ in _PRONOUNS or own[-1].i < clause.head.i == clause.i


def _obligations(doc: Doc, frames: Frames) -> list[Deed]:
    """Demands in the form "X said that Y must do Z"."""
    return [
        deed
        for token in doc
        if token.lower_ in frames.words["modals"] or token.lemma_ in ("have", "need")
        for deed in _obligation(token, frames)
    ]


def _obligation(token: Token, frames: Frames) -> list[Deed]:
    verb = _obliged_verb(token)
    if verb is None:
        return []
    clause = verb if token.dep_ == "aux" else token
    saying = clause.head
    while clause.dep_ == "conj":
        clause, saying = clause.head, clause.head.head
    if clause.dep_ != "ccomp" or saying.lemma_ not in frames.words["say"]:
        return []
    told = subjects(clause)
    if not told or told[0].lower_ in _PRONOUNS:
        return []
    speakers = tuple(Role(speaker) for speaker in agents(saying))
    recipients: Options = (tuple(Role(subject) for subject in told),)
    return [
        Deed(
            type=EventType.REQUEST,
            mode=(),
            trigger=token,
            predicate=saying,
            actors=(speakers,) if speakers else (),
            recipients=recipients,
            frame=_OBLIGED,
            below=(verb,),
        )
    ]


def _obliged_verb(token: Token) -> Token | None:
    """The verb that must be done: of a modal, or of "have to" and "need to"."""
    if token.dep_ == "aux":
        if token.lower_ not in ("must", "should") or token.head.i < token.i:
            return None
        told = children(token.head, *SUBJECTS)
        return token.head if told and told[0].i < token.i else None
    if token.pos_ in ("VERB", "AUX") and token.lemma_ in ("have", "need", "ought"):
        below = [child for child in children(token, "xcomp") if is_infinitive(child)]
        return below[0] if below else None
    return None
