"""Who is bound by a conditional, and whether it threatens, promises, refuses, warns or forecasts."""

from dataclasses import replace

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.syntax import agents, children, is_passive, subjects
from standoff.extract.conditionals.consequences import REPORTING, Consequence
from standoff.extract.conditionals.openers import Condition
from standoff.extract.holders import FIRST_PERSON, is_own_side, is_side, parties_of, same_side, speaker_at, statement_at
from standoff.extract.issues import lemma_of
from standoff.extract.polarity import polarity_of
from standoff.extract.stretches import verb_stretches
from standoff.lexicon.stances import Polarity, StanceTable
from standoff.model import ConditionalType, CueClass, Party, Stance

_REFUSING = frozenset({"refuse", "reject", "decline", "rule", "oppose", "veto"})
_COMMITTING = frozenset(
    "agree offer promise pledge vow threaten accept propose undertake swear guarantee commit consent refuse "
    "reject".split()
)
_NAMED = {
    **dict.fromkeys(("threaten",), ConditionalType.THREAT),
    **dict.fromkeys(("promise", "pledge", "agree", "offer", "dangle"), ConditionalType.PROMISE),
    **dict.fromkeys(("refuse",), ConditionalType.REJECT),
}
_WILL = frozenset({"will", "wo", "'ll", "’ll", "shall", "would", "'d", "’d"})
_PERHAPS = frozenset({"could", "may", "might", "can"})
_FEARING = frozenset({"worry", "fear", "warn", "caution", "dread"})
_PUNISHING = frozenset({"face", "pay", "suffer", "regret", "bear", "meet", "answer", "provoke", "trigger", "draw"})
_INSTRUMENTS = frozenset("bill law decree resolution order motion act plan legislation measure".split())
_REGARDING = frozenset({"treat", "regard", "consider", "view", "see"})
_READY = frozenset({"ready", "prepared", "willing", "open"})


def bind(
    article: Article, condition: Condition, consequence: Consequence | None, table: StanceTable
) -> tuple[tuple[Party, ...], ConditionalType]:
    """The holder and type of a conditional.

    A threat, promise or refusal binds the one who acts in it; a warning has the one who warns; a forecast
    of an onlooker binds nobody.
    """
    if consequence is None:
        speaker = _speaking_side(article, condition.head)
        return speaker, ConditionalType.WARNING if speaker else ConditionalType.FORECAST
    consequence = _with_sayer(article, consequence)
    actor = parties_of(article, _actors(consequence))
    speaker = _speaking_side(article, consequence.clause)
    own = _is_own(article, consequence, actor)
    kind = _type(article, consequence, condition, own, bool(speaker), table)
    if kind is ConditionalType.FORECAST:
        return (), kind
    if not speaker and any(token.lower_ in FIRST_PERSON for token in subjects(consequence.clause)):
        own_voice = parties_of(article, subjects(consequence.clause))
        bound = kind is not ConditionalType.WARNING
        return (own_voice, kind) if bound and own_voice else ((), ConditionalType.FORECAST)
    if kind is ConditionalType.WARNING and not own:
        return speaker, kind
    if not speaker and consequence.cue is not None and own:
        speaker = tuple(party for party in parties_of(article, subjects(consequence.cue)) if is_side(party))
    if lemma_of(consequence.clause) in _NAMED and kind is _NAMED[lemma_of(consequence.clause)] and actor:
        return actor, kind
    if speaker and (own or kind is not ConditionalType.PROMISE or not actor):
        return speaker, kind
    holder = tuple(party for party in actor if is_side(party)) or speaker or actor
    if not holder or (kind is ConditionalType.WARNING and not any(is_side(party) for party in holder)):
        return (), ConditionalType.FORECAST
    return holder, kind


def _with_sayer(article: Article, consequence: Consequence) -> Consequence:
    """The consequence with the verb that ends its sentence ("..., Mr. Amadi warned"), where no statement covers it."""
    said = consequence.clause.head
    closing = consequence.clause.dep_ == "ccomp" and said.i > consequence.clause.i and said.lemma_ in REPORTING
    if consequence.cue is not None or not closing or statement_at(article, consequence.clause) is not None:
        return consequence
    return replace(consequence, cue=said)


def _actors(consequence: Consequence) -> list[Token]:
    """Who acts in the consequence; behind a bill or an order those who passed it."""
    found = agents(consequence.act) or subjects(consequence.clause)
    if found and lemma_of(found[0]) in _INSTRUMENTS and found[0].dep_ == "dobj":
        return agents(found[0].head)
    return found


def _speaking_side(article: Article, token: Token) -> tuple[Party, ...]:
    """The speaker at `token`, if it speaks for a side."""
    speaker = speaker_at(article, token)
    return (speaker,) if speaker is not None and is_side(speaker) else ()


def _is_own(article: Article, consequence: Consequence, actor: tuple[Party, ...]) -> bool:
    """Whether the one who acts in the consequence is the one who speaks, or commits itself in the report's voice."""
    subject = subjects(consequence.clause)
    if any(token.lower_ in FIRST_PERSON for token in subject):
        return True
    if is_own_side(article, consequence.clause, actor):
        return True
    if consequence.cue is not None:
        sayers = parties_of(article, subjects(consequence.cue))
        if not actor and subject and subject[0].lower_ in ("it", "he", "she") and any(is_side(s) for s in sayers):
            return True
        if sayers and actor and all(same_side(sayers[0], party) for party in actor):
            return any(is_side(party) for party in actor)
    commits = lemma_of(consequence.clause) in _COMMITTING or _ready(consequence.clause) is not None
    passed = bool(subject) and lemma_of(subject[0]) in _INSTRUMENTS
    return bool(actor) and all(is_side(party) for party in actor) and (commits or passed)


