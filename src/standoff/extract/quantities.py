"""Quantities: amounts of what a crisis is counted in, with whose they are and where.

An amount becomes a record when the lexicon knows its unit and the unit's class asks for no more than
the text gives (`Need`): troops and tankers always, people from ten on or with their fate, officials
only with a fate, distances only beside a range, a border or a weapon.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.annotate.amounts import AMOUNTS, Amount
from standoff.annotate.article import Article, Layer
from standoff.annotate.factuality import judge
from standoff.annotate.parse import PARSE
from standoff.annotate.parties import PARTIES
from standoff.annotate.places import place_of
from standoff.annotate.syntax import agents, ancestors, clause_head, objects_of, subjects, subtree_span
from standoff.annotate.times import TIMES
from standoff.extract.statements import innermost_statement
from standoff.lexicon import Lexicon
from standoff.lexicon.amounts import AmountWords, Need, read_amounts
from standoff.lexicon.hedges import read_outlooks
from standoff.model import Party, PartyKind, Quantity, Span, Status, record_id

QUANTITIES: Layer[tuple[Quantity, ...]] = Layer("quantities")

_FORCES = frozenset({"forces", "weapons", "vehicles", "security"})
_VICTIMS = frozenset({"casualties", "people", "displaced", "detained", "officials", "forces", "security"})
_PEOPLE = frozenset({"people", "officials", "monitors", "security", "forces"})
_LIFELESS = frozenset({"money", "percent", "energy", "mass", "area", "distance", "votes", "trade", "jobs"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you", "who", "its", "their", "his", "her", "anyone"})
_PLAIN = frozenset({"money", "percent"})
_LARGE_SUM = 1_000_000
_INTO = frozenset({"of", "including", "with", "in"})
_MANY = 10
_CONFIDENCE = 0.8
_CONFIDENCE_RANGE = 0.7
_DOUBTS = {
    Status.PLANNED: "the clause tells a plan or intention",
    Status.HYPOTHETICAL: "the clause tells a possibility",
    Status.ALLEGED: "the clause tells an allegation",
    Status.NEGATED: "the clause is negated",
    Status.DENIED: "the clause is denied",
}


def find_quantities(article: Article, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """All counts that a record keeps, in order of the text."""
    words = lexicon.table(read_amounts)
    topics = lexicon.table(read_outlooks).topics
    return tuple(
        _quantity(article, amount, unit, words, lexicon)
        for amount in article[AMOUNTS]
        if (unit := _unit(article, amount, words)) is not None and _is_public(article, amount, topics)
    )


def _unit(article: Article, amount: Amount, words: AmountWords) -> str | None:
    """The unit under which the amount is kept, with the fate ("soldiers killed"); `None` if it is not."""
    if amount.known is None:
        return _unit_of_unknown(article, amount)
    if amount.known.cls in _PEOPLE and _speaks(article, amount):
        return None
    if not _meets_need(amount, words):
        return None
    name = amount.unit or amount.known.plural
    if amount.fate is None or amount.known.cls in _LIFELESS or amount.fate in name.split():
        return name
    return f"{name} {amount.fate}"


def _is_public(article: Article, amount: Amount, topics: frozenset[str]) -> bool:
    """Whether a percentage or a sum below a million stands in a sentence about parties or public affairs."""
    if amount.known is None or amount.known.cls not in _PLAIN:
        return True
    sizes = [size for size in (amount.value, amount.low, amount.high) if size is not None]
    if amount.known.cls == "money" and sizes and max(sizes) >= _LARGE_SUM:
        return True
    sentence = amount.head.sent
    if any(token.lemma_.lower() in topics for token in sentence):
        return True
    named = article[PARTIES].named_in(sentence.start_char, sentence.end_char)
    return any(party.kind in (PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.BLOC) for party in named)


def _unit_of_unknown(article: Article, amount: Amount) -> str | None:
    """A count without a noun is named by its fate; one of a party's people by their name."""
    if amount.noun is None:
        return amount.fate if amount.value != 1 else None
    noun = amount.noun
    if not noun.text[0].isupper() or not _is_large(amount):
        return None
    people = (*article[PARTIES].of(noun), *article[PARTIES].owners(noun))
    if not any(party.kind in (PartyKind.GROUP, PartyKind.STATE) for party in people) or _speaks(article, amount):
        return None
    return f"{amount.unit} {amount.fate}" if amount.fate else amount.unit


def _meets_need(amount: Amount, words: AmountWords) -> bool:
    assert amount.known is not None
    if amount.value == 1 and amount.fate is None and amount.known.cls in (*_PEOPLE, "attacks", "buildings", "votes"):
        return False
    match amount.known.need:
        case Need.NOTHING:
            return True
        case Need.FATE:
            return amount.fate is not None
        case Need.TEN:
            return amount.fate is not None or _is_large(amount)
        case Need.RANGE:
            return _is_reach(amount, words)


def _is_large(amount: Amount) -> bool:
    sizes = [size for size in (amount.value, amount.low, amount.high) if size is not None]
    return bool(sizes) and max(sizes) >= _MANY


def _is_reach(amount: Amount, words: AmountWords) -> bool:
    """Whether a distance stands beside a range, a border or a weapon, in its phrase or right above it."""
    if any(token.lower_ in words.ranges for token in amount.head.subtree):
        return True
    for steps, above in enumerate(ancestors(amount.head)):
        if above.lower_ in words.ranges or any(child.lower_ in words.ranges for child in above.children):
            return True
        if above.pos_ == "VERB" or steps >= 3:
            return False
    return False


