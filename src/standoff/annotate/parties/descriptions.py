"""Definite descriptions and pronouns of things: "the two countries", "the ministry", "the alliance", "it"."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from standoff.annotate.parties.findings import Findings
from standoff.annotate.parties.names import Hit
from standoff.annotate.parties.persons import Mention
from standoff.annotate.parties.phrases import AgentNoun
from standoff.annotate.parties.untold import is_whereabouts
from standoff.annotate.syntax import children
from standoff.lexicon.gazetteer import Sense

_LOOK_BACK = 400
_SENTENCES_BACK = 4
_TWOFOLD = frozenset({"both", "either", "neither", "each"})
_NUMBERS = {"two": 2, "three": 3, "four": 4}


def counted_before(found: Findings, token: Token) -> list[Hit]:
    """The names that "the two countries" or "both sides" mean; empty where there are not just so many."""
    count = _count(token) if token.lemma_.lower() in found.vocabulary.counted else 0
    if not count:
        return []
    members = _members(found, token)
    seen: dict[str, Hit] = {}
    here = found.sentence_of[token.i]
    for number in range(here, max(-1, here - _SENTENCES_BACK), -1):
        named = [hit for hit in _distinct(found, number, token.i) if members is None or hit.name.id in members]
        sides = [hit for hit in named if not is_whereabouts(found.tokens[hit.head], found.vocabulary)]
        for hit in sides if len(seen) + len(sides) == count else named:
            seen.setdefault(hit.name.id or "", hit)
        if len(seen) >= count:
            break
    hits = sorted(seen.values(), key=lambda hit: hit.first)
    return hits if len(hits) == count else []


def _members(found: Findings, token: Token) -> frozenset[str] | None:
    """The members of the organisation in "the two *NATO* allies"; `None` where none is named or known."""
    named = [hit.name.id for hit in found.hits_before(token) if hit.name.sense is Sense.ORGANISATION]
    return (found.memberships.members(named[0], found.day) or None) if named and named[0] is not None else None


def is_one_member(found: Findings, token: Token) -> bool:
    """Whether a phrase is about one member of an organisation that the lexicon knows ("the *NATO* member")."""
    one = token.tag_ == "NN" and (token.lemma_.lower() in found.vocabulary.members or token.lower_ == "member")
    return one and _members(found, token) is not None


def _member_before(found: Findings, token: Token) -> Hit | None:
    """The state that "the NATO member" means: the only member among the states named last; `None` if there are more."""
    if not any(child.lower_ in ("the", "this", "that") for child in token.children if child.i < token.i):
        return None
    members = _members(found, token) or frozenset()
    here = found.sentence_of[token.i]
    for number in range(here, max(-1, here - _SENTENCES_BACK), -1):
        named = [hit for hit in _distinct(found, number, token.i) if hit.name.id in members]
        if named:
            return named[0] if len(named) == 1 else None
    return None


def persons_before(found: Findings, token: Token, noun: AgentNoun | None) -> list[Mention]:
    """Last mentions of the people whom "the two leaders" means; empty where there are not just so many."""
    count = _count(token) if noun is not None and noun.plural and not noun.agent.body else 0
    if not count:
        return []
    here = found.sentence_of[token.i]
    at = bisect_left(found.mentions, token.i, key=lambda mention: mention.run.first)
    for reach in range(_SENTENCES_BACK + 1):
        near = [mention for mention in found.mentions[:at] if here - found.sentence_of[mention.head] <= reach]
        people = {id(mention.person): mention for mention in near}
        if len(people) >= count:
            return sorted(people.values(), key=lambda mention: mention.head) if len(people) == count else []
    return []


def _count(token: Token) -> int:
    """How many "the two", "both", "the three" say there are; 0 where nothing says it."""
    words = {child.lower_ for child in token.children if child.i < token.i}
    if words & _TWOFOLD:
        return 2
    if not words & {"the", "these", "those", "all"}:
        return 0
    return next((count for word, count in _NUMBERS.items() if word in words), 0)


def _distinct(found: Findings, number: int, before: int) -> list[Hit]:
    """The states and organisations named in a sentence before the token `before`, each once."""
    seen: dict[str, Hit] = {}
    for hit in found.hits:
        if hit.first >= before or found.sentence_of[hit.first] > number:
            break
        key = hit.name.id
        if (
            found.sentence_of[hit.first] == number
            and key is not None
            and hit.name.sense not in (Sense.CITY, Sense.REGION)
        ):
            seen.setdefault(key, hit)
    return list(seen.values())


def named_by(found: Findings, token: Token) -> Hit | None:
    """The name that "the alliance", "the rebels", "the island" or "the NATO member" means, if but one can be."""
    if is_one_member(found, token):
        return _member_before(found, token)
    lemma = token.lemma_.lower()
    fitting = found.vocabulary.descriptions.get(lemma)
    if (fitting is None and lemma not in found.vocabulary.groups) or not is_bare_definite(token):
        return None
    if fitting is not None:
        hit = _only_name(found, token, lambda hit: _whole(found, hit) in fitting)
        if hit is not None:
            return replace(hit, name=replace(hit.name, id=_whole(found, hit)))
    if lemma in found.vocabulary.groups:
        return _only_name(found, token, lambda hit: hit.name.sense is Sense.ARMED and hit.name.sector != "CVL") or (
            _only_name(found, token, lambda hit: hit.name.sense is Sense.METONYM and hit.name.sector in ("OPP", "PTY"))
        )
    return None


def _whole(found: Findings, hit: Hit) -> str | None:
    """The id of the organisation of which the named body is an organ, else its own."""
    return found.vocabulary.organs.get(hit.name.id or "", hit.name.id)


def described(found: Findings, token: Token, noun: AgentNoun | None) -> Iterator[Token]:
    """Heads of earlier phrases that a bare definite description may take up, the likeliest first."""
    if noun is None or not is_bare_definite(token, besides=found.vocabulary.transparent):
        return
    if not noun.plural and not noun.agent.body:
        yield from _office_holders(found, token, noun)
    yield from same_noun(found, token)


def is_bare_definite(token: Token, besides: frozenset[str] = frozenset()) -> bool:
    """Whether it has nothing before it but "the", and no complement."""
    before = [child for child in token.children if child.i < token.i and child.lower_ not in besides]
    if any(child.dep_ in ("prep", "poss") and child.lower_ in ("of", "for") for child in token.rights):
        return False
    return len(before) == 1 and before[0].lower_ in ("the", "this", "that")


def is_indefinite(token: Token) -> bool:
    """Whether the phrase of `token` has neither article nor possessor nor demonstrative ("rights groups")."""
    return not any(child.dep_ in ("det", "poss") for child in token.children if child.i < token.i)


def _only_name(found: Findings, token: Token, fits: Callable[[Hit], bool]) -> Hit | None:
    """The name that fits, if the text before has but one such."""
    seen: dict[str, Hit] = {}
    for hit in found.hits[: bisect_left(found.hit_starts, token.i)]:
        if fits(hit) and hit.name.id is not None:
            seen[found.vocabulary.organs.get(hit.name.id, hit.name.id)] = hit
    return next(iter(seen.values())) if len(seen) == 1 else None


def _office_holders(found: Findings, token: Token, noun: AgentNoun) -> Iterator[Token]:
    """The last person named before who holds this office."""
    at = bisect_left(found.mentions, token.i, key=lambda mention: mention.run.first)
    word = found.tokens[noun.head].lower_
    for mention in reversed(found.mentions[:at]):
        role = mention.person.role
        if role is not None and word in role.lower().split():
            yield found.tokens[mention.head]
            return


def same_noun(found: Findings, token: Token) -> Iterator[Token]:
    """The last phrase before with the same noun and something more to say than this one."""
    lower = token.lower_
    for at in range(token.i - 1, max(-1, token.i - _LOOK_BACK), -1):
        other = found.tokens[at]
        if other.lower_ == lower and not is_bare_definite(other) and other.pos_ in ("NOUN", "PROPN"):
            yield other


def earlier_subjects(pronoun: Token) -> list[Token]:
    """Subjects that a pronoun may take up: of the verbs above it, then of the sentence before."""
    subjects: list[Token] = []
    here = pronoun
    objective = pronoun.dep_ in ("dobj", "dative", "pobj")
    while here.head.i != here.i:
        here = here.head
        own = objective and here.pos_ in ("VERB", "AUX")
        if own:
            objective = False
            continue
        subjects.extend(child for child in children(here, "nsubj", "nsubjpass") if child.i < pronoun.i)
        for clause in children(here, "ccomp"):
            if any(mark.text == ";" for mark in here.children if clause.i < mark.i < pronoun.i):
                subjects.extend(children(clause, "nsubj", "nsubjpass"))
    start = pronoun.sent.start
    if start:
        root = pronoun.doc[start - 1].sent.root
        subjects.extend(children(root, "nsubj", "nsubjpass"))
    return subjects
