"""The finder of positions."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from standoff.annotate.article import Article, Layer
from standoff.annotate.factuality import judge
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.syntax import words_with
from standoff.extract.conditionals import CONDITIONALS
from standoff.extract.holders import is_own_side, parties_of, same_side, statement_at
from standoff.extract.issues import lemma_of
from standoff.extract.positions.acts import act_findings
from standoff.extract.positions.answers import ANSWERS, answered, general_stances
from standoff.extract.positions.copulas import (
    adjective_findings,
    intend_findings,
    intention_findings,
    nothing_findings,
    predicate_findings,
)
from standoff.extract.positions.draft import Draft, drafts_of
from standoff.extract.positions.finding import Finding, turned_by_content
from standoff.extract.positions.idioms import idiom_findings
from standoff.extract.positions.nouns import TAKING_BACK, noun_findings
from standoff.extract.positions.places import addressed, placed
from standoff.extract.positions.prices import price_findings
from standoff.extract.positions.verbs import verb_findings
from standoff.lexicon import Lexicon
from standoff.lexicon.stances import StanceTable, read_stances
from standoff.model import (
    CONDITION_NOTE,
    PASSING_NOTE,
    CueClass,
    Party,
    Position,
    Span,
    Stance,
    Statement,
    Status,
    record_id,
)

POSITIONS: Layer[tuple[Position, ...]] = Layer("positions")

_DOUBLE = frozenset({"rule", "reject", "exclude", "dismiss", "refuse", "oppose", "object", "deny"})
_POSSIBILITIES = frozenset(
    "one another option scenario possibility outcome risk second third danger hope fear idea question chance case "
    "alternative other".split()
)
_ALIKE = ({Stance.OFFER, Stance.PROMISE}, {Stance.PROMISE, Stance.THREAT})
_OPEN_CLASSES = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV"})
_NESTED = 8
_UNREAL = frozenset({Status.NEGATED, Status.DENIED, Status.HYPOTHETICAL})
_OWN_MODALS = frozenset({"would", "can"})
_CONSENT_MODALS = frozenset({"could", "may", "might", "if", "provided", "once"})
"""By these a side says of itself that it may accept ("could live with a freeze if sanctions were lifted")."""
_SPELLED = {"price": CONDITION_NOTE, "passing": PASSING_NOTE}
_MARKED = frozenset({"negated", "future", "duty", "wish", "warned"})


def find_positions(article: Article, lexicon: Lexicon) -> tuple[Position, ...]:
    """Every position that the article reports, in order of the text, each linked to those it answers."""
    table = lexicon.table(read_stances)
    conditionals = article[CONDITIONALS]
    conditions = [conditional.condition for conditional in conditionals]
    findings = [
        turned
        for finding in _constructions(article, table)
        if _is_meant(article, finding, conditions, lexicon)
        for turned in turned_by_content(finding, table)
    ]
    findings = [*_without_doubles(findings), *price_findings(article, conditionals, table)]
    drafts = [draft for finding in findings for draft in drafts_of(article, finding, lexicon)]
    drafts.sort(key=lambda draft: (draft.content[0].start, draft.at))
    return _records(article, _without_repeats(drafts))


def _constructions(article: Article, table: StanceTable) -> Iterator[Finding]:
    layout = article[LAYOUT]
    for token in words_with(article[PARSE], "POS", _OPEN_CLASSES):
        for finding in _at(token, table):
            if not layout.in_heading(finding.trigger.idx):
                yield finding


def _at(token: Token, table: StanceTable) -> Iterator[Finding]:
    """The constructions whose trigger is `token`, or the verb whose helper it is."""
    pos = token.pos_
    if token.tag_ == "MD" or (token.dep_ == "aux" and token.lower_ in ("do", "does")):
        yield from act_findings(token.head, table)
        return
    if pos in ("VERB", "AUX"):
        yield from verb_findings(token, table)
        yield from idiom_findings(token, table)
        yield from intend_findings(token, table)
        yield from predicate_findings(token, table)
        yield from nothing_findings(token, table)
        if token.lower_ == "going":
            yield from act_findings(token, table)
    elif pos in ("NOUN", "PROPN"):
        yield from noun_findings(token, table)
        yield from intention_findings(token, table)
    if token.lower_ in table.adjectives:
        yield from adjective_findings(token, table)


def _is_meant(article: Article, finding: Finding, conditions: Sequence[Span], lexicon: Lexicon) -> bool:
    """Neither inside a condition, nor denied, negated or imagined, nor the refusal of a refusal."""
    trigger = finding.trigger
    if _is_in(conditions, trigger.idx):
        return False
    if finding.stance is Stance.REJECT and any(lemma_of(s.head) in _DOUBLE for s in finding.stretches):
        return False
    statement = statement_at(article, trigger)
    if statement is not None and statement.denies:
        return False
    if "warned" in finding.notes and not _is_warning(statement):
        return False
    if _is_neither(trigger) or _is_scenario(trigger):
        return False
    judgement = judge(article, finding.clause or trigger, lexicon)
    if judgement.status is Status.PLANNED and statement is not None and not set(finding.notes) & _MARKED:
        return is_own_side(article, trigger, parties_of(article, finding.holders))
    if judgement.status not in _UNREAL:
        return (
            finding.stance is not Stance.THREAT or judgement.status is not Status.PLANNED or "future" in finding.notes
        )
    if judgement.status is Status.DENIED:
        return False
    given_up = judgement.reasons == ("negated: no longer",)  # turned into its opposite already
    if given_up or set(finding.notes) & _MARKED:
        return True
    if judgement.status is Status.HYPOTHETICAL:
        words = {reason.split(": ", 1)[1] for reason in judgement.reasons}
        if words <= {"if", "unless", "should", "provided"}:
            return True
        holder = parties_of(article, finding.holders)
        beside = trigger.dep_ in ("advcl", "relcl")
        allowed = _OWN_MODALS | (_CONSENT_MODALS if finding.stance is Stance.ACCEPT else frozenset())
        return words <= allowed and not beside and is_own_side(article, trigger, holder)
    return False


def _is_in(conditions: Sequence[Span], offset: int) -> bool:
    """Whether `offset` lies in one of the conditions, which stand in order of the text and nest a little."""
    after = bisect_right(conditions, offset, key=lambda span: span.start)
    return any(span.end > offset for span in conditions[max(0, after - _NESTED) : after])


def _is_warning(statement: Statement | None) -> bool:
    """Whether what one says that it will do is said as a warning ("warned that it would withhold visas")."""
    return statement is not None and statement.cue.cls in (CueClass.WARN, CueClass.THREATEN)


def _is_neither(trigger: Token) -> bool:
    """ "Neither accepted nor rejected the plan"."""
    first = trigger
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    return any(child.dep_ in ("preconj", "cc") and child.lower_ in ("neither", "nor") for child in first.children)


def _is_scenario(trigger: Token) -> bool:
    """ "One outcome is that Iran accepts a pause": a possibility that is named."""
    clause = trigger
    while clause.dep_ in ("conj", "xcomp", "acomp") and clause.head != clause:
        clause = clause.head
    governor = clause.head
    if clause.dep_ != "ccomp" or governor.lemma_ != "be":
        return False
    return any(child.dep_ == "nsubj" and lemma_of(child) in _POSSIBILITIES for child in governor.children)


def _without_doubles(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out what stands as content below another finding ("refused to *accept* the plan")."""
    kept = list(findings)
    heads = {
        stretch.head.i: finding for finding in kept for stretch in finding.stretches if stretch.head != finding.trigger
    }
    return [
        finding
        for finding in kept
        if finding.trigger.i not in heads
        or heads[finding.trigger.i].trigger == finding.trigger
        or _is_noun_thing(finding, heads[finding.trigger.i])
    ]


