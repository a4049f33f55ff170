"""A position with its parties, issue and evidence, before it is known which others it answers."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.dating import time_of
from standoff.annotate.parties import PARTIES
from standoff.annotate.syntax import is_passive, objects_of, subjects
from standoff.extract.holders import (
    BODIES,
    is_own_side,
    is_passer_by,
    is_side,
    parties_of,
    same_side,
    statement_at,
)
from standoff.extract.issues import IssueLabel, label_issue, lemma_of
from standoff.extract.polarity import polarity_of
from standoff.extract.positions.complements import AWAY, DEADLINES
from standoff.extract.positions.finding import Finding
from standoff.extract.stretches import Stretch
from standoff.lexicon import Lexicon
from standoff.lexicon.stances import read_stances
from standoff.model import Party, PartyKind, Span, Stance, Statement, Time

GENERAL_NOUNS = frozenset(
    "demand condition call request ultimatum appeal term requirement offer overture invitation promise pledge "
    "guarantee assurance proposal plan idea initiative deal compromise suggestion package "
    "counteroffer counterproposal".split()
)
"""Nouns that stand for positions taken before."""

OPPOSITE = frozenset("neighbour neighbor rival adversary foe enemy opponent counterpart".split())
"""Nouns for the other side."""

_NEAR = 14
_SHORT = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One position.

    Attributes:
        finding: the construction that it comes from.
        stretch: its content; `None` where an answer names none.
        holder: whose it is; not empty.
        toward: at whom it is directed.
        label: what it is about.
        evidence: the words that say so, the main ones first.
        content: spans of the content.
        statement: through which it is known, or `None`.
        date: when it was taken, if the report tells.
    """

    finding: Finding
    stretch: Stretch | None
    holder: tuple[Party, ...]
    toward: tuple[Party, ...]
    label: IssueLabel
    evidence: tuple[Span, ...]
    content: tuple[Span, ...]
    statement: Statement | None
    date: Time | None

    @property
    def stance(self) -> Stance:
        """What the holder does."""
        return self.finding.stance

    @property
    def at(self) -> int:
        """Index of the word that makes it, which orders positions."""
        return self.finding.trigger.i


def drafts_of(article: Article, finding: Finding, lexicon: Lexicon) -> list[Draft]:
    """One draft for each content of the finding; none where nobody known holds it."""
    holder = _holder(article, finding)
    if not holder or not _may_hold(article, finding, holder):
        return []
    toward = _toward(article, finding, holder) or _hurt(article, finding, holder)
    if "duty" in finding.notes and not toward and not (finding.strong or _is_topical(finding, lexicon)):
        return []
    if "duty" in finding.notes and not toward and is_passive(finding.trigger) and not _is_act(finding, lexicon):
        return []
    if "duty" in finding.notes and not toward and any(token.pos_ == "PRON" for token in finding.toward):
        return []
    named = [
        stretch
        for stretch in finding.stretches
        if not _is_person(article, stretch) and not _is_stance_again(finding, stretch)
    ]
    if finding.stretches and not named:
        return []
    if not toward:
        named[:1] = [_with_thing(finding, stretch) for stretch in named[:1]]
    if any(_is_passing(finding, stretch) for stretch in named):
        finding = replace(finding, notes=(*finding.notes, "passing"))
    drafts = [_draft(article, finding, stretch, holder, toward, lexicon) for stretch in named or (None,)]
    if finding.strong:
        return drafts
    addressed = any(is_side(party) for party in toward)
    known = any(draft.label.topic or _is_general(draft) for draft in drafts)
    return drafts if addressed or known else []


def _with_thing(finding: Finding, stretch: Stretch) -> Stretch:
    """ "Asked for *the filling* to stop": what nobody is named by belongs to the content."""
    things = [
        token
        for token in finding.toward
        if token.pos_ in ("NOUN", "VERB") and token.i + 2 == stretch.first and lemma_of(token) not in BODIES
    ]
    between = stretch.head.doc[stretch.first - 1].lower_ if stretch.first else ""
    return replace(stretch, first=things[-1].left_edge.i) if things and between == "to" else stretch


