"""Who is who in an article: the parties that its noun phrases denote."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice, takewhile

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.parties.affiliations import (
    affiliations,
    belonging_to,
    identity,
    is_association,
    realm_of,
    sector_of,
    telling,
)
from standoff.annotate.parties.build import party_of_name, party_of_person, placed, words_of
from standoff.annotate.parties.descriptions import (
    counted_before,
    described,
    earlier_subjects,
    is_bare_definite,
    is_indefinite,
    named_by,
    persons_before,
    same_noun,
)
from standoff.annotate.parties.findings import Findings, find_all
from standoff.annotate.parties.names import Hit
from standoff.annotate.parties.nations import crafts_of, members_of, of_residents, relations_of, state_beside
from standoff.annotate.parties.offices import (
    find_holders,
    learn_by_elimination,
    learn_offices,
    offices_of,
    resumed_speaker,
)
from standoff.annotate.parties.persons import Mention
from standoff.annotate.parties.phrases import (
    Affiliation,
    AgentNoun,
    complement,
    is_modifier,
    modifier_groups,
)
from standoff.annotate.parties.pronouns import NEUTRAL, PERSONAL, PLURAL, antecedent, is_expletive, learn_genders
from standoff.annotate.parties.untold import with_context
from standoff.annotate.syntax import ancestors, children
from standoff.lexicon import Lexicon
from standoff.lexicon.gazetteer import NATIONS, PLACES, Sense
from standoff.model import Party, PartyKind, Span

_LOCATIVE = frozenset(
    "in at near around outside inside across throughout within into toward towards along over".split()
)
_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_FORCES = frozenset({"MIL", "COP", "SPY", "REB", "PRM"})
_ASSOCIATION = "NGO"
_NOBODY = Affiliation(None, None, None, None, False)


class Parties:
    """The parties of one article, resolved when asked and kept."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        """Find names, people and offices; phrases are resolved when asked for."""
        self._article = article
        self._found: Findings = find_all(article, lexicon)
        self.vocabulary = self._found.vocabulary
        self._memo: dict[int, tuple[Party, ...]] = {}
        self._holders: dict[int, Mention] = {}
        learn_genders(self._found)
        learn_offices(self._found)
        self._learn_by_possessor()
        learn_by_elimination(self._found)
        self._memo.clear()
        self._holders = find_holders(self._found)
        for mention in self._found.mentions:
            self._learn_resumed(mention)
        self._memo.clear()

    def of(self, token: Token) -> tuple[Party, ...]:
        """Who the noun phrase headed by `token` denotes; empty where nobody, or nobody settled."""
        known = self._memo.get(token.i)
        if known is None:
            self._memo[token.i] = ()
            known = self._memo[token.i] = self._resolve(token)
        return known

    def all(self, tokens: Iterable[Token]) -> tuple[Party, ...]:
        """`of` over several tokens in their order, the same party once."""
        parties: list[Party] = []
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
                    parties.append(party)
        return tuple(parties)

    def owners(self, noun: Token) -> tuple[Party, ...]:
        """Whose act or thing `noun` is by possessor, demonym or compound ("Russian invasion")."""
        possessors = children(noun, "poss")
        if possessors:
            return self.all(token for possessor in possessors for token in (possessor, *possessor.conjuncts))
        hits = self._found.hits_before(noun, linked=True)
        named = tuple(party_of_name(self._found, hit) for hit in modifier_groups(self._found.tokens, hits))
        people = [self._found.mention_at.get(at) for at in range(noun.left_edge.i, noun.i)]
        return named or tuple(
            party_of_person(self._found, mention.person, self._found.tokens[mention.head])
            for mention in people[:1]
            if mention
        )

    def described(self, token: Token) -> Party:
        """Whoever the noun phrase headed by `token` describes, as somebody of whom nothing is known."""
        span = words_of(self._found, token)
        return Party(text=span.text, start=span.start, end=span.end, kind=PartyKind.GROUP, anonymous=True)

    def land(self, token: Token) -> Party | None:
        """The state in which the place lies that `token` names ("in *Jericho*"); `None` if it names none."""
        hit = self._found.hit_headed_by(token)
        if hit is None or hit.name.sense not in (*PLACES, Sense.COUNTRY) or hit.name.country is None:
            return None
        return replace(party_of_name(self._found, hit), kind=PartyKind.STATE, sector=None)

    def named_in(self, start: int, end: int) -> tuple[Party, ...]:
        """The parties whose mention lies inside the characters `[start, end)`, in order."""
        tokens = self._found.tokens
        first = bisect_left(tokens, start, key=lambda token: token.idx)
        inside = takewhile(lambda token: token.idx < end, islice(tokens, first, None))
        return self.all(token for token in inside if token.pos_ in ("NOUN", "PROPN", "ADJ"))

    def _resolve(self, token: Token) -> tuple[Party, ...]:
        mention = self._found.mention_at.get(token.i)
        if mention is not None:
            return (party_of_person(self._found, mention.person, token),) if mention.head == token.i else ()
        if token.pos_ == "PRON" or token.tag_ in _PRONOUN_TAGS:
            return self._of_pronoun(token)
        hit = self._found.hit_headed_by(token)
        if is_modifier(token) and not (hit is not None and hit.first <= token.head.i <= hit.last):
            return ()
        holder = self._holders.get(token.i)
        if holder is not None:
            return (party_of_person(self._found, holder.person, token),)
        described = self._found.noun(token)
        for child in children(token, "appos"):
            named = self._found.mention_at.get(child.i)
            if named is not None and described is not None and not described.agent.body:
                return (party_of_person(self._found, named.person, token),)
        if hit is None:
            hit = self._name_beside(token)
        if hit is not None:
            return self._of_hit(hit, token)
        return self._of_noun(token) if token.i not in self._found.by_token else ()

    def _name_beside(self, token: Token) -> Hit | None:
        """The name that the parser took for a clause after its noun ("the bloc ECOWAS closed ...")."""
        following = self._found.tokens[token.i + 1] if token.i + 1 < len(self._found.tokens) else None
        if token.pos_ != "NOUN" or following is None or following.head != token or following.dep_ != "acl":
            return None
        return self._found.hit_headed_by(following) if following.pos_ == "PROPN" else None

    def _learn_resumed(self, mention: Mention) -> None:
        """The office and country of one who "made the remarks" that an unnamed official made just before."""
        office = resumed_speaker(self._found, mention)
        told = self.of(office) if office is not None else ()
        if office is None or len(told) != 1 or told[0].name is not None or told[0].country is None:
            return
        person, party = mention.person, told[0]
        person.id, person.country, person.code = party.id, party.country, party.code
        person.sector, person.role = party.sector, party.role
        self._holders[office.i] = mention

    def _of_noun(self, token: Token) -> tuple[Party, ...]:
        explained = self._found.acronyms.get(token.text)
        if explained is not None and explained != token.i:
            return tuple(placed(self._found, party, token) for party in self.of(self._found.tokens[explained]))
        if token.lemma_.lower() in self._found.vocabulary.quantities or token.like_num:
            whole = complement(token, "of")
            part = self._of_part(token, whole) if whole is not None else ()
            if part:
                return part
        counted = counted_before(self._found, token)
        if counted:
            return tuple(placed(self._found, party_of_name(self._found, hit), token) for hit in counted)
        hit = realm_of(self._found, token) or named_by(self._found, token)
        if hit is not None:
            return (placed(self._found, party_of_name(self._found, hit), token),)
        noun = self._found.noun(token)
        for earlier in described(self._found, token, noun):
            same = tuple(placed(self._found, party, token) for party in self.of(earlier) if party.country or party.id)
            if same:
                return same
        people = persons_before(self._found, token, noun)
        if people:
            return tuple(party_of_person(self._found, mention.person, token) for mention in people)
        if noun is not None:
            return self._of_agents(noun, token)
        found = members_of(self._found, token) or crafts_of(self._found, token) or relations_of(self._found, token)
        return found or self._of_stranger(token)

    def _of_stranger(self, token: Token) -> tuple[Party, ...]:
        """ "Its old foe": never of the country whose foe it is."""
        if token.lemma_.lower() not in self._found.vocabulary.strangers:
            return ()
        owners = {party.country for owner in children(token, "poss") for party in self.of(owner)}
        return state_beside(self._found, token, {country for country in owners if country})

    def _of_part(self, token: Token, whole: Token) -> tuple[Party, ...]:
        return tuple(
            replace(placed(self._found, party, token), kind=PartyKind.GROUP, anonymous=True)
            for party in self.of(whole)
            if party.name is None and party.kind is not PartyKind.STATE
        )

    def _of_pronoun(self, token: Token) -> tuple[Party, ...]:
        word = token.lower_
        if word in _RELATIVE and token.head.dep_ == "relcl":
            return self.of(token.head.head)
        if word == "whose":
            clause = next((verb for verb in ancestors(token) if verb.dep_ == "relcl"), None)
            return self.of(clause.head) if clause is not None else ()
        if word in PERSONAL:
            mention = antecedent(token, self._found.mentions, self._found.tokens, self._found.sentence_of)
            if mention is not None:
                return (party_of_person(self._found, mention.person, token),)
        if (word not in NEUTRAL and word not in PLURAL) or is_expletive(token):
            return ()
        for subject in earlier_subjects(token):
            same = tuple(party for party in self.of(subject) if _agrees(party, plural=word in PLURAL))
            if same:
                return tuple(placed(self._found, party, token) for party in same)
        return ()

    def _of_hit(self, hit: Hit, token: Token) -> tuple[Party, ...]:
        sense = hit.name.sense
        if sense in PLACES and (hit.name.id is None or _is_locative(token, sense)):
            return ()
        party = placed(self._found, party_of_name(self._found, hit), token)
        if hit.name.members:
            state = replace(party, kind=PartyKind.STATE)
            return tuple(replace(state, id=member, country=member, code=member) for member in hit.name.members)
        if sense is Sense.METONYM or (sense is Sense.ARMED and hit.name.sector == "CVL"):
            party = self._of_nation(party, hit, token)
        if sense is Sense.PEOPLE:
            party = of_residents(self._found, party, hit, token)
        if sense in (Sense.PEOPLE, Sense.ADJECTIVE) or (sense is Sense.ARMED and hit.name.sector == "CVL"):
            party = replace(party, kind=PartyKind.GROUP, anonymous=True)
        return (party,)

    def _of_nation(self, party: Party, hit: Hit, token: Token) -> Party:
        """A body that other states have too ("*China's* Coast Guard") is of the state named before it."""
        for other in self._found.hits_within(token.left_edge.i, hit.first - 1):
            country = other.name.country
            if other.name.sense in NATIONS and country is not None:
                return replace(party, id=country, country=country, code=country)
        return party

    def _of_agents(self, noun: AgentNoun, token: Token) -> tuple[Party, ...]:
        told = affiliations(self._found, noun, token)
        if not any(entry.country or entry.id or entry.bloc for entry in told):
            if token.lemma_.lower() in self._found.vocabulary.strangers:
                return self._of_stranger(token)
            told = self._by_possessor(token) or self._by_body(noun, token) or self._by_speaker(noun, token) or told
        told = with_context(self._found, noun, token, told)
        unnamed = not noun.agent.body or (noun.plural and noun.agent.sector not in _FORCES and is_indefinite(token))
        spans = self._spans(noun, token, len(told))
        kind = PartyKind.GROUP if noun.plural else PartyKind.PERSON
        if noun.agent.body:
            kind = PartyKind.ORGANISATION
        role = self._article.text[self._found.tokens[noun.first].idx : self._end(noun.last)]
        sector = sector_of(self._found, noun, token, told, token.left_edge.i)
        acronym = self._found.acronym_of(token) if noun.agent.body else None
        return tuple(
            Party(
                text=span.text,
                start=span.start,
                end=span.end,
                id=identity(noun, entry) or acronym,
                country=entry.country,
                code=entry.code or (_ASSOCIATION if is_association(noun, token, entry) else None),
                sector=sector,
                role=role if kind is PartyKind.PERSON else None,
                kind=kind,
                anonymous=unnamed,
            )
            for entry, span in zip(told or [_NOBODY], spans, strict=True)
        )

    def _spans(self, noun: AgentNoun, token: Token, count: int) -> list[Span]:
        """The words of each party: of "Danish and Swedish ships" the second has its own."""
        span = words_of(self._found, token)
        groups = modifier_groups(self._found.tokens, telling(self._found, noun, self._found.hits_before(token)))
        if count < 2 or len(groups) != count:
            return [span] * max(1, count)
        starts = [span.start, *(self._found.tokens[hit.first].idx for hit in groups[1:])]
        return [self._article.span(start, span.end) for start in starts]

    def _by_possessor(self, token: Token) -> list[Affiliation]:
        """To whom "its army", "the group's leader", "a spokesman for the commission" belongs."""
        if token.lemma_.lower() in self._found.vocabulary.relations:
            return []
        possessors = children(token, "poss")
        below = complement(token, "of", "for") if not possessors else None
        owners = [
            party
            for possessor in (*possessors, *([below] if below is not None else []))
            for party in self.of(possessor)
        ]
        return [belonging_to(party) for party in owners if party.country or party.id]

    def _by_earlier(self, noun: AgentNoun, token: Token) -> list[Affiliation]:
        """To whom "The ambassador, Tran Van Hoa," belongs after "its ambassador to Laos"."""
        told = (self.of(earlier) for earlier in same_noun(self._found, token) if is_bare_definite(token))
        return next(([belonging_to(parties[0])] for parties in told if len(parties) == 1 and parties[0].country), [])

    def _by_body(self, noun: AgentNoun, token: Token) -> list[Affiliation]:
        """To whom a "government negotiator" belongs: to the state whose government was named before."""
        for at in range(noun.first - 1, token.left_edge.i - 1, -1):
            inner = self._found.tokens[at]
            explained = self._found.acronyms.get(inner.text)
            if explained is not None:
                return [belonging_to(party) for party in self.of(self._found.tokens[explained])]
            body = self._found.noun(inner)
            if body is None or not body.agent.body:
                continue
            for earlier in same_noun(self._found, inner):
                told = [belonging_to(party) for party in self.of(earlier) if party.country]
                if told:
                    return [replace(entry, sector=body.agent.sector) for entry in told]
        return []

    def _by_speaker(self, noun: AgentNoun, token: Token) -> list[Affiliation]:
        """Whose "the army" is in what an official says: the official's own state's."""
        if not noun.agent.state or not (noun.agent.body or noun.plural):
            return []
        for verb in ancestors(token):
            if verb.dep_ != "ccomp":
                continue
            for subject in children(verb.head, "nsubj"):
                told = [
                    belonging_to(party) for party in self.of(subject) if party.country and party.id == party.country
                ]
                if told:
                    return [replace(entry, sector=None) for entry in told]
        return []

    def _learn_by_possessor(self) -> None:
        """Country of people whose office is "its spokeswoman", "the group's leader", "government negotiator"."""
        for mention in self._found.mentions:
            person = mention.person
            for noun, _, _ in offices_of(self._found, mention):
                token = self._found.tokens[noun.head]
                if person.country is not None or person.id is not None:
                    break
                person.borrowed = bool(children(token, "poss"))
                told = self._by_possessor(token) or self._by_body(noun, token) or self._by_earlier(noun, token)
                for entry in told[:1]:
                    person.country, person.code = entry.country, entry.code
                    person.id = identity(noun, entry)
                    person.sector = sector_of(self._found, noun, token, [entry], token.left_edge.i) or person.sector

    def _end(self, index: int) -> int:
        last = self._found.tokens[index]
        return last.idx + len(last)


def find_parties(article: Article, lexicon: Lexicon) -> Parties:
    """The parties of an article."""
    return Parties(article, lexicon)


def _is_locative(token: Token, sense: Sense) -> bool:
    if token.dep_ == "pobj":
        return token.head.lower_ in _LOCATIVE
    return token.dep_ in ("npadvmod", "appos", "advmod") or (
        token.dep_ == "ROOT" and sense not in (Sense.CAPITAL, Sense.SEAT)
    )


def _agrees(party: Party, *, plural: bool) -> bool:
    if plural:
        return party.kind in (PartyKind.GROUP, PartyKind.BLOC, PartyKind.ORGANISATION)
    return party.kind in (PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.BLOC)