def _is_noun_thing(inner: Finding, outer: Finding) -> bool:
    """A demand that is rejected is a position of its own ("Kenya's *demand for X* was rejected")."""
    return inner.trigger.pos_ == "NOUN" and outer.stance in ANSWERS


def _without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each stance, holder and content; of overlapping ones the surer."""
    kept: list[Draft] = []
    for draft in drafts:
        rival = next((other for other in kept[-_NESTED:] if _repeats(draft, other)), None)
        if rival is None:
            kept.append(draft)
        elif "warned" in draft.finding.notes or (
            "warned" not in rival.finding.notes and rival.finding.confidence < draft.finding.confidence
        ):
            kept[kept.index(rival)] = draft
    return kept


def _repeats(one: Draft, other: Draft) -> bool:
    same = one.stance is other.stance or {one.stance, other.stance} in _ALIKE
    return same and one.content[0].overlaps(other.content[0]) and one.finding is not other.finding


def _records(article: Article, drafts: Sequence[Draft]) -> tuple[Position, ...]:
    drafts = addressed(drafts)
    links = answered(drafts)
    drafts = placed(drafts, links)
    ids = [_id(article, draft) for draft in drafts]
    return tuple(
        _record(article, draft, ids[at], [drafts[i] for i in link or _taken_back(at, drafts)], [ids[i] for i in link])
        for at, (draft, link) in enumerate(zip(drafts, links, strict=True))
    )


def _taken_back(at: int, drafts: Sequence[Draft]) -> list[int]:
    """The holder's own demand that "dropped that condition" takes back: its last one before."""
    draft = drafts[at]
    if draft.stance is not Stance.ACCEPT or lemma_of(draft.finding.trigger) not in TAKING_BACK:
        return []
    earlier = [
        index
        for index, other in enumerate(drafts)
        if other.stance is Stance.DEMAND and other.at < draft.at and same_side(other.holder[0], draft.holder[0])
    ]
    return earlier[-1:] if general_stances(draft) is not None else []


