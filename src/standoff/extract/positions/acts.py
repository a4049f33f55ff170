"""Positions without a stance word: "we will not withdraw", "it would retaliate", "Kenya must leave".

What a side says that it itself will do or will not do is a promise, threat or refusal, by what is done;
what it says that another must do is a demand.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from standoff.annotate.syntax import children, is_passive, subjects
from standoff.extract.issues import lemma_of
from standoff.extract.polarity import polarity_of
from standoff.extract.positions.finding import Finding
from standoff.extract.stretches import Stretch, verb_stretches
from standoff.lexicon.stances import Polarity, StanceTable
from standoff.model import Stance

_FUTURE = frozenset({"will", "would", "wo", "'ll", "’ll", "'d", "’d", "shall"})
_ABLE = frozenset({"can", "could", "ca", "cannot"})
_DOING = frozenset({"do", "does"})
_DUTY = frozenset({"must", "should", "ought"})
_CONSENTING = frozenset(
    "accept agree allow permit tolerate let compromise negotiate recognize recognise concede consent acquiesce yield "
    "bow submit cede surrender discuss".split()
)
_SUFFERING = frozenset({"face", "pay", "suffer", "bear", "regret", "incur"})
_NOBODY = frozenset({"we", "i", "you", "it", "that", "this", "there", "everyone", "nobody"})
_TRANSITIVE = frozenset({"accept", "allow", "permit", "tolerate", "let", "recognize", "recognise", "submit", "cede"})
_MOVES = frozenset({"act", "move", "proceed", "go"})
_TAKING_TIME = frozenset({"need", "require"})
_TERMS = frozenset({"day", "week", "month", "year"})
_PERFECT = frozenset({"have", "be"})


def act_findings(verb: Token, table: StanceTable) -> Iterator[Finding]:
    """What a finite verb with "will", "cannot" or "must" makes."""
    helpers = {child.lower_ for child in children(verb, "aux")}
    if verb.lower_ == "going":
        yield from _going_to(verb, table)
        return
    if not helpers or not _is_plain(verb, helpers):
        return
    negated = any(child.dep_ == "neg" or child.lower_ in ("never", "neither") for child in verb.children)
    if helpers & _FUTURE:
        yield from _refused(verb, table) if negated else _announced(verb, table)
    elif helpers & (_ABLE | _DOING) and negated and lemma_of(verb) in _CONSENTING:
        yield from _refused(verb, table)
    elif helpers & _DUTY and not negated:
        yield from _demanded(verb, table)


def _is_plain(verb: Token, helpers: set[str]) -> bool:
    """Neither a perfect ("would have gone") nor a question, and not in a condition or relative clause."""
    conditional = any(child.lower_ == "if" for child in children(verb, "mark"))
    if "have" in helpers or verb.dep_ in ("relcl", "acl") or conditional:
        return False
    return not any(child.tag_ in ("WP", "WRB", "WDT") for child in verb.lefts)


def _going_to(verb: Token, table: StanceTable) -> Iterator[Finding]:
    """ "We are not going to dismantle it"."""
    negated = any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)
    for below in children(verb, "xcomp"):
        if negated and below.tag_ == "VB":
            yield from (replace(finding, holders=tuple(subjects(verb))) for finding in _refused(below, table))


def _is_answer(verb: Token, table: StanceTable) -> bool:
    """Verbs that make an answer by themselves ("would accept arbitration") promise nothing besides."""
    return any(word.stance in (Stance.ACCEPT, Stance.REJECT) for word in table.verbs[lemma_of(verb)])


def _refused(verb: Token, table: StanceTable) -> Iterator[Finding]:
    passive = is_passive(verb)
    phrases = _with_subject(verb, table) if passive else _phrases(verb, table)
    stretches = phrases if passive else tuple(replace(s, first=max(s.first, s.head.i)) for s in phrases)
    first = stretches[0]
    polarity = _positive(first, table)
    consents = lemma_of(verb) in _CONSENTING
    if lemma_of(verb) in _TRANSITIVE and first.last - first.first == 1:
        return
    if passive and polarity is not Polarity.BENEFIT:
        return
    yield Finding(
        stance=Stance.PROMISE if polarity is Polarity.HOSTILE else Stance.REJECT,
        trigger=verb,
        stretches=stretches,
        holders=() if passive else tuple(subjects(verb)),
        spoken=passive,
        own=True,
        strong=consents or polarity is not None,
        confidence=0.75 if consents else 0.65,
        notes=("negated",),
    )


def _with_subject(verb: Token, table: StanceTable) -> tuple[Stretch, ...]:
    """ "*Elections* would not be *held* before May": what is refused is named by the subject."""
    return tuple(verb_stretches(verb, table.acts.keys(), subject=True))


def _positive(stretch: Stretch, table: StanceTable) -> Polarity | None:
    """Polarity of the act whose negation the stretch is."""
    words = {lemma_of(token) for token in stretch.tokens()} | {token.lower_ for token in stretch.tokens()}
    return table.polarity(lemma_of(stretch.head), words - {lemma_of(stretch.head)})


def _announced(verb: Token, table: StanceTable) -> Iterator[Finding]:
    """ "Would cut gas deliveries" threatens, "will release the prisoners" promises, the rest is news.

    What stands in an indirect question ("has yet to say whether it will") announces nothing.
    """
    if any(child.lower_ == "whether" for child in children(verb, "mark")):
        return
    stretches = _phrases(verb, table)
    if lemma_of(verb) in _TAKING_TIME:
        yield from _in_time(verb, table)
        return
    if lemma_of(verb) in table.verbs and not is_passive(verb) and _is_answer(verb, table):
        return
    blows = table.warned | {"price", "cost"}
    if lemma_of(verb) in _SUFFERING and any(lemma_of(token) in blows for token in stretches[0].tokens()):
        yield Finding(
            stance=Stance.THREAT,
            trigger=verb,
            stretches=stretches,
            spoken=True,
            toward=tuple(subjects(verb)),
            confidence=0.65,
        )
        return
    unknown = tuple(
        s
        for s in stretches
        if polarity_of(s, table) is not Polarity.HOSTILE
        and (lemma_of(s.head) in table.acts or lemma_of(s.head) in _MOVES)
    )
    if unknown and not is_passive(verb):
        yield Finding(
            stance=Stance.THREAT,
            trigger=verb,
            stretches=unknown,
            holders=tuple(subjects(verb)),
            own=True,
            confidence=0.6,
            notes=("warned",),
        )
    for wanted, stance in ((Polarity.HOSTILE, Stance.THREAT), (Polarity.BENEFIT, Stance.PROMISE)):
        fitting = tuple(s for s in stretches if polarity_of(s, table) is wanted)
        if fitting and not is_passive(verb):
            yield Finding(
                stance=stance,
                trigger=verb,
                stretches=fitting,
                holders=tuple(subjects(verb)),
                own=True,
                strong=wanted is Polarity.HOSTILE or (_is_conditional(verb) and not _on_a_pronoun(verb)),
                confidence=0.65,
                notes=("future",),
            )


def _is_conditional(verb: Token) -> bool:
    """Whether an if-clause hangs on the verb: what is promised on a condition is meant."""
    return any(mark.lower_ in ("if", "provided", "unless") for c in children(verb, "advcl") for mark in c.children)


def _on_a_pronoun(verb: Token) -> bool:
    """ "Will admit *them*": nothing is named that an issue could be about."""
    return any(obj.pos_ == "PRON" for obj in children(verb, "dobj"))


def _in_time(verb: Token, table: StanceTable) -> Iterator[Finding]:
    """ "Would need two years to hold a vote": a side promises it for then, and no earlier."""
    terms = [noun for noun in children(verb, "dobj", "npadvmod") if lemma_of(noun) in _TERMS]
    below = [act for act in children(verb, "xcomp", "advcl") if act.tag_ == "VB" and terms]
    below += [act for noun in terms for act in children(noun, "acl", "relcl") if act.tag_ == "VB"]
    stretches = [s for act in below[:1] for s in verb_stretches(act, table.acts.keys())]
    if stretches and polarity_of(stretches[0], table) is Polarity.BENEFIT:
        yield Finding(
            stance=Stance.PROMISE,
            trigger=verb,
            stretches=(replace(stretches[0], first=terms[0].left_edge.i),),
            holders=tuple(subjects(verb)),
            own=True,
            confidence=0.6,
            notes=("future",),
        )


def _demanded(verb: Token, table: StanceTable) -> Iterator[Finding]:
    """ "Kenya must withdraw", "the sanctions must be lifted": the speaker demands it of another."""
    if verb.tag_ not in ("VB", "VBN") or verb.lemma_ in _PERFECT:
        return
    stretches = tuple(verb_stretches(verb, table.acts.keys(), subject=True))
    who = subjects(verb)
    if not _is_demandable(verb, stretches, table):
        return
    must = any(child.lower_ == "must" for child in children(verb, "aux"))
    if not who or not stretches or who[0].lower_ in _NOBODY:
        return
    yield Finding(
        stance=Stance.DEMAND,
        trigger=verb,
        stretches=stretches,
        spoken=True,
        toward=() if is_passive(verb) and who[0].pos_ != "PRON" else tuple(who),
        strong=must and verb.pos_ == "VERB",
        confidence=0.65,
        notes=("duty",),
    )


def _is_demandable(verb: Token, stretches: tuple[Stretch, ...], table: StanceTable) -> bool:
    """ "Must" demands any act; "should" in the passive only a known one ("should be taken seriously" does not)."""
    if any(child.lower_ == "must" for child in children(verb, "aux")) or not is_passive(verb):
        return True
    return bool(stretches) and polarity_of(stretches[0], table) is not None


def _phrases(verb: Token, table: StanceTable) -> tuple[Stretch, ...]:
    return tuple(verb_stretches(verb, table.acts.keys()))
