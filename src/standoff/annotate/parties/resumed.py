"""What the sentences around tell of officials without a country: who spoke before, to whom they speak, from where."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from standoff.annotate.parties.affiliations import affiliations
from standoff.annotate.parties.findings import Findings
from standoff.annotate.parties.persons import SPEECH
from standoff.annotate.parties.phrases import Affiliation, AgentNoun, affiliation_of
from standoff.annotate.parties.pronouns import first_conjunct
from standoff.annotate.syntax import children
from standoff.lexicon.gazetteer import PLACES, Sense

_AT = frozenset({"to", "on", "upon", "against", "with", "from", "at"})
_DEPARTMENTS_BACK = 2


def addressed(found: Findings, token: Token) -> set[str]:
    """The states to which, or against which, whoever `token` names speaks ("X urged *Chad*"): never X's own."""
    subject = first_conjunct(token)
    if subject.dep_ != "nsubj":
        return set()
    countries: set[str] = set()
    for verb in (subject.head, *subject.head.conjuncts):
        if verb.lemma_ in found.vocabulary.addressing:
            for other in _objects(verb):
                hit = found.hit_headed_by(other)
                if hit is not None and hit.name.sense in (Sense.COUNTRY, *PLACES) and hit.name.country is not None:
                    countries.add(hit.name.country)
    return countries


def _objects(verb: Token) -> Iterator[Token]:
    """Objects of a verb of address, also those the parser takes for subjects of what is asked of them."""
    objects = [*children(verb, "dobj", "dative")]
    for prep in children(verb, "prep", "dative"):
        if prep.lower_ in _AT:
            objects += children(prep, "pobj")
    for clause in children(verb, "ccomp"):
        if any(mark.tag_ == "TO" for mark in clause.children):
            objects += children(clause, "nsubj")
    for other in objects:
        yield other
        yield from other.conjuncts


def speaks_at_home(found: Findings, token: Token) -> bool:
    """Whether whoever `token` names speaks to a parliament that is named without its state ("told parliament")."""
    subject = first_conjunct(token)
    if subject.dep_ != "nsubj" or subject.head.lemma_ not in found.vocabulary.telling_to:
        return False
    houses = ((other, found.noun(other)) for other in _objects(subject.head))
    return any(
        noun is not None and noun.agent.sector == "LEG" and noun.agent.body and not found.hits_before(other)
        for other, noun in houses
    )


def answers(found: Findings, token: Token) -> bool:
    """Whether whoever `token` names speaks of another's words or deeds ("*dismissed* the claim")."""
    verb = first_conjunct(token).head
    return verb.lemma_ in found.vocabulary.answering or verb.lemma_ in found.vocabulary.addressing


def spoken_before(found: Findings, noun: AgentNoun, token: Token) -> Affiliation | None:
    """The body that spoke in the sentence before a bare spokesperson ("*Norway's ministry* said ... A spokesman ...").

    `None` where the phrase tells of a body itself, or where nobody settled spoke.
    """
    if token.lemma_.lower() not in found.vocabulary.spokesmen or not _is_bare(found, noun, token):
        return None
    before = _sentence_before(found, found.sentence_of[token.i])
    if before is None:
        return None
    root = found.tokens[bisect_left(found.sentence_of, before)].sent.root
    if root.lemma_ not in SPEECH:
        return None
    speakers = children(root, "nsubj")
    return _belonging(found, speakers[0]) if len(speakers) == 1 else None


def _is_bare(found: Findings, noun: AgentNoun, token: Token) -> bool:
    """Whether nothing in the phrase names a body or owner."""
    if found.hits_before(token) or any(child.dep_ in ("poss", "prep") for child in token.children):
        return False
    return all(found.noun(found.tokens[at]) is None for at in range(token.left_edge.i, noun.first))


def _belonging(found: Findings, speaker: Token) -> Affiliation | None:
    """To whom the body or state belongs that the phrase of `speaker` names; `None` for people."""
    hit, noun = found.hit_headed_by(speaker), found.noun(speaker)
    if hit is not None:
        return affiliation_of(hit) if hit.name.sense not in (Sense.ADJECTIVE, Sense.PEOPLE) else None
    if noun is None or not noun.agent.body:
        return None
    told = affiliations(found, noun, speaker)
    if len(told) != 1 or not (told[0].country or told[0].id):
        return None
    entry = told[0]
    return Affiliation(entry.id, entry.country, entry.code, noun.agent.sector or entry.sector, entry.state)


def body_acting(found: Findings, number: int) -> tuple[Token | None, str | None]:
    """The government or ministry that is the subject of a sentence ("*The Estonian government* ..."), and its state."""
    root = found.tokens[bisect_left(found.sentence_of, number)].sent.root if number >= 0 else None
    subjects = children(root, "nsubj") if root is not None else []
    noun = found.noun(subjects[0]) if len(subjects) == 1 else None
    if noun is None or subjects[0].lemma_.lower() not in found.vocabulary.ruling:
        return None, None
    told = affiliations(found, noun, subjects[0])
    settled = len(told) == 1 and told[0].state and told[0].country is not None
    return (subjects[0], told[0].country) if settled else (None, None)


def of_department(found: Findings, noun: AgentNoun) -> str | None:
    """The country of the ministry, or of the holder without a name, of the same department just before.

    "*Norway's defence ministry* said ... Defence Minister X said": `None` where none is told of.
    """
    wanted = _department(found, noun)
    here = found.sentence_of[noun.head]
    if not wanted or not noun.agent.state or noun.plural:
        return None
    named = {mention.run.office.head for mention in found.mentions if mention.run.office is not None}
    for at in range(bisect_left(found.sentence_of, here) - 1, -1, -1):
        if here - found.sentence_of[at] > _DEPARTMENTS_BACK:
            return None
        other = found.noun(found.tokens[at])
        if other is None or at in named or not _speaks(found, at) or _department(found, other) != wanted:
            continue
        told = affiliations(found, other, found.tokens[at])
        return told[0].country if len(told) == 1 and other.agent.state and told[0].state else None
    return None


def _speaks(found: Findings, at: int) -> bool:
    token = found.tokens[at]
    named = any(child.i in found.mention_at for child in children(token, "appos"))
    return token.dep_ == "nsubj" and not named


def _department(found: Findings, noun: AgentNoun) -> frozenset[str]:
    """The words that tell an office from others ("defence" of a minister or ministry); empty for "the minister"."""
    token = found.tokens[noun.head]
    words = {found.tokens[at].lower_ for at in range(noun.first, noun.last + 1)}
    words |= {
        child.lower_
        for child in token.children
        if child.i < token.i and child.dep_ in ("compound", "amod") and child.i not in found.by_token
    }
    words = {word.replace("defense", "defence") for word in words if word not in ("of", "for", "the", "-")}
    return frozenset(words - found.vocabulary.departments - found.vocabulary.ranks)


def _sentence_before(found: Findings, number: int) -> int | None:
    """The last sentence before the one with this number that has words in it."""
    at = bisect_left(found.sentence_of, number) - 1
    while at > 0 and found.tokens[at].is_space:
        at -= 1
    return found.sentence_of[at] if at >= 0 else None
