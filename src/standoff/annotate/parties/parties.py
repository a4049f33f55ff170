"""Who is who in an article: the parties that its noun phrases denote."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from standoff.annotate.article import Article
from standoff.annotate.parse import PARSE
from standoff.annotate.parties.context import Countries
from standoff.annotate.parties.names import Hit, find_hits, head_of
from standoff.annotate.parties.persons import Mention, Person, find_mentions, learn_leaders
from standoff.annotate.parties.phrases import (
    Affiliation,
    AgentNoun,
    affiliation_of,
    agent_noun,
    complement,
    is_former,
    is_linked,
    is_modifier,
    modifier_groups,
    takes_country_of_place,
)
from standoff.annotate.parties.pronouns import NEUTRAL, PERSONAL, PLURAL, antecedent
from standoff.annotate.parties.runs import find_runs
from standoff.annotate.syntax import children, phrase_span
from standoff.lexicon import Lexicon
from standoff.lexicon.agents import Agents, read_agents
from standoff.lexicon.gazetteer import PLACES, Sense, read_gazetteer
from standoff.lexicon.persons import PersonWords, read_person_words
from standoff.model import Party, PartyKind

_LOCATIVE = frozenset(
    "in at near around outside inside across throughout within into toward towards along over".split()
)
_QUANTITIES = frozenset(
    (
        "dozen hundred thousand million score ten group number lot majority handful couple pair most some many several "
        "both all few each one two three four five six seven eight nine team crowd members member half plenty dozens "
        "hundreds thousands scores tens millions bunch series convoy column wave band none any rest part"
    ).split()
)
_STATE_SENSES = frozenset({Sense.COUNTRY, Sense.CAPITAL})


class Parties:
    """The parties of one article, resolved when asked and kept."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        """Find names, people and offices; phrases are resolved when asked for."""
        self._article = article
        self._doc: Doc = article[PARSE]
        self._agents: Agents = lexicon.table(read_agents)
        self._words: PersonWords = lexicon.table(read_person_words)
        self._hits = find_hits(self._doc, lexicon.table(read_gazetteer), self._words.given)
        self._hit_starts = [hit.first for hit in self._hits]
        self._by_token: dict[int, list[Hit]] = {}
        for hit in self._hits:
            for index in range(hit.first, hit.last + 1):
                self._by_token.setdefault(index, []).append(hit)
        self._countries = Countries(self._doc, self._hits)
        runs = list(find_runs(self._doc, self._hits, self._agents, self._words))
        self._mentions = find_mentions(self._doc, runs, self._words)
        self._mention_at = {
            index: mention for mention in self._mentions for index in range(mention.run.first, mention.run.last + 1)
        }
        self._memo: dict[int, tuple[Party, ...]] = {}
        for mention in self._mentions:
            self._learn_office(mention)
        learn_leaders(self._mentions, self._words, article.document.published)

    def of(self, token: Token) -> tuple[Party, ...]:
        """Who the noun phrase headed by `token` denotes; empty where nobody, or nobody settled."""
        found = self._memo.get(token.i)
        if found is None:
            self._memo[token.i] = ()
            found = self._memo[token.i] = self._resolve(token)
        return found

    def all(self, tokens: Iterable[Token]) -> tuple[Party, ...]:
        """`of` over several tokens in their order, the same party once."""
        found: list[Party] = []
        seen: set[tuple[str | None, ...]] = set()
        for token in tokens:
            for party in self.of(token):
                key = (
                    party.id,
                    party.country,
                    party.sector,
                    party.name,
                    None if party.id or party.name else party.text,
                )
                if key not in seen:
                    seen.add(key)
                    found.append(party)
        return tuple(found)

    def owners(self, noun: Token) -> tuple[Party, ...]:
        """Whose act or thing `noun` is by possessor, demonym or compound ("Russian invasion")."""
        possessors = children(noun, "poss")
        if possessors:
            return self.all(conjunct for possessor in possessors for conjunct in (possessor, *possessor.conjuncts))
        return tuple(
            self._of_affiliation(affiliation_of(hit), hit)
            for hit in modifier_groups(self._doc, self._hits_before(noun, linked=True))
        )

    def named_in(self, start: int, end: int) -> tuple[Party, ...]:
        """The parties whose mention lies inside the characters `[start, end)`, in order."""
        span = self._doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            return ()
        heads: list[Token] = []
        for token in span:
            if self._by_token.get(token.i) or token.i in self._mention_at or token.pos_ in ("NOUN", "PROPN"):
                heads.append(token)
        return self.all(heads)

    def _resolve(self, token: Token) -> tuple[Party, ...]:
        mention = self._mention_at.get(token.i)
        if mention is not None:
            return (self._of_person(mention.person, token),) if mention.head == token.i else ()
        if is_modifier(token) and token.tag_ not in ("PRP$", "WP$"):
            hits = self._by_token.get(token.i, ())
            if not any(hit.first <= token.head.i <= hit.last for hit in hits):
                return ()
        if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$", "WP", "WDT"):
            return self._of_pronoun(token)
        for child in children(token, "appos"):
            named = self._mention_at.get(child.i)
            if named is not None and agent_noun(token, self._agents) is not None:
                return (self._of_person(named.person, token),)
        hit = self._hit_headed_by(token)
        if hit is not None:
            party = self._of_hit(hit, token)
            return (party,) if party is not None else ()
        noun = agent_noun(token, self._agents)
        if noun is not None:
            return self._of_agents(noun, token)
        if token.lemma_.lower() in _QUANTITIES or token.like_num:
            whole = complement(token, "of")
            return self._of_part(token, whole) if whole is not None else ()
        return ()

    def _of_part(self, token: Token, whole: Token) -> tuple[Party, ...]:
        span = phrase_span(self._article, token)
        return tuple(
            replace(party, text=span.text, start=span.start, end=span.end, kind=PartyKind.GROUP, anonymous=True)
            for party in self.of(whole)
            if party.name is None
        )

    def _of_pronoun(self, token: Token) -> tuple[Party, ...]:
        word = token.lower_
        if word in ("who", "which", "that", "whom") and token.head.dep_ == "relcl":
            return self.of(token.head.head)
        if word in PERSONAL:
            mention = antecedent(token, self._mentions)
            if mention is not None:
                return (self._of_person(mention.person, token),)
        if word in NEUTRAL or word in PLURAL:
            return self._of_subject_before(token)
        return ()

    def _of_subject_before(self, pronoun: Token) -> tuple[Party, ...]:
        """The subject of the clause above or of the sentence before, taken up by "it" or "they"."""
        plural = pronoun.lower_ in PLURAL
        for subject in _earlier_subjects(pronoun):
            for party in self.of(subject):
                if _agrees(party, plural):
                    return (replace(party, text=pronoun.text, start=pronoun.idx, end=pronoun.idx + len(pronoun)),)
        return ()

    def _hit_headed_by(self, token: Token) -> Hit | None:
        """The name whose governing token is `token`."""
        hits = self._by_token.get(token.i)
        if not hits:
            return None
        hit = hits[-1]
        return hit if head_of(self._doc, hit.first, hit.last).i == token.i else None

    def _of_hit(self, hit: Hit, token: Token) -> Party | None:
        name = hit.name
        if name.sense in PLACES and (name.country is None or _is_locative(token, hit)):
            return None
        span = phrase_span(self._article, head_of(self._doc, hit.first, hit.last))
        party = self._of_affiliation(affiliation_of(hit), hit)
        people = name.sense is Sense.PEOPLE or (name.sense is Sense.ADJECTIVE)
        if people:
            party = replace(party, kind=PartyKind.GROUP, anonymous=True)
        return replace(party, text=span.text, start=span.start, end=span.end)

    def _of_affiliation(self, affiliation: Affiliation, hit: Hit) -> Party:
        """A party for the name itself."""
        first, last = self._doc[hit.first], self._doc[hit.last]
        span = self._article.span(first.idx, last.idx + len(last))
        kind = {
            Sense.METONYM: PartyKind.ORGANISATION,
            Sense.ORGANISATION: PartyKind.ORGANISATION,
            Sense.BLOC: PartyKind.BLOC,
            Sense.ARMED: PartyKind.ORGANISATION,
            Sense.CITY: PartyKind.GROUP,
            Sense.REGION: PartyKind.GROUP,
        }.get(hit.name.sense, PartyKind.STATE)
        return Party(
            text=span.text,
            start=span.start,
            end=span.end,
            id=affiliation.id,
            country=affiliation.country,
            code=affiliation.code,
            sector=affiliation.sector if hit.name.sense is not Sense.COUNTRY else None,
            kind=kind,
        )

    def _hits_before(self, noun: Token, *, linked: bool = False) -> list[Hit]:
        """The names among what stands before `noun` in its phrase, "Russian-backed" left out."""
        left = noun.left_edge.i
        at = bisect_left(self._hit_starts, left)
        found = []
        while at < len(self._hits) and self._hits[at].first < noun.i:
            hit = self._hits[at]
            if hit.last < noun.i and (linked or not is_linked(self._doc, hit)):
                found.append(hit)
            at += 1
        return found

    def _affiliations(self, noun: AgentNoun, token: Token) -> list[Affiliation]:
        """To whom those belong whom the phrase of `token` names, one entry for each party."""
        before = self._hits_before(token)
        groups = modifier_groups(self._doc, before)
        if len(groups) == 1:
            return [self._merged(groups[0], before)]
        if groups:
            return [affiliation_of(hit) for hit in groups]
        owner = self._person_before(token)
        if owner is not None and owner.country is not None:
            return [Affiliation(owner.country, owner.country, owner.country, None, True)]
        return self._affiliations_after(noun, token)

    def _merged(self, hit: Hit, hits: Sequence[Hit]) -> Affiliation:
        """A nationality with the sector of the body that follows it ("Chinese State Council officials")."""
        affiliation = affiliation_of(hit)
        for other in hits:
            name = other.name
            if other is not hit and name.sense is Sense.METONYM and name.country in (None, affiliation.country):
                return replace(affiliation, sector=name.sector)
        return affiliation

    def _person_before(self, token: Token) -> Person | None:
        for index in range(token.left_edge.i, token.i):
            mention = self._mention_at.get(index)
            if mention is not None:
                return mention.person
        return None

    def _affiliations_after(self, noun: AgentNoun, token: Token) -> list[Affiliation]:
        prepositions = ["of", "from", "for", "at"] if noun.agent.open or noun.agent.office else ["of", "from"]
        if takes_country_of_place(noun.agent) or noun.agent.body:
            prepositions.append("in")
        if noun.agent.sector == "EDU":
            return []
        for preposition in prepositions:
            below = complement(token, preposition)
            if below is not None:
                found = self._affiliations_of(below)
                if found:
                    return found
        below = complement(token, "in")
        inner = agent_noun(below, self._agents) if below is not None else None
        return self._affiliations_of(below) if below is not None and inner is not None and inner.agent.body else []

    def _affiliations_of(self, below: Token) -> list[Affiliation]:
        hit = self._hit_headed_by(below)
        if hit is not None:
            return [affiliation_of(hit)]
        noun = agent_noun(below, self._agents)
        if noun is None:
            groups = modifier_groups(self._doc, self._hits_before(below))
            return [replace(affiliation_of(hit), sector=None) for hit in groups[:1]]
        found = self._affiliations(noun, below)
        sector = noun.agent.sector
        if found:
            return [replace(entry, sector=entry.sector or sector) for entry in found]
        return [Affiliation(None, None, None, sector, noun.agent.state)]

    def _body_before(self, token: Token, noun: AgentNoun) -> str | None:
        """The sector of a body in a compound before the noun ("army spokesman", "Foreign Ministry official")."""
        for at in range(noun.first - 1, token.left_edge.i - 1, -1):
            inner = agent_noun(self._doc[at], self._agents)
            if inner is not None and inner.agent.sector is not None:
                return inner.agent.sector
        return None

    def _of_agents(self, noun: AgentNoun, token: Token) -> tuple[Party, ...]:
        affiliations = self._affiliations(noun, token)
        if not any(entry.country or entry.id for entry in affiliations):
            country = self._countries.only(token)
            if country is not None and _may_take_context(noun):
                sector = affiliations[0].sector if affiliations else None
                affiliations = [Affiliation(country, country, country, sector, True)]
        span = phrase_span(self._article, token)
        kind = PartyKind.ORGANISATION if noun.agent.body else PartyKind.GROUP if noun.plural else PartyKind.PERSON
        sector = self._sector(noun, token, affiliations)
        role = None
        if kind is PartyKind.PERSON:
            role = self._doc[noun.first : noun.last + 1].text
        return tuple(
            Party(
                text=span.text,
                start=span.start,
                end=span.end,
                id=_id(noun, entry),
                country=entry.country,
                code=entry.code,
                sector=sector,
                role=role,
                kind=kind,
                anonymous=not noun.agent.body,
            )
            for entry in affiliations or [Affiliation(None, None, None, None, False)]
        )

    def _sector(self, noun: AgentNoun, token: Token, affiliations: Sequence[Affiliation]) -> str | None:
        if is_former(token, noun.first) and not noun.agent.body:
            return "ELI"
        if not noun.agent.open:
            return noun.agent.sector
        told = next((entry.sector for entry in affiliations if entry.sector), None) or self._body_before(token, noun)
        if told is not None:
            return told
        if affiliations and not affiliations[0].state and affiliations[0].id is not None:
            return None
        return noun.agent.sector if any(entry.country for entry in affiliations) or noun.agent.sector == "MIL" else None

    def _learn_office(self, mention: Mention) -> None:
        """What office and apposition tell of the person."""
        person, run = mention.person, mention.run
        if run.office is not None:
            token = self._doc[run.office.head]
            self._learn(person, run.office, token, first=run.office_first, last=run.first - 1)
        elif run.titles:
            title = self._words.titles[self._doc[run.titles[-1]].text]
            person.sector = person.sector or title.sector
            person.role = person.role or title.role
        head = self._doc[mention.head]
        self._learn_possessor(person, head)
        apposed = children(head, "appos")
        if head.dep_ == "appos":
            apposed.append(head.head)
        for other in apposed:
            noun = agent_noun(other, self._agents)
            if noun is not None and other.i not in self._mention_at:
                span = phrase_span(self._article, other)
                inside = self._doc.char_span(span.start, span.end, alignment_mode="expand")
                if inside is not None:
                    self._learn(person, noun, other, first=inside.start, last=inside.end - 1)

    def _learn_possessor(self, person: Person, head: Token) -> None:
        """ "Russia's Putin", "the Kremlin's Peskov"."""
        for possessor in children(head, "poss"):
            hit = self._hit_headed_by(possessor)
            if hit is not None and person.country is None and person.id is None:
                entry = affiliation_of(hit)
                person.id, person.country, person.code = entry.id, entry.country, entry.code
                person.sector = person.sector or entry.sector

    def _learn(self, person: Person, noun: AgentNoun, token: Token, *, first: int, last: int) -> None:
        if person.told:
            return
        affiliations = self._office_affiliations(noun, token, first, last)
        former = any(self._doc[at].lower_ == "former" for at in range(max(0, first - 1), noun.first))
        while self._doc[first].tag_ == "DT" and first < noun.first:
            first += 1
        role = self._doc[first : last + 1].text
        sector = "ELI" if former else self._sector(noun, token, affiliations)
        if not affiliations and _may_take_context(noun):
            country = self._countries.everywhere()
            if country is not None:
                affiliations = [Affiliation(country, country, country, sector, True)]
                sector = sector or ("ELI" if former else noun.agent.sector)
        person.role = person.role or role
        person.sector = person.sector or sector
        person.former = former
        for entry in affiliations[:1]:
            person.id, person.country, person.code = _id(noun, entry), entry.country, entry.code
        person.told = bool(affiliations)

    def _office_affiliations(self, noun: AgentNoun, token: Token, first: int, last: int) -> list[Affiliation]:
        """As `_affiliations`, but over the tokens of the office's phrase, whatever the parse made of them."""
        before = [hit for hit in self._hits if first <= hit.first and hit.last < noun.head]
        before = [hit for hit in before if not is_linked(self._doc, hit)]
        groups = modifier_groups(self._doc, before)
        if groups:
            return [self._merged(groups[0], before)]
        after = [hit for hit in self._hits if noun.last < hit.first and hit.last <= last]
        if after and self._doc[noun.last + 1].lower_ in ("of", "for"):
            return [affiliation_of(after[0])]
        return self._affiliations(noun, token)

    def _of_person(self, person: Person, token: Token) -> Party:
        span = phrase_span(self._article, token)
        if token.pos_ == "PRON":
            span = self._article.span(token.idx, token.idx + len(token))
        return Party(
            text=span.text,
            start=span.start,
            end=span.end,
            id=person.id,
            country=person.country,
            code=person.code,
            sector=person.sector,
            name=person.name,
            role=person.role,
            kind=PartyKind.PERSON,
        )


