"""What an article tells of the people it names: by title, possessor and apposition."""

from bisect import bisect_left

from spacy.tokens import Token

from standoff.annotate.parties.affiliations import (
    affiliations,
    identity,
    merged,
    sector_of,
    telling,
)
from standoff.annotate.parties.findings import Findings
from standoff.annotate.parties.names import Hit
from standoff.annotate.parties.officials import addressed_by, countries_of_office
from standoff.annotate.parties.persons import Mention, Person, learn_leaders
from standoff.annotate.parties.phrases import (
    Affiliation,
    AgentNoun,
    affiliation_of,
    complement,
    modifier_groups,
)
from standoff.annotate.parties.resumed import spoken_before
from standoff.annotate.parties.runs import Run
from standoff.annotate.parties.untold import NO_CONTEXT, national_office
from standoff.annotate.syntax import children, phrase_span


def learn_offices(found: Findings) -> None:
    """Fill in country, sector and role of everybody named."""
    explained = {id(mention.person) for mention in found.mentions if _has_office(found, mention)}
    named_only = [mention for mention in found.mentions if id(mention.person) not in explained]
    learn_leaders(named_only, found.words, found.year, found.state_then)
    for mention in found.mentions:
        _learn_title(found, mention)
        _learn_possessor(found, mention)
        for noun, first, last in offices_of(found, mention):
            _learn(found, mention.person, noun, first, last)
        _learn_from_leading(found, mention)
    learn_leaders(found.mentions, found.words, found.year, found.state_then)


def learn_by_elimination(found: Findings) -> None:
    """Country of officials of whom nothing tells it, where it can be but one."""
    for mention in found.mentions:
        _learn_by_elimination(found, mention)


def _has_office(found: Findings, mention: Mention) -> bool:
    return bool(offices_of(found, mention))


def offices_of(found: Findings, mention: Mention) -> list[tuple[AgentNoun, int, int]]:
    """The offices that a mention tells: noun, first and last token of its phrase."""
    run = mention.run
    told: list[tuple[AgentNoun, int, int]] = []
    if run.office is not None:
        told.append((run.office, run.office_first, run.first - 1 - len(run.titles)))
    elif (before := _before_comma(found, run)) is not None:
        told.append(before)
    head = found.tokens[mention.head]
    apposed = children(head, "appos")
    if head.dep_ == "appos":
        apposed.append(head.head)
    for other in apposed:
        noun = _inner_office(found, other) or found.noun(other)
        if noun is not None and other.i not in found.mention_at:
            span = phrase_span(found.article, other)
            last = max(at for at in range(other.i, other.right_edge.i + 1) if found.tokens[at].idx < span.end)
            told.append((noun, other.left_edge.i, last))
    return told or _after_comma(found, mention)


def find_holders(found: Findings) -> dict[int, Mention]:
    """Who is named in apposition to an office ("The *ambassador* to Laos, Tran Van Hoa"), by its head."""
    return {
        noun.head: mention
        for mention in found.mentions
        for noun, _, _ in offices_of(found, mention)
        if not noun.agent.body and not noun.plural
    }


def _before_comma(found: Findings, run: Run) -> tuple[AgentNoun, int, int] | None:
    """ "The ambassador to Laos, Tran Van Hoa, ...": an office in the singular right before the comma."""
    tokens = found.tokens
    at = run.first - len(run.titles) - 1
    if at < 1 or tokens[at].text != "," or tokens[at].is_sent_start:
        return None
    for index in range(at - 1, max(-1, at - 9), -1):
        token = tokens[index]
        if token.pos_ in ("VERB", "AUX", "PRON", "PUNCT", "SCONJ", "CCONJ"):
            return None
        noun = found.noun(token)
        if noun is not None and noun.agent.office and not noun.plural:
            bare = token.left_edge.i == index and token.tag_ == "NN"
            return None if bare else (noun, token.left_edge.i, at - 1)
        if token.is_sent_start:
            return None
    return None


def _inner_office(found: Findings, head: Token) -> AgentNoun | None:
    """The office of "a secretary of Ukraine's council", which the parser takes for the council's possessor."""
    for at in range(head.left_edge.i, head.i):
        noun = found.noun(found.tokens[at])
        if noun is not None and noun.agent.office and found.tokens[noun.last + 1].lower_ in ("of", "for", "at"):
            return noun
    return None


