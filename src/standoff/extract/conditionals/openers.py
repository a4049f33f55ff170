"""Conditions in the text: the clause (or noun phrase) after "if", "unless", inverted "should", "any ..."."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from standoff.annotate.syntax import SUBJECTS, children, words_with
from standoff.lexicon.conditions import ConditionWords, Opener

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD", "VB", "VBN"})
_NO_CONDITION = frozenset({"anything", "ever", "only", "possible", "so", "nothing", "not"})
_WITHOUT_THAT = frozenset({"provided", "providing", "assuming", "supposing"})
_INVERTED = frozenset({"should", "were", "had"})
_CLAUSE_BREAKS = frozenset({".", "?", "!", ";", ":", "\n"})


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as it stands in the text.

    Attributes:
        opener: index of the first token of the opening words.
        first: index of the first token of the clause.
        last: one past its last token.
        head: its verb, or the noun of a condition that is a noun phrase.
        governor: the word that it is hung on; `None` where nothing governs it.
        words: the opening words, lower case; "inverted" or "any" where there are none.
        weak: whether it counts only under a refusal.
    """

    opener: int
    first: int
    last: int
    head: Token
    governor: Token | None
    words: str
    weak: bool = False


def find_conditions(doc: Doc, openers: Mapping[str, tuple[Opener, ...]], words: ConditionWords) -> Iterator[Condition]:
    """All conditions in order of the text; one clause gives one."""
    seen: set[int] = set()
    for token in words_with(doc, "LOWER", {*openers, *_INVERTED, "any"}):
        found = None
        if token.lower_ in openers:
            found = _opened(token, openers[token.lower_], words)
        if found is None and token.lower_ in _INVERTED:
            found = _inverted(token)
        if found is None and token.lower_ == "any" and token.dep_ == "det":
            found = _any(token, words)
        if found is not None and found.first not in seen:
            seen.update(range(found.opener, found.first + 1))
            yield found


def _opened(token: Token, openers: tuple[Opener, ...], words: ConditionWords) -> Condition | None:
    doc = token.doc
    for opener in openers:
        size = len(opener.words)
        if tuple(word.lower_ for word in doc[token.i : token.i + size]) != opener.words:
            continue
        after = token.i + size
        if after >= len(doc) or _is_other_use(token, after):
            return None
        if opener.sense == "noun" or opener.words == ("without",):
            return _noun_condition(token, after, " ".join(opener.words), weak=opener.sense == "weak")
        return _clause_condition(token, after, opener, words)
    return None


def _is_other_use(token: Token, after: int) -> bool:
    """ "As if", "what if", "asked if", "hundreds, if not thousands", "if anything", "and if so"."""
    doc = token.doc
    before = doc[token.i - 1].lower_ if token.i else ""
    if before in ("as", "what", "not", "and/or") and token.lower_ == "if":
        return True
    if token.lower_ == "if" and doc[after].lower_ in _NO_CONDITION:
        return True
    return token.lower_ == "if" and doc[after].lower_ == "any" and doc[after].dep_ != "det"


def _clause_condition(token: Token, after: int, opener: Opener, words: ConditionWords) -> Condition | None:
    doc = token.doc
    if doc[after].lower_ == "that" and doc[after].dep_ in ("mark", "det"):
        after += doc[after].dep_ == "mark"
    head = _clause_head(token, after, words)
    if head is None or _is_whether(token, head, words) or (opener.words[0].startswith("on") and _is_anonymity(head)):
        return None
    last = _clause_last(head, after)
    governor = _governor(head, token.i)
    while governor is not None and head.i < governor.i < governor.head.i and _is_dependent_infinitive(governor):
        last, governor = max(last, governor.right_edge.i + 1), governor.head
    return Condition(token.i, after, last, head, governor, " ".join(opener.words), opener.sense == "weak")


def _is_dependent_infinitive(verb: Token) -> bool:
    """An infinitive between condition and main clause that belongs to the condition ("wants to say *where to go*")."""
    return verb.dep_ == "advcl" and verb.tag_ == "VB" and not _has_subject(verb) and bool(children(verb, "aux"))


def _clause_head(token: Token, after: int, words: ConditionWords) -> Token | None:
    """The verb of the clause that begins at `after`: what the opener marks, else the first finite verb."""
    doc = token.doc
    for mark in doc[token.i : after]:
        if mark.dep_ in ("mark", "advmod") and mark.head.i >= after and mark.head.sent == token.sent:
            head = mark.head
            if head.pos_ in ("VERB", "AUX") or head.lower_ in words.bare:
                return head
    for word in doc[after:]:
        if word.lower_ in words.bare and word.i == after:
            return word
        if word.text in _CLAUSE_BREAKS or word.sent != token.sent or (word.text == "," and word.i > after + 1):
            return None
        if word.tag_ in _FINITE and word.pos_ in ("VERB", "AUX") and word.dep_ != "amod":
            return word.head if word.dep_ in ("aux", "auxpass") else word
    return None


