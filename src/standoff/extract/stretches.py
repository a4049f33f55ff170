"""What is demanded, offered, refused: one stretch of tokens for each member of a coordination.

"Wants X to drop A, halt B and share C" is three demands. The stretches are cut on the surface,
from one member's head to the next, because the parser hangs complements of lists in the wrong places.
"""

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from standoff.annotate.article import Article
from standoff.annotate.syntax import SUBJECTS, conjuncts
from standoff.model import Span

_SUBORDINATORS = frozenset("if unless because while although though as since whereas so provided lest whether".split())
_TRAILERS = frozenset({",", "and", "or", "but", "to", "then", "also", "nor", "—", "–", "-", ";", "both", "either"})
_CUT_OFF = frozenset({"who", "whom", "whose", "which", "as", "than"})
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod", "neg", "predet", "advmod"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_NOUN_STOPS = frozenset({"relcl", "appos", "cc", "conj", "punct", "advcl", "parataxis", "ccomp"})
_SHORT_CLAUSE = 7
_NOUN_LIST = frozenset({"attr", "dobj", "conj", "appos", "oprd", "pobj"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """One member of a coordination.

    Attributes:
        head: the verb or noun that it is about.
        first: index of its first token.
        last: one past the index of its last token.
    """

    head: Token
    first: int
    last: int

    def tokens(self) -> list[Token]:
        """Its tokens, in order."""
        return list(self.head.doc[self.first : self.last])

    def span(self, article: Article) -> Span:
        """Its characters."""
        doc = self.head.doc
        return article.span(doc[self.first].idx, doc[self.last - 1].idx + len(doc[self.last - 1]))


def verb_stretches(verb: Token, acts: Collection[str], *, subject: bool = False) -> list[Stretch]:
    """The coordinated verb phrases that begin with `verb`.

    Args:
        verb: head of the first; infinitive, gerund or finite.
        acts: verbs known as acts, to recognise one that the tagger took for a noun ("and scrap plans").
        subject: whether the first begins with its subject ("that Uganda withdraw").
    """
    end = _clause_end(verb)
    heads = _verb_heads(verb, end, acts)
    starts = [_first_word(verb, subject)] + [_first_word(head, False) for head in heads[1:]]
    bounds = [*starts[1:], end]
    return [
        stretch
        for head, first, last in zip(heads, starts, bounds, strict=True)
        if (stretch := _trimmed(head, first, last)) is not None
    ]


def noun_stretches(noun: Token) -> list[Stretch]:
    """The coordinated noun phrases that begin with the one headed by `noun`."""
    heads = _noun_heads(noun)
    found = []
    for index, head in enumerate(heads):
        following = heads[index + 1].left_edge.i if index + 1 < len(heads) else len(noun.doc)
        stretch = _trimmed(head, head.left_edge.i, min(_noun_end(head), max(following, head.i + 1)))
        if stretch is not None:
            found.append(stretch)
    return found


def _verb_heads(verb: Token, end: int, acts: Collection[str]) -> list[Token]:
    """`verb` and the verbs coordinated with it before the token `end`, in order of the text."""
    heads = {verb.i: verb}
    pending = [verb]
    while pending:
        head = pending.pop()
        for child in head.rights:
            if child.i < end and child.i not in heads and _continues(verb, head, child):
                heads[child.i] = child
                pending.append(child)
    for token in verb.doc[verb.i + 1 : end]:
        stray = _is_stray_member(verb, token) or _repeats_to(verb, token)
        if token.i not in heads and (stray or _is_hidden_verb(token, verb, acts)):
            heads[token.i] = token
            heads.update({child.i: child for child in conjuncts(token) if child.i < end})
    return [heads[index] for index in sorted(heads)]


def _continues(first: Token, head: Token, child: Token) -> bool:
    """Whether `child` is a further member of the series that `first` begins."""
    if child.pos_ not in ("VERB", "AUX") or not _fits(first, child):
        return False
    if any(below.dep_ in SUBJECTS or below.tag_ == "MD" for below in child.children):
        return False
    if child.dep_ == "conj":
        return True
    bare = not any(below.dep_ in ("mark", "aux") for below in child.children)
    listed = child.doc[child.left_edge.i - 1].text == "," and head.i < child.i
    return child.dep_ in ("advcl", "dep", "xcomp") and bare and listed


def _is_stray_member(first: Token, token: Token) -> bool:
    """A base form that the parser coordinated with the governing verb ("demanded that X leave, *stop* ...")."""
    governor = first.head
    if token.dep_ not in ("conj", "advcl") or token.tag_ != "VB" or token.head not in (governor, governor.head):
        return False
    if token.dep_ == "advcl" and token.doc[token.left_edge.i - 1].text != ",":
        return False
    return governor.tag_ in ("VBD", "VBN", "VBZ") and not any(
        below.dep_ in (*SUBJECTS, "aux", "mark") for below in token.children
    )


def _repeats_to(first: Token, token: Token) -> bool:
    """ "To stop sending arms *and to return* to talks", coordinated with the wrong verb."""
    if first.tag_ != "VB" or token.tag_ != "VB" or token.dep_ != "conj" or token.i < 2 or first.nbor(-1).lower_ != "to":
        return False
    return token.nbor(-1).lower_ == "to" and token.nbor(-2).lower_ in ("and", "or", ",")


def _same_form(verb: Token) -> tuple[str, ...]:
    if verb.tag_ in ("VBD", "VBN"):
        return ("VBD", "VBN")
    if verb.tag_ == "VBG":
        return ("VBG",)
    return ("VB", "VBP", "VBZ")


def _fits(first: Token, verb: Token) -> bool:
    """Whether two verbs have the same form, as far as the word shows ("to free X and *set* Y")."""
    same = verb.tag_ in _same_form(first)
    return same or (first.tag_ == "VB" and verb.lower_ == verb.lemma_ and verb.tag_ in ("VBD", "VBN"))


def _is_hidden_verb(token: Token, first: Token, acts: Collection[str]) -> bool:
    """A base form that was tagged as a noun: known act, after "and" or a comma, before an object."""
    if first.tag_ not in ("VB", "VBP") or token.dep_ not in ("compound", "conj", "appos"):
        return False
    if token.lower_ not in acts and not (token.tag_ == "NNP" and token.text.islower()):
        return False
    if token.tag_ not in ("NN", "NNP", "VB", "VBP", "JJ"):
        return False
    before, after = token.nbor(-1), token.doc[token.i + 1 : token.i + 2]
    opens = bool(after) and after[0].tag_ in ("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "CD")
    return opens and before.lower_ in (",", "and", "or")


def _clause_end(verb: Token) -> int:
    """One past the last token of the clause, without clauses of reason, condition or manner at its end."""
    end = verb.right_edge.i + 1
    if verb.tag_ in ("VB", "VBP") and verb.dep_ in ("ccomp", "xcomp"):
        for token in verb.sent[max(0, end - verb.sent.start) :]:
            if token.i > verb.i and _is_stray_member(verb, token):
                end = token.right_edge.i + 1
    for child in verb.subtree:
        if child.i <= verb.i or child.left_edge.i >= end:
            continue
        comma = child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].text in (",", "—", "–")
        marks = {below.lower_ for below in child.children if below.dep_ in ("mark", "advmod", "aux")}
        subordinate = child.dep_ == "advcl" and bool(marks & _SUBORDINATORS)
        gerund = child.dep_ == "advcl" and child.tag_ == "VBG" and comma
        beside = (subordinate or gerund or child.dep_ == "parataxis") and child.left_edge.i > verb.i
        source = child.dep_ == "prep" and child.lower_ in ("according", "provided", "providing")
        if beside or _is_new_clause(child, verb) or source or child.text in (";", "\n"):
            end = min(end, max(child.left_edge.i, verb.i + 1))
    return end


def _is_new_clause(child: Token, verb: Token) -> bool:
    """A coordinated clause with a subject of its own, or in another form."""
    if child.dep_ != "conj" or child.head.pos_ not in ("VERB", "AUX") or child.pos_ not in ("VERB", "AUX"):
        return False
    if any(below.dep_ in SUBJECTS or below.tag_ == "MD" for below in child.children):
        return True
    return child.head == verb and not _fits(verb, child)


def _first_word(verb: Token, subject: bool) -> int:
    """Where a verb phrase begins: at its subject if wanted, else at its negation, adverb or passive "be"."""
    wanted = ("nsubj", "nsubjpass", "expl") if subject else ()
    start = verb.i
    for child in verb.lefts:
        if child.dep_ in wanted:
            child = _own_conjunct(child)
            start = min([start, child.i, *(below.i for below in child.lefts if below.dep_ in _BEFORE_NOUN)])
        elif child.dep_ in ("neg", "auxpass") or (child.dep_ == "advmod" and child.i == verb.i - 1):
            start = min(start, child.i)
    return start


def _own_conjunct(subject: Token) -> Token:
    """The subject proper after a comma and "and" ("cancel them, every one, and *the troops* must go")."""
    for member in conjuncts(subject)[1:]:
        before = subject.doc[max(0, member.left_edge.i - 2) : member.left_edge.i]
        if [token.lower_ for token in before] == [",", "and"]:
            return member
    return subject


def _noun_heads(noun: Token) -> list[Token]:
    heads = {noun.i: noun}
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.pos_ in _NOMINAL and token.dep_ in ("conj", "appos") and token.head.i in heads:
            if token.dep_ == "appos" and not _is_listed(token):
                continue
            heads[token.i] = token
    return [heads[index] for index in sorted(heads)]


def _is_listed(token: Token) -> bool:
    """Whether an apposition is a member of a list after all ("a truce, the release of A and an end to B")."""
    before = token.doc[token.left_edge.i - 1].text if token.left_edge.i else ""
    chained = any(child.dep_ in ("conj", "appos") for child in token.children)
    return before == "," and chained and any(below.dep_ == "cc" for below in token.subtree)


def list_stretches(first: Token) -> list[Stretch]:
    """The members of a list after "include", "are" or a colon, wherever the parser hung them."""
    heads = {first.i: first}
    for token in first.doc[first.i + 1 : first.sent.end]:
        if token.pos_ not in _NOMINAL or token.dep_ not in _NOUN_LIST - {"pobj"}:
            continue
        outside = token.head.i < first.left_edge.i and token.dep_ == "appos"
        inner = token.head.i in heads and token.dep_ in ("conj", "appos")
        if (outside or inner) and not any(below.dep_ in SUBJECTS for below in token.children):
            heads[token.i] = token
    ordered = [heads[index] for index in sorted(heads)]
    found = []
    for index, head in enumerate(ordered):
        following = ordered[index + 1].left_edge.i if index + 1 < len(ordered) else len(first.doc)
        stretch = _trimmed(head, head.left_edge.i, min(_noun_end(head), max(following, head.i + 1)))
        if stretch is not None:
            found.append(stretch)
    return found


def _noun_end(noun: Token) -> int:
    """One past the noun phrase without what follows a comma, coordination and relative clauses."""
    last = noun.i + 1
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "as":
            break
        if child.dep_ == "relcl" and _restricts(noun, child):
            last = child.right_edge.i + 1
            break
        if child.dep_ in _NOUN_STOPS and not (child.dep_ == "punct" and child.text in ("-", "“", '"', "‘")):
            break
        last = child.right_edge.i + 1
    return last


def _restricts(noun: Token, clause: Token) -> bool:
    """ "Any audit *that foreigners conduct*": without the clause the words would say something else."""
    short = clause.right_edge.i - clause.left_edge.i < _SHORT_CLAUSE and clause.left_edge.i == noun.i + 1
    return short and any(child.lower_ in ("any", "every", "no", "all") for child in noun.lefts)


def _trimmed(head: Token, first: int, last: int) -> Stretch | None:
    """The stretch without connecting words and punctuation at its edges; `None` if nothing is left."""
    doc: Doc = head.doc
    while first < last and _is_loose(doc[first], _TRAILERS - {"-"}):
        first += 1
    while first < last and (_is_loose(doc[last - 1], _TRAILERS | _CUT_OFF) or _is_as_soon(doc, last)):
        last -= 1
    return Stretch(head, first, last) if first < last else None


def _is_as_soon(doc: Doc, last: int) -> bool:
    return doc[last - 1].lower_ in ("soon", "long") and last > 1 and doc[last - 2].lower_ == "as"


def _is_loose(token: Token, words: Collection[str]) -> bool:
    if token.lower_ in ("both", "either") and token.dep_ == "det":
        return False
    return token.is_space or token.lower_ in words or (token.is_punct and token.text not in ("$", "£", "€", "%"))
