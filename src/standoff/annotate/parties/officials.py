"""The country of officials by name whose office does not tell it: by what their speech answers, where, and to whom."""

from collections.abc import Iterator

from spacy.tokens import Token

from standoff.annotate.parties.findings import Findings
from standoff.annotate.parties.names import Hit
from standoff.annotate.parties.persons import Mention, Person
from standoff.annotate.parties.phrases import AgentNoun, complement
from standoff.annotate.parties.resumed import addressed, answers, body_acting, of_department, speaks_at_home
from standoff.annotate.parties.untold import is_whereabouts, told_of
from standoff.lexicon.gazetteer import Sense

_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "poss", "amod", "conj", "agent"})
_TWICE = 2


def countries_of_office(found: Findings, mention: Mention, office: AgentNoun) -> Iterator[str | None]:
    """The countries of which somebody named whose office is of an untold one may be, the likeliest first."""
    head, person = found.tokens[mention.head], mention.person
    yield told_of(found, office, head)
    abroad = found.tokens[office.head].lower_ in found.vocabulary.abroad
    seat = None if abroad else _seat(found, office)
    yield seat
    at_home = None if abroad or seat else found.post
    foreign = at_home is not None and (answers(found, head) or speaks_at_home(found, head))
    for country in (None if abroad else of_department(found, office), None if abroad else _topic(found, mention)):
        if country == at_home or not foreign:
            yield country
    if speaks_at_home(found, head):
        yield at_home
    yield _of_same_office(found, person, office)
    yield found.countries.everywhere(_names_of_others(found, person))
    if at_home is not None and office.agent.state and _is_party(found, at_home):
        yield at_home
    if not abroad:
        yield found.home


def addressed_by(found: Findings, person: Person) -> set[str]:
    """The states that somebody speaks to, against or in answer to anywhere."""
    countries: set[str] = set()
    for mention in found.mentions:
        if mention.person is person:
            head = found.tokens[mention.head]
            countries |= addressed(found, head) | _answered(found, mention, head)
    return countries


def _topic(found: Findings, mention: Mention) -> str | None:
    """The country that the sentence before is about ("*Kenya* refused. Foreign Minister X said ..."), in one line.

    Where X speaks at home, not of whoever had spoken against another ("Kenya protested. X told parliament ...").
    """
    head, told = _subject_before(found, mention)
    if head is None or _passes_on(found, head, found.tokens[mention.head]):
        return None
    if any("\n" in token.text for token in found.tokens[head.i : mention.run.first] if token.is_space):
        return None
    return told


def _subject_before(found: Findings, mention: Mention) -> tuple[Token | None, str | None]:
    """The one state, or else the government, that is the subject of the sentence before, and its country."""
    number = found.sentence_of[mention.head]
    before = found.hits_of_sentence(number - 1) if number > 0 else []
    states = [hit for hit in before if hit.name.sense in (Sense.COUNTRY, Sense.CAPITAL)]
    subjects = [hit for hit in states if _leads_sentence(found.tokens[hit.head])]
    if len(subjects) == 1:
        return found.tokens[subjects[0].head], subjects[0].name.country
    return (None, None) if subjects else body_acting(found, number - 1)


def _leads_sentence(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT"


def _passes_on(found: Findings, subject: Token, speaker: Token) -> bool:
    """Whether after what `subject` did the other side speaks next."""
    words, verb = found.vocabulary, subject.head.lemma_
    states = found.hit_headed_by(subject) is not None
    against = verb in words.addressing or (states and verb in words.answering)
    return verb in words.attacks or (against and speaks_at_home(found, speaker))


def _names_of_others(found: Findings, person: Person) -> list[Hit]:
    """Names that only tell of somebody else's office ("met the *Kenyan* president")."""
    return [
        hit
        for other in found.mentions
        if other.person is not person and other.run.office is not None
        for hit in found.hits_within(other.run.office_first, other.run.first)
    ]


def _of_same_office(found: Findings, person: Person, office: AgentNoun) -> str | None:
    """The country of the only other people named whose office has the same words ("the deputy *foreign minister*")."""
    if office.first == office.head:
        return None
    words = _words(found, office)
    countries = {
        other.person.country
        for other in found.mentions
        if other.person is not person
        and other.person.office is not None
        and _words(found, other.person.office) == words
    }
    countries.discard(None)
    return countries.pop() if len(countries) == 1 else None


def _words(found: Findings, office: AgentNoun) -> list[str]:
    return [found.tokens[at].lower_ for at in range(office.first, office.last + 1)]


def _seat(found: Findings, office: AgentNoun) -> str | None:
    """The country of the capital in which an office is ("a presidential aide *in Ankara*")."""
    head = found.tokens[office.head]
    below = complement(head, "in") if head.lemma_.lower() not in found.vocabulary.spokesmen else None
    hit = found.hit_headed_by(below) if below is not None and office.agent.state else None
    return hit.name.country if hit is not None and hit.name.sense is Sense.CAPITAL else None


def _is_party(found: Findings, country: str) -> bool:
    """Whether the article tells what a state does, or what is done to it, and not only what happens there."""
    heads = [found.tokens[hit.head] for hit in found.hits if hit.name.country == country and not found.is_linked(hit)]
    return sum(head.dep_ in _ROLES and not is_whereabouts(head, found.vocabulary) for head in heads) >= _TWICE


def _answered(found: Findings, mention: Mention, head: Token) -> set[str]:
    """The state that had spoken against another before somebody spoke at home of it."""
    subject, country = _subject_before(found, mention)
    at_home = subject is not None and speaks_at_home(found, head)
    if subject is None or country is None or not at_home:
        return set()
    return {country} if _passes_on(found, subject, head) else set()