def _is_whether(token: Token, head: Token, words: ConditionWords) -> bool:
    """ "If" in the sense of "whether", after asking and knowing."""
    if token.lower_ != "if":
        return False
    governor = head.head
    if head.dep_ in ("ccomp", "xcomp", "csubj", "pcomp") and governor.i < token.i:
        return governor.lemma_ in words.asking or governor.pos_ == "ADJ" or head.dep_ == "pcomp"
    near = token.doc[max(0, token.i - 3) : token.i]
    if near and near[-1].text == ",":
        return False
    return any(
        word.lemma_ in words.asking_near
        and word.pos_ in ("VERB", "ADJ")
        and (word.i == token.i - 1 or word.lemma_ == "ask")
        for word in near
    )


def _is_anonymity(head: Token) -> bool:
    """ "On condition that he not be named": how somebody spoke, not what hangs on what."""
    return head.lemma_ in ("name", "identify", "use", "quote", "disclose", "reveal", "publish", "print")


def _clause_last(head: Token, after: int) -> int:
    """One past the last token of the clause: the subtree, cut where the main clause or a reporting clause begins."""
    last = head.right_edge.i + 1
    for child in head.subtree:
        if child.i < after or child.i <= head.i:
            continue
        main = child.dep_ in ("conj", "ccomp", "parataxis") and child.head == head and _has_subject(child)
        comma = child.left_edge.i > after and child.doc[child.left_edge.i - 1].text in (",", "—", "”", '"')
        if (main and comma and child.left_edge.i > head.i) or child.dep_ == "parataxis":
            last = min(last, max(child.left_edge.i, head.i + 1))
    doc = head.doc
    while last > head.i + 1 and (doc[last - 1].is_punct or doc[last - 1].is_space or doc[last - 1].dep_ == "cc"):
        last -= 1
    return last


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _governor(head: Token, opener: int) -> Token | None:
    """What the condition is hung on, looking through "as long as", "provided" and "on condition"."""
    governor = head.head
    if governor == head:
        return None
    while governor.i >= opener - 2 and governor.head != governor and governor.i <= head.i:
        if governor.pos_ in ("VERB", "AUX") and governor.lower_ not in _WITHOUT_THAT:
            break
        governor = governor.head
    return governor


def _noun_condition(token: Token, after: int, words: str, *, weak: bool) -> Condition | None:
    """ "In the event of an attack", "without a truce"."""
    for noun in token.doc[after : after + 6]:
        if noun.pos_ in ("NOUN", "PROPN") and noun.dep_ == "pobj" and noun.left_edge.i >= after:
            head = noun.head
            while head.i >= token.i and head.head != head:
                head = head.head
            return Condition(token.i, after, _noun_last(noun), noun, head, words, weak)
    return None


def _noun_last(noun: Token) -> int:
    last = noun.i + 1
    for child in noun.rights:
        if child.dep_ in ("punct", "relcl", "appos") and child.text != "-":
            break
        last = child.right_edge.i + 1
    return last


def _inverted(token: Token) -> Condition | None:
    """ "Should talks fail, ...", "were talks to fail", "had they failed"; not questions."""
    doc = token.doc
    starts = bool(token.is_sent_start) or doc[token.i - 1].text in ("“", '"', ",", "—")
    if token.lower_ == "were":
        return _inverted_were(token)
    head = token.head
    before = head.dep_ in ("advcl", "ccomp") and head.head.i > head.i
    after = head.dep_ == "advcl" and token.lower_ == "should"
    if not starts or token.dep_ != "aux" or not (before or after):
        return None
    subject = children(head, "nsubj", "nsubjpass", "expl")
    misread = head.pos_ not in ("VERB", "AUX") and bool(token.is_sent_start)
    if (not subject and not misread) or head.left_edge.i < token.i - 1 or any(s.i < token.i for s in subject):
        return None
    return Condition(token.i, token.i + 1, _clause_last(head, token.i + 1), head, _governor(head, token.i), "inverted")


def _inverted_were(token: Token) -> Condition | None:
    """ "Were the talks to fail", hung in many ways by the parser: "were X to VERB" with a "would" beside it."""
    if token.dep_ not in ("advcl", "ccomp", "conj") or any(child.i < token.i for child in children(token, "nsubj")):
        return None
    below = [word for word in token.subtree if word.dep_ == "aux" and word.lower_ == "to" and word.i > token.i]
    governor = token.head
    if not below or not any(child.lower_ in ("would", "could", "might") for child in children(governor, "aux")):
        return None
    head = below[0].head
    return Condition(token.i, token.i + 1, _clause_last(head, token.i + 1), head, governor, "inverted")


def _any(token: Token, words: ConditionWords) -> Condition | None:
    """ "Any attempt to enter will be met with force"."""
    noun = token.head
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.lemma_.lower() not in words.deeds:
        return None
    if verb.lemma_.lower() not in words.outcomes:
        return None
    if not any(child.lower_ in ("will", "would", "'ll", "’ll", "shall") for child in children(verb, "aux")):
        return None
    return Condition(token.i, token.i, noun.right_edge.i + 1, noun, verb, "any")
