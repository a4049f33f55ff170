"""Hedged clauses, scenarios and forecasts in a parse: what is expected, and the words that say how sure.

Grammar alone; who expects it and whether it is worth a record is decided in `outlooks`.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from standoff.annotate.syntax import children, conjuncts, is_infinitive
from standoff.extract.clauses import clause_range, in_question, phrase_end, subject_of
from standoff.extract.hedged import Hedged
from standoff.extract.scenarios import opened_by, scenario_at
from standoff.lexicon.hedges import HedgeEntry, HedgeKind, OutlookWords

_VERBS = frozenset({"VERB", "AUX"})
_FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "could", "may", "might", "'d", "’d"})
_ONLY_INFINITIVE = frozenset(
    "poised set bound sure destined doomed projected forecast predicted estimated tipped liable apt prone "
    "anticipated".split()
)
_BARE = frozenset(
    "possible likely unlikely probable improbable inevitable imminent unavoidable conceivable unthinkable expected "
    "feared".split()
)
_COPULAS = frozenset({"be", "seem", "appear", "look", "become", "remain"})
_NO_EXPECTATION = frozenset({"had", "to", "should", "must", "can", "could"})
_OF_PHRASES = frozenset({"verge", "brink", "cusp", "risk", "danger"})
_TO_PHRASES = frozenset({"track", "course"})
_MUSING = frozenset({"maybe", "perhaps", "possibly"})
_OPEN_ENDED = frozenset({"chance", "chances", "danger", "possibility", "likelihood", "prospect", "probability"})
_WORRIES = frozenset({"concern", "worry"})
_ONLY_THAT = frozenset("forecast forecasts prediction projection prospects expectation expectations estimate".split())
_OPENERS = frozenset({"in", "at", "under"})
_RATING = frozenset({"put", "rate", "see", "give", "estimate"})
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NEAR = 120
_ONLY_FUTURE = frozenset({"warn", "caution", "bet", "assess", "suspect", "believe", "think", "reckon", "estimate"})
_NOMINAL = frozenset("expect anticipate forecast predict project foresee envisage envision fear".split())


def hedged_clauses(doc: Doc, words: OutlookWords) -> tuple[Hedged, ...]:
    """All that the text expects or holds possible, one a clause, in order."""
    found: list[Hedged] = []
    listed = -1
    for token in doc:
        tag = token.tag_
        if token.lower_ in words.last_words or tag in _VERB_TAGS or token.lower_ in _OPENERS:
            found.extend(_at(doc, token, words))
        if tag == "NNS" and token.lemma_ in words.listing:
            listed = token.i
        if token.dep_ == "nsubj":
            scenario = scenario_at(token, words, near=listed >= 0 and token.i - listed < _NEAR)
            if scenario is not None:
                listed = token.i
                found.append(scenario)
    return _one_a_clause(found)


def _at(doc: Doc, token: Token, words: OutlookWords) -> Iterator[Hedged]:
    lower = token.lower_
    kinds = words.last_words.get(lower, frozenset())
    if HedgeKind.MODAL in kinds and token.tag_ == "MD":
        yield from _modal(token, words)
        return
    if HedgeKind.ADVERB in kinds and token.dep_ == "advmod":
        entry = _entry(doc, token, HedgeKind.ADVERB, words)
        if entry is not None:
            yield from _adverb(doc, token, entry, words)
    if HedgeKind.ADJECTIVE in kinds:
        entry = _entry(doc, token, HedgeKind.ADJECTIVE, words)
        if entry is not None:
            yield from _adjective(token, entry, words)
    if HedgeKind.NOUN in kinds and token.pos_ == "NOUN":
        entry = _entry(doc, token, HedgeKind.NOUN, words)
        if entry is not None:
            yield from _noun(token, entry, words)
    if token.tag_ in _VERB_TAGS and token.lemma_ in words.hedges[HedgeKind.VERB]:
        yield from _verb(token, words)
    if lower in _OPENERS:
        yield from opened_by(doc, token, words)


def _entry(doc: Doc, token: Token, kind: HedgeKind, words: OutlookWords) -> HedgeEntry | None:
    """The longest hedge of `kind` whose last word is `token`."""
    table = words.hedges[kind]
    best = table.get(token.lower_)
    text = token.lower_
    for at in range(token.i - 1, max(-1, token.i - words.longest), -1):
        text = f"{doc[at].lower_} {text}"
        best = table.get(text, best)
    return best


def _range_of(entry: HedgeEntry, token: Token) -> tuple[int, int]:
    return token.i - len(entry.words.split()) + 1, token.i + 1


def _is_asked(verb: Token, words: OutlookWords) -> bool:
    """Whether the clause is a question, or hangs on a word that takes the hope out of a hedge."""
    for child in verb.lefts:
        if child.dep_ == "mark" and child.lower_ in words.marks:
            return True
        if child.dep_ == "advmod" and child.lower_ in ("whether", "so", "how") and child.tag_ != "RB":
            return True
    if verb.dep_ != "relcl" and any(
        child.lower_ in words.questions or child.left_edge.lower_ in words.questions for child in verb.lefts
    ):
        return True
    return in_question(verb)


def _modal(token: Token, words: OutlookWords) -> Iterator[Hedged]:
    verb = token.head
    if verb.pos_ not in _VERBS or token.dep_ != "aux" or _is_asked(verb, words):
        return
    if _is_ability(token, verb, words) or _is_permission(token, verb, words):
        return
    first, last = clause_range(verb)
    end = token.i + 1
    after = token.doc[end : end + 2].text
    if after == "as well":
        return
    if after.startswith("well"):
        end += 1
    yield Hedged(verb, first, last, words.hedges[HedgeKind.MODAL][token.lower_], (token.i, end))


def _is_ability(token: Token, verb: Token, words: OutlookWords) -> bool:
    """Whether "could" tells what one was able to do, or what did not happen."""
    subject = subject_of(verb)
    if subject is not None and _is_nobody(subject):
        return True
    if verb.dep_ == "relcl" and verb.head.pos_ == "PRON":
        return True
    if token.lower_ != "could":
        return False
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    if any(child.dep_ == "aux" and child.lower_ in ("have", "of") and child.i > token.i for child in verb.children):
        return True
    if verb.dep_ == "relcl" and any(child.lower_ in ("where", "when", "whom") for child in verb.lefts):
        return True
    return verb.lemma_ in words.abilities


def _is_nobody(subject: Token) -> bool:
    """A subject of whom nothing is expected: "I", "you", "neither side", "no one"."""
    if subject.lower_ in ("i", "you", "nobody", "none", "nothing", "neither", "one"):
        return True
    return subject.left_edge.lower_ in ("no", "neither")


def _is_permission(token: Token, verb: Token, words: OutlookWords) -> bool:
    if token.lower_ != "may":
        return False
    return verb.lemma_ in words.permissions and any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def _adverb(doc: Doc, token: Token, entry: HedgeEntry, words: OutlookWords) -> Iterator[Hedged]:
    verb = token.head
    if verb.pos_ not in _VERBS or _is_asked(verb, words):
        return
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in ("i", "you"):
        return
    if (subject is None and verb.tag_ not in ("VBG", "VB", "VBN")) or is_infinitive(verb):
        return
    if token.lower_ in _MUSING and verb.tag_ == "VBD":
        return
    first, last = clause_range(verb)
    start, end = _range_of(entry, token)
    if start < first and first - start > 4:
        return
    yield Hedged(verb, min(first, start), last, entry, (start, end))


def _adjective(token: Token, entry: HedgeEntry, words: OutlookWords) -> Iterator[Hedged]:
    """ "is likely to", "it is possible that", "is poised to", "on the verge of", "war is inevitable"."""
    if token.lower_ in _OF_PHRASES or token.lower_ in _TO_PHRASES:
        yield from _prepositional(token, entry, words)
        return
    verb = _predicate_verb(token)
    if verb is None or _is_asked(verb, words):
        return
    hedge = _range_of(entry, token)
    infinitive = next(
        (child for child in token.rights if child.dep_ in ("xcomp", "ccomp", "acl") and is_infinitive(child)), None
    )
    subject = subject_of(verb)
    if infinitive is not None and subject is not None and subject.lower_ not in ("it", "i", "you"):
        first, last = clause_range(verb)
        yield Hedged(infinitive, first, max(last, clause_range(infinitive)[1]), entry, hedge)
        return
    if token.lower_ in _ONLY_INFINITIVE:
        return
    clause = next((child for parent in (token, verb) for child in parent.rights if _is_that_clause(child)), None)
    if clause is not None:
        yield Hedged(clause, *clause_range(clause), entry, hedge)
    elif subject is not None and _is_bare_prediction(subject, token, verb):
        yield Hedged(subject, *clause_range(verb), entry, hedge)


def _predicate_verb(token: Token) -> Token | None:
    """The verb that says the adjective of its subject: the copula, or a passive participle itself."""
    if token.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in token.children):
        return token
    if token.dep_ in ("acomp", "oprd", "attr") and token.head.lemma_ in _COPULAS:
        return token.head
    return None


def _is_that_clause(child: Token) -> bool:
    if child.dep_ not in ("ccomp", "acl", "advcl", "csubj") or child.pos_ not in _VERBS or is_infinitive(child):
        return False
    return any(below.dep_ in ("nsubj", "nsubjpass", "expl") for below in child.lefts) and not any(
        below.dep_ == "mark" and below.lower_ not in ("that",) for below in child.lefts
    )


def _is_bare_prediction(subject: Token, token: Token, verb: Token) -> bool:
    """ "a ceasefire is possible": a noun is said to be in the offing; nothing else follows."""
    if subject.pos_ not in ("NOUN", "PROPN") or any(child.dep_ == "neg" for child in verb.children):
        return False
    if token.tag_ not in ("JJ", "VBN") or token.lower_ not in _BARE:
        return False
    return not any(child.dep_ in ("prep", "xcomp") and child.lower_ in ("for", "of", "as") for child in token.children)


def _prepositional(token: Token, entry: HedgeEntry, words: OutlookWords) -> Iterator[Hedged]:
    """ "on track to sign", "on the brink of war": the clause above says it of its subject."""
    if len(entry.words.split()) < 2 or token.dep_ != "pobj":
        return
    verb = token.head.head
    if verb.pos_ not in _VERBS or _is_asked(verb, words):
        return
    wanted = ("of",) if token.lower_ in _OF_PHRASES else ("to",)
    after = token.doc[token.i + 1 : token.i + 2].text.lower()
    if after not in wanted:
        return
    first, last = clause_range(verb)
    yield Hedged(verb, first, max(last, token.right_edge.i + 1), entry, _range_of(entry, token))


def _noun(token: Token, entry: HedgeEntry, words: OutlookWords) -> Iterator[Hedged]:
    """ "a risk of war", "the chance that the talks fail", "fears of Russia attacking"."""
    hedge = _range_of(entry, token)
    for child in token.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and _is_that_clause_of_noun(child):
            ahead = token.lemma_ not in _WORRIES or any(aux.lower_ in _FUTURE for aux in children(child, "aux"))
            if ahead and not in_question(token):
                yield Hedged(child, *clause_range(child), entry, hedge)
            return
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and token.lower_ not in _ONLY_THAT:
            for obj in children(child, "pobj", "pcomp"):
                open_ended = obj.dep_ == "pcomp" and token.lower_ in _OPEN_ENDED
                if (open_ended or obj.lemma_.lower() in words.topics) and not in_question(token):
                    yield Hedged(obj, obj.left_edge.i, phrase_end(obj), entry, hedge, _rater(token))
            return


def _rater(noun: Token) -> Token | None:
    """Who "puts the odds of war at one in five"."""
    return subject_of(noun.head) if noun.dep_ == "dobj" and noun.head.lemma_ in _RATING else None


def _is_that_clause_of_noun(child: Token) -> bool:
    """A content clause ("chance that talks fail"), no relative one ("chance that she took")."""
    if child.pos_ not in _VERBS or is_infinitive(child):
        return False
    marks = [below for below in child.lefts if below.lower_ == "that"]
    return any(mark.dep_ == "mark" for mark in marks) and subject_of(child) is not None


def _verb(token: Token, words: OutlookWords) -> Iterator[Hedged]:
    """ "expects Iran to resume", "predicted that prices will fall", "forecasts growth", "warned of famine"."""
    entry = words.hedges[HedgeKind.VERB][token.lemma_]
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children) or in_question(token):
        return
    if any(child.dep_ == "aux" and child.lower_ in _NO_EXPECTATION for child in token.children):
        return
    subject = subject_of(token)
    if subject is None or subject.lower_ in ("you", "it", "that", "this"):
        return
    start = next((child.i for child in token.lefts if child.dep_ == "neg"), token.i)
    for found in _expected(token, words):
        yield Hedged(*found, entry, (start, token.i + 1), subject, token)


def _expected(verb: Token, words: OutlookWords) -> Iterator[tuple[Token, int, int]]:
    """What follows a verb of expecting: heads and ranges of tokens."""
    for child in verb.rights:
        if child.dep_ in ("ccomp", "xcomp") and child.pos_ in _VERBS:
            for clause in conjuncts(child):
                if verb.lemma_ not in _ONLY_FUTURE or any(aux.lower_ in _FUTURE for aux in children(clause, "aux")):
                    yield clause, *clause_range(clause)
            return
        if child.dep_ == "dobj" and verb.lemma_ in _NOMINAL and child.lemma_.lower() in words.topics:
            yield child, child.left_edge.i, phrase_end(child)
            return
        if child.dep_ == "prep" and child.lower_ == "of" and verb.lemma_ in ("warn", "caution"):
            for obj in children(child, "pobj"):
                if obj.lemma_.lower() in words.topics:
                    yield obj, obj.left_edge.i, phrase_end(obj)
            return


def _one_a_clause(found: list[Hedged]) -> tuple[Hedged, ...]:
    """Of several hedges on one clause the one with a band, else the first; of nested ones the right one."""
    by_head: dict[int, Hedged] = {}
    for item in found:
        other = by_head.get(item.head.i)
        if other is None or _rank(item) > _rank(other):
            by_head[item.head.i] = item
    kept: list[Hedged] = []
    for item in sorted(by_head.values(), key=lambda item: (item.first, -item.last)):
        if not any(_swallows(other, item) for other in by_head.values() if other is not item):
            kept.append(item)
    return tuple(sorted(kept, key=lambda item: (item.first, item.last)))


def _rank(item: Hedged) -> int:
    if item.entry is None:
        return 1
    if item.entry.low is not None:
        return 4
    return 3 if item.is_clause else 2


def _swallows(outer: Hedged, inner: Hedged) -> bool:
    """Whether `outer` makes a record of `inner` needless."""
    if outer.first <= inner.head.i < outer.last:
        if outer.is_clause or outer.entry is None:
            return not (inner.is_clause and inner.head.dep_ == "ccomp")
        return False
    if inner.cue is None and (inner.is_clause or inner.entry is None):
        return False
    return inner.first <= outer.head.i < inner.last and outer.is_clause
