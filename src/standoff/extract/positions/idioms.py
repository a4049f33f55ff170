"""Positions in set phrases: "left the door open to talks", "gave the government until Friday to reply", "said no"."""

from collections.abc import Iterator

from spacy.tokens import Token

from standoff.annotate.syntax import agents, children, conjuncts, is_infinitive
from standoff.extract.issues import lemma_of
from standoff.extract.positions.complements import is_calendar
from standoff.extract.positions.finding import Finding
from standoff.extract.stretches import Stretch, noun_stretches, verb_stretches
from standoff.lexicon.stances import StanceTable, StanceWord
from standoff.model import Stance

_BARE_ANSWERS = {"no": Stance.REJECT, "yes": Stance.ACCEPT}


def idiom_findings(verb: Token, table: StanceTable) -> Iterator[Finding]:
    """What a set phrase that begins with `verb` makes."""
    lemma = lemma_of(verb)
    if lemma == "give":
        yield from _ultimatum(verb, table)
    elif lemma == "say":
        yield from _bare_answer(verb)
    for word in table.idioms.get(lemma, ()):
        last = _last_word(verb, word)
        stretches = _after(last, table) if last is not None else ()
        if stretches:
            yield Finding(
                stance=word.stance,
                trigger=verb,
                stretches=stretches,
                holders=tuple(agents(verb)),
                thing=stretches[0].head,
                confidence=0.75,
            )
            return


def _last_word(verb: Token, word: StanceWord) -> Token | None:
    """The last word of the phrase if all its words follow `verb` one by one."""
    following = verb.doc[verb.i + 1 : verb.i + len(word.lemma.split())]
    words = word.lemma.split()[1:]
    fits = len(following) == len(words) and all(
        token.lower_ == wanted for token, wanted in zip(following, words, strict=True)
    )
    return following[-1] if fits else None


def _after(last: Token, table: StanceTable) -> tuple[Stretch, ...]:
    """The content after the last word of a phrase: its object, gerund, or the infinitive of its "to"."""
    for noun in children(last, "pobj"):
        return () if noun.pos_ == "PRON" or is_calendar(noun) else tuple(noun_stretches(noun))
    for verb in children(last, "pcomp"):
        return tuple(verb_stretches(verb, table.acts.keys()))
    if last.dep_ == "aux" and last.head.pos_ == "VERB":
        return tuple(verb_stretches(last.head, table.acts.keys()))
    return ()


def _ultimatum(verb: Token, table: StanceTable) -> Iterator[Finding]:
    """ "Gave Chad until Friday to withdraw", "gave Chad ten days to withdraw": a demand with a deadline."""
    below = [v for v in children(verb, "advcl", "xcomp", "acl", "relcl") if is_infinitive(v)]
    objects = children(verb, "dobj", "dative", "npadvmod")
    times = [noun for noun in objects if noun.lemma_ in ("day", "hour", "week", "month")]
    for time in times:
        below += [v for v in children(time, "acl", "relcl") if is_infinitive(v)]
    limited = any(prep.lower_ in ("until", "till") for prep in children(verb, "prep")) or bool(times)
    given = [noun for noun in objects if noun not in times]
    if below and given and limited:
        yield Finding(
            stance=Stance.DEMAND,
            trigger=verb,
            stretches=tuple(verb_stretches(below[0], table.acts.keys())),
            holders=tuple(agents(verb)),
            toward=tuple(conjuncts(given[0])),
            placed=True,
            confidence=0.75,
        )


def _bare_answer(verb: Token) -> Iterator[Finding]:
    """ "Eritrea said no."."""
    for child in children(verb, "intj", "dobj", "attr", "oprd", "acomp"):
        following = verb.doc[child.i + 1 : child.i + 2]
        if child.lower_ in _BARE_ANSWERS and (not following or following[0].is_punct):
            yield Finding(
                stance=_BARE_ANSWERS[child.lower_],
                trigger=verb,
                stretches=(),
                holders=tuple(agents(verb)),
                placed=True,
                confidence=0.6,
            )