def _speaks(article: Article, amount: Amount) -> bool:
    """Whether the counted people are the source of what is said ("two officials said")."""
    if amount.fate is not None:
        return False
    middle = amount.head.idx
    doc = article[PARSE]
    statement = innermost_statement(article, *_sentence(doc[amount.head.i]))
    if statement is not None and statement.speaker is not None:
        return statement.speaker.start <= middle < statement.speaker.end
    governor = amount.head.head
    return amount.head.dep_ == "nsubj" and governor.lemma_ in ("say", "tell", "confirm", "add", "describe", "claim")


def _sentence(token: Token) -> tuple[int, int]:
    sentence = token.sent
    return sentence.start_char, sentence.end_char


def _quantity(article: Article, amount: Amount, unit: str, words: AmountWords, lexicon: Lexicon) -> Quantity:
    clause = subtree_span(article, clause_head(amount.head))
    evidence: tuple[Span, ...] = (amount.span,) if clause == amount.span else (amount.span, clause)
    return Quantity(
        id=record_id(article.document.id, "quantity", evidence, amount.value, amount.low, amount.high, unit),
        doc=article.document.id,
        evidence=evidence,
        confidence=_CONFIDENCE if amount.value is not None else _CONFIDENCE_RANGE,
        coder=article.coder,
        notes=_notes(article, amount, lexicon),
        value=amount.value,
        low=amount.low,
        high=amount.high,
        bound=amount.bound,
        unit=unit,
        holder=_holder(article, amount, words),
        place=_place(article, amount),
        what=amount.what,
    )


def _place(article: Article, amount: Amount) -> Span | None:
    """Where they are: of the phrase, else of its clause; a month or a number of things is no place."""
    place = place_of(article, amount.head) or place_of(article, clause_head(amount.head))
    if place is None or any(time.start < place.end and place.start < time.end for time in article[TIMES]):
        return None
    if any(other.span.overlaps(place) for other in article[AMOUNTS]):
        return None
    return place


def _notes(article: Article, amount: Amount, lexicon: Lexicon) -> tuple[str, ...]:
    """Whose word the count is, and whether its clause tells a fact."""
    notes: list[str] = []
    statement = innermost_statement(article, amount.span.start, amount.span.end)
    if statement is not None and statement.speaker is not None:
        source = statement.speaker.name or statement.speaker.text
        if source.lower() not in _PRONOUNS:
            notes.append(f"according to {source}")
    doubt = _DOUBTS.get(judge(article, clause_head(amount.head), lexicon).status)
    if doubt is not None:
        notes.append(doubt)
    return tuple(notes)


def _holder(article: Article, amount: Amount, words: AmountWords) -> tuple[Party, ...]:
    """Whose they are: by possessor or demonym, by "of" or "from", by a verb of having, by what they are.

    People are from where they belong, arms from who made them. The verb comes before what the article
    alone tells of "troops": "Iraq moved 80,000 troops".
    """
    parties = article[PARTIES]
    noun = amount.noun
    if noun is not None:
        people = _known(parties.of(noun)) if amount.known is None else ()
        found = people or parties.owners(noun)
        if found:
            return found
        links = ("from", "of") if amount.known is not None and amount.known.cls in _VICTIMS else ("of",)
        behind = _known(parties.all(objects_of(noun, *links)))
        if behind and amount.known is not None and amount.known.cls in _VICTIMS | _FORCES:
            return behind
    having = _havers(article, amount.head, amount, words) or _havers(article, amount.number, amount, words)
    return having or (_not_doers(article, amount, _known(parties.of(noun))) if noun is not None else ())


def _not_doers(article: Article, amount: Amount, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Of those whom the counted are taken for, none who did to them what befell them."""
    if amount.fate is None:
        return found
    verb = _top(amount.head).head
    doers = {party.id for party in article[PARTIES].all(agents(verb))} if verb.pos_ == "VERB" else set()
    return tuple(party for party in found if party.id not in doers or party.id is None)


def _known(found: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(
        party for party in found if party.id is not None or party.country is not None or party.name is not None
    )


def _havers(article: Article, token: Token, amount: Amount, words: AmountWords) -> tuple[Party, ...]:
    """The subject of a verb of having, sending, losing ... that governs the amount, or whose that subject is."""
    head = _top(token)
    verb = head.head
    if head.dep_ == "nsubj" and verb.tag_ == "VBG" and verb.dep_ == "ccomp":
        head, verb = verb, verb.head
    if verb.pos_ != "VERB" or verb.lemma_ not in words.holding:
        return ()
    if amount.fate is not None and amount.fate != "lost":
        return ()
    parties = article[PARTIES]
    if head.dep_ in ("dobj", "npadvmod", "dative", "ccomp"):
        havers = subjects(verb)
        return _known(parties.all(havers)) or tuple(owner for haver in havers[:1] for owner in parties.owners(haver))
    if head.dep_ == "nsubjpass":
        return _known(parties.all(objects_of(verb, "by", "from")))
    return ()


def _top(noun: Token) -> Token:
    """The noun that governs a chain of conjuncts, appositions, "of" and "including"."""
    here = noun
    for _ in range(6):
        head = here.head
        if here.dep_ in ("conj", "appos", "nummod", "compound", "quantmod") and head.pos_ in ("NOUN", "PROPN", "NUM"):
            here = head
        elif (
            here.dep_ == "pobj"
            and head.lower_ in ("of", "including", "with", "in")
            and head.head.pos_ in ("NOUN", "PROPN")
        ):
            here = head.head
        else:
            return here
    return here