def _is_passing(finding: Finding, stretch: Stretch) -> bool:
    """ "The observers *that Chile proposed* would ...": the relative clause tells of an earlier offer or demand."""
    earlier = finding.stance in (Stance.OFFER, Stance.DEMAND)
    return earlier and finding.trigger.dep_ in ("relcl", "acl") and stretch.head == finding.trigger.head


def _is_general(draft: Draft) -> bool:
    """ "Dismissed the demands": about positions taken before."""
    return draft.stretch is not None and lemma_of(draft.stretch.head) in GENERAL_NOUNS


def _is_person(article: Article, stretch: Stretch) -> bool:
    """A person endorsed or rejected is no issue."""
    if stretch.head.pos_ != "PROPN":
        return False
    found = article[PARTIES].of(stretch.head)
    return any(party.kind is PartyKind.PERSON or party.sector in ("MED", "JRN") for party in found)


def _is_stance_again(finding: Finding, stretch: Stretch) -> bool:
    """ "Insisted on its demands" demands nothing new."""
    return finding.stance is Stance.DEMAND and stretch.head.lemma_.lower() in ("demand", "request", "ultimatum", "call")


def _is_act(finding: Finding, lexicon: Lexicon) -> bool:
    """ "The gates must be opened" asks for something; "the house must be swept" is a manner of speaking."""
    table = lexicon.table(read_stances)
    known = any(polarity_of(stretch, table) is not None for stretch in finding.stretches)
    return known or _is_topical(finding, lexicon)


def _is_topical(finding: Finding, lexicon: Lexicon) -> bool:
    return all(label_issue(stretch.tokens(), (), lexicon).topic for stretch in finding.stretches)


def _holder(article: Article, finding: Finding) -> tuple[Party, ...]:
    holder = finding.bound or parties_of(article, finding.holders)
    if not holder and [token.lower_ for token in finding.holders] == ["it"]:
        holder = _other_state(article, finding.trigger, ())
    if not holder and finding.owned is not None:
        holder = article[PARTIES].owners(finding.owned) or parties_of(article, objects_of(finding.owned, "by", "from"))
    if not holder and finding.spoken:
        statement = statement_at(article, finding.trigger)
        holder = (statement.speaker,) if statement is not None and statement.speaker is not None else ()
    return holder


def _may_hold(article: Article, finding: Finding, holder: tuple[Party, ...]) -> bool:
    """A side's own acts only by its own mouth, weak words only of a known side."""
    if finding.own and not is_own_side(article, finding.trigger, holder):
        return False
    if finding.strong and not finding.spoken and not finding.placed:
        return not all(is_passer_by(party) for party in holder)
    return any(is_side(party) for party in holder)