def _after_comma(found: Findings, mention: Mention) -> list[tuple[AgentNoun, int, int]]:
    """An apposition that the parser attached elsewhere: name, comma, noun phrase."""
    tokens = found.tokens
    at = mention.run.last + 1
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return []
    for index in range(at + 1, min(at + 10, len(tokens))):
        token = tokens[index]
        if token.pos_ in ("VERB", "AUX", "PRON", "PUNCT", "ADP", "SCONJ", "CCONJ"):
            return []
        noun = found.noun(token)
        if noun is not None and not noun.plural and token.left_edge.i >= at and token.dep_ in ("appos", "conj", "attr"):
            return [(noun, at + 1, max(noun.last, _end_of_complement(tokens, noun.last)))]
    return []


def _end_of_complement(tokens: list[Token], last: int) -> int:
    at = last + 1
    while at < len(tokens) and at - last < 9 and tokens[at].pos_ in ("ADP", "PROPN", "DET", "ADJ", "NOUN", "PART"):
        at += 1
    return at - 1


def _learn_title(found: Findings, mention: Mention) -> None:
    if not mention.run.titles or mention.run.office is not None:
        return
    person = mention.person
    first = mention.run.titles[0]
    title = found.words.titles[found.tokens[mention.run.titles[-1]].text]
    person.sector = person.sector or title.sector
    person.role = person.role or title.role
    for hit in found.by_token.get(first - 1, []):
        if person.country is None and person.id is None:
            _belong(person, affiliation_of(hit))
    if person.country is None and title.role in found.agents.national:
        person.id = person.country = person.code = found.agents.national[title.role]


def _learn_from_leading(found: Findings, mention: Mention) -> None:
    """ "X, who heads Azerbaijan's border service"."""
    person = mention.person
    for clause in children(found.tokens[mention.head], "relcl"):
        if clause.lemma_ not in found.vocabulary.leads or person.country is not None or person.id is not None:
            continue
        for led in children(clause, "dobj"):
            if led.lemma_.lower() in found.vocabulary.upheavals and not found.hits_before(led):
                person.id = person.country = person.code = country_of_upheaval(found)
                continue
            own = found.hit_headed_by(led)
            hits = [own] if own is not None else found.hits_before(led)
            for hit in hits[:1]:
                entry, body = affiliation_of(hit), found.noun(led)
                _belong(person, entry)
                person.sector = person.sector or entry.sector or (body.agent.sector if body is not None else None)


def country_of_upheaval(found: Findings) -> str | None:
    """The only country of which the article says that there was a coup, a junta or a revolt; else `None`."""
    countries: set[str] = set()
    for token in found.tokens:
        lemma = token.lemma_.lower()
        if lemma not in found.vocabulary.upheavals and not (lemma == "power" and token.dep_ == "dobj"):
            continue
        below = complement(token, "in", "of") or (complement(token.head, "in") if token.dep_ == "dobj" else None)
        inside = [found.hit_headed_by(below)] if below is not None else []
        hits = [*found.hits_before(token), *(hit for hit in inside if hit is not None)]
        countries.update(hit.name.country for hit in hits if hit.name.country is not None)
    return countries.pop() if len(countries) == 1 else None


def _learn_possessor(found: Findings, mention: Mention) -> None:
    """ "Peru's Quiroga", "the Kremlin's Belov"."""
    person = mention.person
    if person.country is not None or person.id is not None or mention.run.office is not None:
        return
    for possessor in children(found.tokens[mention.head], "poss"):
        hit = found.hit_headed_by(possessor)
        if hit is not None:
            _belong(person, affiliation_of(hit))
            person.sector = person.sector or hit.name.sector


def _belong(person: Person, entry: Affiliation, party_id: str | None = None) -> None:
    person.id = party_id if party_id is not None else entry.id
    person.country, person.code = entry.country, entry.code


def _learn(found: Findings, person: Person, noun: AgentNoun, first: int, last: int) -> None:
    token = found.tokens[noun.head]
    told = _affiliations(found, noun, first, last)
    settled = any(entry.country or entry.id or entry.bloc for entry in told)
    person.office = person.office or noun
    if person.told or (person.role is not None and not settled and person.sector is not None):
        return
    while first < noun.first and found.tokens[first].tag_ == "DT":
        first += 1
    while last > noun.last and found.tokens[last].pos_ not in ("NOUN", "PROPN", "NUM", "ADJ"):
        last -= 1
    pieces = [found.tokens[at].text_with_ws for at in range(first, last + 1)]
    person.role = "".join(pieces).strip(" ,")
    sector = sector_of(found, noun, token, told, first)
    person.sector = sector if person.sector is None or (sector == "ELI" and not person.told) else person.sector
    if noun.agent.open and person.sector is None and settled and all(entry.state for entry in told):
        person.sector = noun.agent.sector
    for entry in told[:1]:
        if entry.country or entry.id:
            _belong(person, entry)
            person.id = identity(noun, entry)
    person.told = settled