def _ready(clause: Token) -> Token | None:
    return next((child for child in children(clause, "acomp", "oprd") if child.lower_ in _READY), None)


def _type(
    article: Article, consequence: Consequence, condition: Condition, own: bool, spoken: bool, table: StanceTable
) -> ConditionalType:
    clause, act = consequence.clause, consequence.act
    helpers = {child.lower_ for child in children(clause, "aux")}
    negated = any(child.dep_ == "neg" or child.lower_ == "never" for child in (*clause.children, *act.children))
    hurts = _polarity(act, table)
    if lemma_of(clause) in _NAMED and not helpers & _PERHAPS:
        return _NAMED[lemma_of(clause)]
    if _is_refusal(clause, own, spoken, negated, hurts, helpers, table):
        return ConditionalType.REJECT
    if spoken and "can" in helpers and hurts is Polarity.BENEFIT and not negated:
        return ConditionalType.PROMISE
    if helpers & _PERHAPS or (consequence.cue is not None and lemma_of(consequence.cue) in _FEARING and not own):
        fears = consequence.cue is not None and lemma_of(consequence.cue) in _FEARING
        return ConditionalType.WARNING if fears or (spoken and hurts is Polarity.HOSTILE) else ConditionalType.FORECAST
    statement = statement_at(article, clause)
    if own and not negated and statement is not None and statement.cue.cls in (CueClass.WARN, CueClass.THREATEN):
        return ConditionalType.THREAT
    if own:
        return _own_type(clause, act, condition, negated, hurts)
    if spoken and helpers & _WILL:
        if _punishes(clause, table) or (is_passive(clause) and hurts is Polarity.HOSTILE):
            return ConditionalType.THREAT
        if hurts is Polarity.BENEFIT and not negated:
            return ConditionalType.PROMISE
        return ConditionalType.WARNING
    if condition.words == "any":
        return ConditionalType.WARNING
    return ConditionalType.WARNING if spoken and hurts is Polarity.HOSTILE else ConditionalType.FORECAST


def _punishes(clause: Token, table: StanceTable) -> bool:
    """ "Will be met with force", "will face consequences"; not "will face a long winter"."""
    if lemma_of(clause) not in _PUNISHING | _REGARDING:
        return False
    words = {lemma_of(token) for token in clause.subtree}
    if lemma_of(clause) in _REGARDING:
        return bool(words & {"attack", "war", "aggression", "act", "declaration", "provocation", "hostile"})
    return bool(
        words & (table.warned | {"force", "price", "nation", "fire", "war", "steel", "army", "people", "might"})
    )


def _own_type(
    clause: Token, act: Token, condition: Condition, negated: bool, hurts: Polarity | None
) -> ConditionalType:
    """What a side says that it will do itself."""
    if lemma_of(clause) == "threaten":
        return ConditionalType.THREAT
    if hurts is Polarity.HOSTILE:
        return ConditionalType.PROMISE if negated else ConditionalType.THREAT
    if hurts is Polarity.BENEFIT or lemma_of(clause) in _COMMITTING:
        return ConditionalType.PROMISE
    ready = _ready(clause)
    if ready is not None:
        idle = ready.lower_ in ("ready", "prepared") and not any(c.dep_ != "advmod" for c in ready.children)
        return ConditionalType.WARNING if idle else ConditionalType.PROMISE
    return ConditionalType.THREAT if condition.words == "unless" else ConditionalType.WARNING


def _is_refusal(
    clause: Token, own: bool, spoken: bool, negated: bool, hurts: Polarity | None, helpers: set[str], table: StanceTable
) -> bool:
    """ "Will not talk", "that is out of the question", "refused to"."""
    if lemma_of(clause) in _REFUSING and own:
        return True
    if "have" in helpers:
        return False
    if own and negated and hurts is not Polarity.HOSTILE and helpers & (_WILL | {"can", "could", "ca"}):
        return True
    if not spoken or clause.lemma_ != "be":
        return False
    if _is_refusing_predicate(clause, table):
        return True
    hardly = any(below.lower_ in ("hardly", "not", "n't", "n’t", "scarcely") for below in clause.subtree)
    return hardly and any(child.lower_ in ("possible", "acceptable") for child in children(clause, "acomp", "attr"))


def _is_refusing_predicate(clause: Token, table: StanceTable) -> bool:
    """ "Is unacceptable", "is simply out of the question": a predicate of `stances.csv` that refuses."""
    after = [word.lower_.replace("’", "'").replace("n't", "not") for word in clause.doc[clause.i + 1 : clause.i + 8]]
    found = (
        table.predicates.get(tuple(after[first:last])) for first in range(3) for last in range(first + 1, len(after))
    )
    return any(word is not None and word.stance is Stance.REJECT for word in found)


def _polarity(act: Token, table: StanceTable) -> Polarity | None:
    stretches = verb_stretches(act, table.acts.keys())
    found = [polarity_of(stretch, table) for stretch in stretches]
    if Polarity.HOSTILE in found:
        return Polarity.HOSTILE
    return next((polarity for polarity in found if polarity is not None), None)
