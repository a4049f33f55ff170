"""Outlooks: what someone expects or holds possible, with who, how sure, by when and on what condition."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from standoff.annotate.article import Article, Layer
from standoff.annotate.dating import time_at, time_of
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.parties import PARTIES
from standoff.annotate.syntax import children, phrase_span
from standoff.extract.clauses import subject_of
from standoff.extract.conditionals import CONDITIONALS
from standoff.extract.hedged import Hedged
from standoff.extract.hedging import hedged_clauses
from standoff.extract.holders import parties_of
from standoff.extract.statements import STATEMENTS, innermost_statement
from standoff.lexicon import Lexicon
from standoff.lexicon.hedges import HedgeKind, OutlookWords, read_outlooks
from standoff.model import Outlook, Party, PartyKind, Probability, Span, Statement, Time, TimeType, record_id

OUTLOOKS: Layer[tuple[Outlook, ...]] = Layer("outlooks")

_NEAR = 120
_BANDED = 0.8
_HEDGED = 0.7
_NAMED_ONLY = 0.65
_WARNINGS = frozenset({"warn", "caution"})
_OF_ONES_OWN = frozenset({"warn", "caution", "believe", "think"})
_PERSONAL = frozenset({"i", "you", "we", "he", "she", "someone", "somebody", "anyone", "everyone", "people"})
_NOBODY = frozenset({"nobody", "none", "no-one"})
_OBSERVERS = frozenset({"EDU", "ELI", "JRN", "MED", "BUS", "NGO"})
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "IGO", "ELI", "SPY", "OPP", "REB", "UNO", "JUD"})


def find_outlooks(article: Article, lexicon: Lexicon) -> tuple[Outlook, ...]:
    """All expectations worth a record, in order of the text."""
    words = lexicon.table(read_outlooks)
    doc = article[PARSE]
    layout = article[LAYOUT]
    found: list[tuple[Hedged, Outlook]] = []
    for hedged in hedged_clauses(doc, words):
        if not layout.in_heading(hedged.head.idx):
            outlook = _outlook(article, doc, hedged, words)
            if outlook is not None:
                found.append((hedged, outlook))
    return _numbered(found)


def _numbered(found: list[tuple[Hedged, Outlook]]) -> tuple[Outlook, ...]:
    """Scenarios that are named one after the other are told as a group, in their notes."""
    groups: list[list[int]] = []
    for index, (hedged, _) in enumerate(found):
        if hedged.entry is not None:
            continue
        if groups and hedged.first - found[groups[-1][-1]][0].last < _NEAR:
            groups[-1].append(index)
        else:
            groups.append([index])
    outlooks = [outlook for _, outlook in found]
    for group in groups:
        for place, index in enumerate(group, start=1) if len(group) > 1 else ():
            note = f"scenario {place} of {len(group)} named together"
            outlooks[index] = replace(outlooks[index], notes=(*outlooks[index].notes, note))
    return tuple(outlooks)


def _outlook(article: Article, doc: Doc, hedged: Hedged, words: OutlookWords) -> Outlook | None:
    proposition = _span(article, doc, hedged.first, hedged.last)
    statement = innermost_statement(article, proposition.start, proposition.end)
    speaker = _speaker(article, hedged, statement, words)
    horizon = _horizon(article, hedged)
    if _is_threat(article, hedged, speaker) or _is_demand(hedged, speaker, words):
        return None
    if not _is_political(article, hedged, proposition, speaker, horizon, words):
        return None
    hedge = _span(article, doc, *hedged.hedge) if hedged.hedge is not None else None
    evidence = _evidence(article, doc, hedged, proposition, statement)
    return Outlook(
        id=record_id(article.document.id, "outlook", evidence, hedge.start if hedge is not None else None),
        doc=article.document.id,
        evidence=evidence,
        confidence=_confidence(hedged),
        coder=article.coder,
        notes=_notes(hedged),
        speaker=speaker,
        proposition=proposition,
        hedge=hedge,
        probability=_probability(hedged),
        horizon=horizon,
        condition=_condition(article, hedged, proposition),
    )


def _span(article: Article, doc: Doc, first: int, last: int) -> Span:
    return article.span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))


def _speaker(article: Article, hedged: Hedged, statement: Statement | None, words: OutlookWords) -> Party | None:
    """The subject of the verb that expects, else the speaker of the innermost statement."""
    cue, expecter = hedged.cue, hedged.expecter
    if cue is None and hedged.head.dep_ == "ccomp" and hedged.head.head.lemma_ in words.hedges[HedgeKind.VERB]:
        cue, expecter = hedged.head.head, subject_of(hedged.head.head)
    if expecter is None:
        return statement.speaker if statement is not None else None
    told = _told_by(article, cue.idx) if cue is not None else None
    if told is not None:
        return told
    expecters = [party for party in parties_of(article, [expecter]) if party.text.lower() != "i"]
    if expecters:
        return expecters[0]
    return _described(article, expecter) or (statement.speaker if statement is not None else None)


def _told_by(article: Article, offset: int) -> Party | None:
    """The speaker of the statement whose cue stands at `offset`."""
    told = (statement for statement in article[STATEMENTS] if statement.cue.start <= offset < statement.cue.end)
    return next((statement.speaker for statement in told if statement.speaker is not None), None)


def _described(article: Article, noun: Token) -> Party | None:
    """People of whom only the description is known ("traders at the port")."""
    if noun.pos_ != "NOUN":
        return None
    span = phrase_span(article, noun)
    kind = PartyKind.GROUP if noun.tag_ == "NNS" else PartyKind.PERSON
    return Party(text=span.text, start=span.start, end=span.end, kind=kind, anonymous=True)


def _horizon(article: Article, hedged: Hedged) -> Time | None:
    """By when: the time of the clause, unless the clause looks back."""
    head = hedged.head
    if any(child.dep_ == "aux" and child.lower_ in ("have", "has", "had") for child in head.children):
        return None
    time = time_of(article, head) or _deadline(article, hedged)
    if time is None or time.value == "PAST_REF" or time.type is TimeType.SET:
        return None
    published = article.document.published
    if published is not None and time.latest is not None and time.latest < published:
        return None
    return time


def _deadline(article: Article, hedged: Hedged) -> Time | None:
    """ "Within ten days": the length of time that the clause sets."""
    for word in hedged.head.doc[hedged.first : hedged.last - 1]:
        if word.lower_ == "within" and hedged.head.is_ancestor(word):
            return next((time for child in word.rights if (time := time_at(article, child)) is not None), None)
    return None


def _is_political(
    article: Article,
    hedged: Hedged,
    proposition: Span,
    speaker: Party | None,
    horizon: Time | None,
    words: OutlookWords,
) -> bool:
    """Whether the clause is about parties or public affairs, or told by someone whose forecasts count."""
    inside = hedged.head.doc[hedged.first : hedged.last]
    if horizon is not None or any(token.lemma_.lower() in words.topics for token in inside):
        return True
    if any(_is_public(party) for party in article[PARTIES].named_in(proposition.start, proposition.end)):
        return True
    subject = subject_of(hedged.head)
    return speaker is not None and _is_expert(speaker, words) and (subject is None or subject.lower_ not in _PERSONAL)


def _is_public(party: Party) -> bool:
    return party.kind in (PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.BLOC) or party.sector in _OFFICIAL


def _is_expert(speaker: Party, words: OutlookWords) -> bool:
    if speaker.kind in (PartyKind.ORGANISATION, PartyKind.STATE, PartyKind.BLOC):
        return True
    described = f"{speaker.role or ''} {speaker.text}".lower().split()
    return speaker.sector in (*_OFFICIAL, "EDU") or any(
        word.strip(",.").removesuffix("s") in words.experts for word in described
    )


def _is_demand(hedged: Hedged, speaker: Party | None, words: OutlookWords) -> bool:
    """ "Oslo expects the crew to leave": what one side expects another to do under its eyes is a demand."""
    if hedged.entry is None or hedged.entry.words != "expect" or speaker is None:
        return False
    if not any(child.dep_ == "aux" and child.lower_ == "to" for child in hedged.head.children):
        return False
    return hedged.head.lemma_ in words.duties and speaker.sector not in _OBSERVERS


def _is_threat(article: Article, hedged: Hedged, speaker: Party | None) -> bool:
    """ "Kenya warned that it would respond", "warned Uganda that it would suffer": a threat is no forecast."""
    if hedged.entry is None or hedged.entry.words not in _OF_ONES_OWN or speaker is None:
        return False
    told = hedged.cue is not None and hedged.entry.words in _WARNINGS
    if told and hedged.cue is not None and parties_of(article, children(hedged.cue, "dobj", "dative")):
        return True
    doers = children(hedged.head, "nsubj", "nsubjpass")
    if told and any(doer.pos_ == "PRON" or _is_whoever_dares(doer) for doer in doers):
        return True
    return any(doer.id is not None and doer.id == speaker.id for doer in parties_of(article, doers))


def _is_whoever_dares(subject: Token) -> bool:
    """ "Warned that *any boat that enters* will be seized": what is to be done to whoever does so."""
    return subject.dep_ == "nsubjpass" and subject.left_edge.lower_ in ("any", "every", "all", "anyone", "whoever")


def _evidence(
    article: Article, doc: Doc, hedged: Hedged, proposition: Span, statement: Statement | None
) -> tuple[Span, ...]:
    """The proposition with its hedge, the proposition alone where that is less, and the cue of who says so."""
    first, last = hedged.first, hedged.last
    if hedged.hedge is not None:
        first, last = min(first, hedged.hedge[0]), max(last, hedged.hedge[1])
    elif hedged.entry is None and hedged.head.head.i < first and hedged.head.head.lemma_ == "be":
        first = hedged.head.head.left_edge.i
    main = _span(article, doc, first, last)
    spans = [main]
    if proposition != main:
        spans.append(proposition)
    if statement is not None:
        spans.append(article.span(statement.cue.start, statement.cue.end))
    return tuple(spans)


def _probability(hedged: Hedged) -> Probability | None:
    """The band of ICD 203; none for a negated hedge, whose band the scale does not give."""
    entry = hedged.entry
    if entry is None or entry.low is None or entry.high is None:
        return None
    return Probability(entry.low, entry.high)


def _confidence(hedged: Hedged) -> float:
    if hedged.entry is None:
        return _NAMED_ONLY
    return _BANDED if hedged.entry.low is not None else _HEDGED


def _notes(hedged: Hedged) -> tuple[str, ...]:
    few = hedged.expecter is not None and any(child.lower_ == "few" for child in hedged.expecter.lefts)
    if few and hedged.expecter is not None and hedged.expecter.left_edge.lower_ != "a":
        return ("few of them do",)
    if hedged.cue is not None and (any(child.dep_ == "neg" for child in hedged.cue.children) or _is_nobodys(hedged)):
        return ("the expectation is denied: it is not expected",)
    if hedged.entry is not None and hedged.entry.words == "doubt":
        return ("the speaker doubts it",)
    return ()


def _is_nobodys(hedged: Hedged) -> bool:
    """ "Nobody expects it", "neither side believes it"."""
    who = hedged.expecter
    return who is not None and (who.lower_ in _NOBODY or who.left_edge.lower_ in ("no", "neither"))


def _condition(article: Article, hedged: Hedged, proposition: Span) -> str | None:
    """The conditional whose consequence this is, or that stands in the same sentence."""
    sentence = hedged.head.sent
    for conditional in article[CONDITIONALS]:
        consequence = conditional.consequence
        if consequence is not None and consequence.overlaps(proposition):
            return conditional.id
    for conditional in article[CONDITIONALS]:
        if sentence.start_char <= conditional.condition.start < sentence.end_char:
            return conditional.id
    return None