def _affiliations(found: Findings, noun: AgentNoun, first: int, last: int) -> list[Affiliation]:
    """As `affiliations`, but over the tokens of the office's phrase, whatever the parse made of them."""
    before = telling(found, noun, found.hits_within(first, noun.head - 1))
    groups = modifier_groups(found.tokens, before)
    if groups:
        return [merged(groups[0], before)]
    parsed = affiliations(found, noun, found.tokens[noun.head])
    if any(entry.country or entry.id for entry in parsed):
        return parsed
    after = found.hits_within(noun.last + 1, last)
    if after and found.tokens[noun.last + 1].lower_ in ("of", "for", "from") and noun.agent.sector != "EDU":
        return [merged(after[0], after)]
    return parsed


def _learn_by_elimination(found: Findings, mention: Mention) -> None:
    """An official of an untold country: "of X" behind the name, or the only country that it can be."""
    person, office = mention.person, mention.person.office
    if person.country is not None or person.id is not None or (office is None and not mention.run.titles):
        return
    origin = _origin(found, mention)
    if origin is not None:
        _belong(person, affiliation_of(origin))
    elif office is not None and (spoken := spoken_before(found, office, found.tokens[office.head])) is not None:
        _belong(person, spoken)
        person.sector = person.sector or spoken.sector
    elif office is not None and office.agent.sector not in NO_CONTEXT and not person.borrowed:
        others = addressed_by(found, person)
        told = national_office(found, office) or _by_upheaval(found, mention)
        untold = countries_of_office(found, mention, office)
        country = told or next((one for one in untold if one is not None and one not in others), None)
        person.country = person.code = country
        person.id = country if office.agent.state else None


def _by_upheaval(found: Findings, mention: Mention) -> str | None:
    """The country of "the *coup* leader" or "a spokesman for the *junta*"."""
    words: list[Token] = []
    for office, _, _ in offices_of(found, mention):
        head = found.tokens[office.head]
        below = complement(head, "of", "for")
        words += [*found.tokens[head.left_edge.i : head.i], *([below] if below is not None else [])]
    told = any(word.lemma_.lower() in found.vocabulary.upheavals for word in words)
    return country_of_upheaval(found) if told else None


def _origin(found: Findings, mention: Mention) -> Hit | None:
    """The name in "Foreign Minister X *of Georgia*"."""
    at = mention.run.last + 1
    if at + 1 >= len(found.tokens) or found.tokens[at].lower_ not in ("of", "from"):
        return None
    start = at + 2 if found.tokens[at + 1].lower_ == "the" else at + 1
    hits = found.by_token.get(start, [])
    return hits[0] if hits and hits[0].first == start else None


def resumed_speaker(found: Findings, mention: Mention) -> Token | None:
    """The unnamed official who said what the person of `mention`, of whom nothing is told, "made" or "issued".

    "A senior minister said on Monday that ... *X made the remarks* in a speech."
    """
    person, head = mention.person, found.tokens[mention.head]
    number = found.sentence_of[mention.head]
    if person.country is not None or person.role is not None or head.dep_ != "nsubj" or number == 0:
        return None
    verb, words = head.head, found.vocabulary
    objects = [thing for thing in children(verb, "dobj") if thing.lemma_.lower() in words.told]
    if verb.lemma_ not in words.telling or not any(
        child.lower_ in ("the", "these", "those") for thing in objects for child in thing.children
    ):
        return None
    last = bisect_left(found.sentence_of, number) - 1
    while last > 0 and found.tokens[last].is_space:
        last -= 1
    offices = [
        token
        for token in found.tokens[bisect_left(found.sentence_of, found.sentence_of[last]) : last]
        if token.dep_ == "nsubj"
        and (noun := found.noun(token))
        and noun.agent.state
        and not (noun.agent.body or noun.plural)
    ]
    return offices[0] if len(offices) == 1 else None