def _toward(article: Article, finding: Finding, holder: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those addressed; for an answer whose thing is refused; never the holder itself."""
    toward = tuple(_known(article, finding, party, holder) for party in parties_of(article, finding.toward))
    if not toward and any(token.lower_ in ("it", "them") for token in finding.toward):
        toward = _other_state(article, finding.trigger, holder)
    if not toward and finding.thing is not None:
        answer, general = finding.stance in (Stance.ACCEPT, Stance.REJECT), lemma_of(finding.thing) in GENERAL_NOUNS
        asked = finding.stance is Stance.DEMAND and lemma_of(finding.thing) not in AWAY
        givers = ("by", "from") if (answer and general) or asked else () if answer else ("by",)
        toward = article[PARTIES].owners(finding.thing) or parties_of(article, objects_of(finding.thing, *givers))
    return tuple(party for party in toward if not any(same_side(party, one) for one in holder))


def _known(article: Article, finding: Finding, party: Party, holder: tuple[Party, ...]) -> Party:
    """ "Its neighbour", or an "it" that cannot be the holder: the one other state that the words before name."""
    words = party.text.lower().split()
    pronoun = words in (["it"], ["them"])
    opposite = party.id is None and words[-1] in OPPOSITE
    if not opposite and not (pronoun and any(same_side(party, one) or party.id is None for one in holder)):
        return party
    found = _other_state(article, finding.trigger, holder)
    return replace(found[0], text=party.text, start=party.start, end=party.end) if found else party


def _other_state(article: Article, trigger: Token, holder: tuple[Party, ...]) -> tuple[Party, ...]:
    """The one state that the sentence names before `trigger`, other than the holder's; () for none or several."""
    before = article[PARTIES].named_in(trigger.sent.start_char, trigger.idx)
    states = [p for p in before if _is_state(p) and not any(same_side(p, one) for one in holder)]
    return tuple(states[-1:]) if all(same_side(states[0], other) for other in states[1:]) else ()


def _hurt(article: Article, finding: Finding, holder: tuple[Party, ...]) -> tuple[Party, ...]:
    """At whom a threat is directed: the one state that its words name or own, else who is to meet its condition."""
    if finding.stance is not Stance.THREAT:
        return ()
    named = article[PARTIES]
    nouns = [token for stretch in finding.stretches for token in stretch.tokens() if token.pos_ in ("NOUN", "PROPN")]
    found = [party for noun in nouns for party in (*named.owners(noun), *named.of(noun)) if _is_state(party)]
    if not found:
        clauses = [c for c in finding.trigger.children if c.dep_ == "advcl"]
        heads = [head for c in clauses if any(m.lower_ in ("unless", "if") for m in c.children) for head in subjects(c)]
        found = [party for party in parties_of(article, heads) if is_side(party)]
    foreign = [party for party in found if not any(same_side(party, one) for one in holder)]
    return tuple(foreign[:1]) if all(same_side(foreign[0], other) for other in foreign[1:]) else ()


def _is_state(party: Party) -> bool:
    return party.country is not None and party.id == party.country


def _draft(
    article: Article,
    finding: Finding,
    stretch: Stretch | None,
    holder: tuple[Party, ...],
    toward: tuple[Party, ...],
    lexicon: Lexicon,
) -> Draft:
    statement = statement_at(article, finding.trigger)
    context = sorted({party.id.lower() for party in (*holder, *toward) if party.id is not None})
    trigger = _trigger_span(article, finding)
    content = (stretch.span(article),) if stretch is not None else (trigger,)
    time = _day_taken(article, finding, content[0])
    return Draft(
        finding=finding,
        stretch=stretch,
        holder=holder,
        toward=toward,
        label=label_issue(stretch.tokens() if stretch is not None else [finding.trigger], context, lexicon),
        evidence=_evidence(article, finding, stretch, trigger),
        content=content,
        statement=statement,
        date=time if time is not None else (statement.date if statement is not None else None),
    )


def _day_taken(article: Article, finding: Finding, content: Span) -> Time | None:
    """The time of the word that makes the position, unless it belongs to the content: a deadline, a day to come."""
    time = time_of(article, finding.trigger)
    if time is None or content.start <= time.start < content.end:
        return None
    before = article.document.text[: time.start].split()[-1:]
    published = article.document.published
    ahead = published is not None and time.earliest is not None and time.earliest > published
    return None if ahead or (before and before[0].lower() in DEADLINES) else time


def _trigger_span(article: Article, finding: Finding) -> Span:
    """The word that makes the position, with its holder where that stands near."""
    trigger = finding.trigger
    first, last = trigger.i, trigger.i + 1
    for holder in finding.holders[:1]:
        edge = holder.left_edge.i
        if holder.sent == trigger.sent and trigger.i - _NEAR < edge < trigger.i:
            first = min(first, edge)
    if not finding.stretches:
        last = max([last, *(child.i + 1 for child in trigger.rights if child.dep_ in ("prt", "dobj", "intj", "neg"))])
    return _span(article, trigger, first, last)


def _evidence(article: Article, finding: Finding, stretch: Stretch | None, trigger: Span) -> tuple[Span, ...]:
    """One span over trigger and content; for a later verb phrase of a list content and trigger apart.

    Members of a short list of nouns share the span over the whole list.
    """
    if stretch is None:
        return (trigger,)
    content = stretch.span(article)
    around = [each.span(article) for each in finding.stretches] if _is_noun_list(finding) else [content]
    start = min(trigger.start, *(span.start for span in around))
    end = max(trigger.end, *(span.end for span in around))
    if stretch is finding.stretches[0] or (len(around) > 1 and end - start <= _SHORT):
        return (article.span(start, end),)
    return (content, trigger)


def _is_noun_list(finding: Finding) -> bool:
    return all(stretch.head.pos_ in ("NOUN", "PROPN") for stretch in finding.stretches)


def _span(article: Article, token: Token, first: int, last: int) -> Span:
    doc = token.doc
    return article.span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