def find_parties(article: Article, lexicon: Lexicon) -> Parties:
    """The parties of an article."""
    return Parties(article, lexicon)


def _id(noun: AgentNoun, entry: Affiliation) -> str | None:
    """A state's id is borne only by those who act for it; an organisation's by all who belong to it."""
    if entry.state and not (noun.agent.state or noun.agent.open):
        return None
    return entry.id


def _may_take_context(noun: AgentNoun) -> bool:
    return noun.agent.sector not in ("EDU", "JRN", "SOC", "BUS", "REF", None)


def _is_locative(token: Token, hit: Hit) -> bool:
    head = token.head
    if token.dep_ == "pobj":
        return head.lower_ in _LOCATIVE
    return token.dep_ in ("npadvmod", "appos", "advmod") or (
        token.dep_ == "ROOT" and hit.name.sense not in _STATE_SENSES
    )


def _earlier_subjects(pronoun: Token) -> list[Token]:
    """Subjects that a pronoun may take up: of the verbs above it, then of the sentence before."""
    found: list[Token] = []
    here = pronoun
    while here.head != here:
        here = here.head
        found.extend(child for child in here.children if child.dep_ in ("nsubj", "nsubjpass") and child.i < pronoun.i)
    start = pronoun.sent.start
    if start:
        root = pronoun.doc[start - 1].sent.root
        found.extend(child for child in root.children if child.dep_ in ("nsubj", "nsubjpass"))
    return [token for token in found if token.pos_ != "PRON" or token.i != pronoun.i]


def _agrees(party: Party, plural: bool) -> bool:
    if plural:
        return party.kind is PartyKind.GROUP or party.kind is PartyKind.BLOC or party.kind is PartyKind.ORGANISATION
    return party.kind in (PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.BLOC)