def _id(article: Article, draft: Draft) -> str:
    holders = "+".join(party.id or party.text for party in draft.holder)
    content = draft.content[0]
    return record_id(article.document.id, "position", draft.evidence, draft.stance.value, holders, content.start)


def _record(
    article: Article, draft: Draft, identity: str, targets: Sequence[Draft], answers: Sequence[str]
) -> Position:
    issues = {target.label.text for target in targets}
    noted = tuple(_SPELLED.get(note, note) for note in draft.finding.notes if note not in _MARKED)
    general = not draft.label.topic and general_stances(draft) is not None
    one_issue = draft.stretch is None or draft.label.bare or general
    return Position(
        id=identity,
        doc=article.document.id,
        evidence=draft.evidence,
        confidence=round(draft.finding.confidence - (0.1 if _is_hearsay(article, draft) else 0.0), 2),
        coder=article.coder,
        notes=noted,
        holder=draft.holder,
        toward=draft.toward or (_holders_of(targets) if answers else ()),
        stance=draft.stance,
        content=draft.content,
        issue=issues.pop() if len(issues) == 1 and one_issue else draft.label.text,
        answers=tuple(answers),
        date=draft.date,
        via=draft.statement.id if draft.statement is not None else None,
    )


def _is_hearsay(article: Article, draft: Draft) -> bool:
    """Whether somebody of another side tells what the holder's position is."""
    return draft.statement is not None and not is_own_side(article, draft.finding.trigger, draft.holder)


def _holders_of(targets: Sequence[Draft]) -> tuple[Party, ...]:
    """The parties that are answered, each once."""
    found: dict[str, Party] = {}
    for target in targets:
        for party in target.holder:
            found.setdefault(party.id or party.text, party)
    return tuple(found.values())
