"""Questions to the dependency parse (CLEAR labels, as the English spaCy pipelines give them).

Every finder asks here who is the subject, who the object, and what a phrase spans, so that control,
coordination, passives and relative clauses are understood in one place.
"""

from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from standoff.annotate.article import Article
from standoff.annotate.parse import PARSE
from standoff.model import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})

OBJECT_CONTROL = frozenset(
    (
        "tell ask urge order force compel press pressure push call advise allow permit enable encourage persuade "
        "convince warn invite expect want instruct command direct beg implore request require authorize authorise "
        "cause lead get help let make forbid challenge dare coerce induce prompt oblige pressurise entreat exhort "
        "lobby summon entitle empower see watch hear find leave accuse suspect charge train arm task"
    ).split()
)
"""Verbs whose object is the subject of the infinitive below them ("urged Serbia to withdraw")."""


_AFTER_PHRASE = frozenset("relcl appos cc conj punct acl advcl ccomp case npadvmod".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


GERUND_CONTROL = frozenset(
    (
        "accuse suspect convict blame criticize criticise condemn denounce fault rebuke reprimand praise thank commend "
        "congratulate prevent stop keep bar ban prohibit block deter dissuade discourage restrain talk pressure coerce "
        "force trick lure push sentence jail fine punish arrest detain indict prosecute sanction forgive warn absolve"
    ).split()
)
"""Verbs whose object does what a gerund after their preposition says ("accused Togo of bombing")."""


def words_with(doc: Doc, attribute: str, values: Iterable[str]) -> list[Token]:
    """The words whose `attribute` ("LOWER", "LEMMA", "POS") is one of `values`, in order of the text.

    Far cheaper than asking word by word, as finders do that look for a few words in a whole report.
    """
    wanted = np.array([doc.vocab.strings[value] for value in values], dtype=np.uint64)
    return [doc[at] for at in np.flatnonzero(np.isin(doc.to_array(attribute), wanted)).tolist()]


def heads_of(tokens: Iterable[Token]) -> list[Token]:
    """Those of `tokens` that hang on none of the others: the heads of the phrases they make, in their order."""
    words = list(tokens)
    numbers = {token.i for token in words}
    return [token for token in words if token.head.i not in numbers or token.head == token]


def conjuncts(token: Token) -> list[Token]:
    """`token` and what is coordinated with it to the right, in order of the text."""
    found = [token]
    for child in token.rights:
        if child.dep_ == "conj":
            found.extend(conjuncts(child))
    return found


def children(token: Token, *deps: str) -> list[Token]:
    """The children of `token` under any of the labels `deps`, in order of the text."""
    labels = _numbers(deps)
    return [child for child in token.children if child.dep in labels]


@cache
def _numbers(deps: tuple[str, ...]) -> frozenset[int]:
    """The numbers under which spaCy keeps labels, which are quicker to ask for than their names."""
    return frozenset(get_string_id(dep) for dep in deps)


def is_infinitive(verb: Token) -> bool:
    """Whether `verb` stands with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether `verb` is in the passive, or a participle that modifies a noun ("troops deployed in")."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN":
        return not any(child.dep_ in ("nsubj", "aux") for child in verb.children) and is_passive(verb.head)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and not _is_misread_active(verb)


def _is_misread_active(verb: Token) -> bool:
    """An active verb that the parser took for a participle.

    "Demands that NATO has *rejected*" (with a subject or auxiliary of its own) and "Chad, which lies to the
    west, *offered* to buy the coal" (with an object after a comma).
    """
    if children(verb, "nsubj", "aux"):
        return True
    comma = verb.i > 0 and verb.nbor(-1).text == ","
    return comma and bool(children(verb, "dobj", "ccomp", "xcomp")) and not children(verb, "agent")


def subjects(verb: Token) -> list[Token]:
    """The grammatical subjects of `verb`, also where they stand elsewhere, coordination resolved.

    Looks through coordinated verbs, infinitives under subject or object control, participles,
    gerunds after prepositions and relative clauses (whose antecedent is given in place of "who").
    Empty where there is none.
    """
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own:
        subject = own[-1]
        if subject.lower_ in RELATIVE_PRONOUNS and verb.dep_ == "relcl":
            return conjuncts(verb.head)
        if subject.lower_ in ("who", "which") and verb.dep_ == "ccomp" and verb.head.dep_ == "relcl":
            return conjuncts(verb.head.head)
        return conjuncts(subject)
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ == "relcl":
        return conjuncts(head)
    if verb.dep_ == "acl":
        return conjuncts(head) if verb.tag_ in ("VBG", "VBN") else _holders(head)
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return subjects(coordinated_with(verb))
    if verb.dep_ == "conj" and head.pos_ == "ADJ" and head.head.pos_ in ("VERB", "AUX"):
        return subjects(head.head)
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "oprd", "prep", "dep"):
        return _controlled(verb, head)
    if verb.dep_ == "pcomp":
        governor = head.head
        controlled = _objects_before(governor, head)
        if controlled:
            return controlled
        return subjects(governor) if governor.pos_ in ("VERB", "AUX") else _holders(governor)
    return []


def coordinated_with(verb: Token) -> Token:
    """The verb that the conjunct `verb` shares its subject with.

    Parsers hang "warned" on "would" in "said they would leave and warned of war", and "offered" on "stop" in
    "urged both to stop and offered help"; the tense tells that it goes with "said" and "urged".
    """
    head = verb.head
    reporting = head.head
    escapes = (
        head.dep_ in ("ccomp", "xcomp", "advcl")
        and reporting.i < head.i
        and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN")
        and _tense(verb) == _tense(reporting)
        and (head.tag_ == "VB" or (head.dep_ == "ccomp" and bool(children(head, "aux", "auxpass"))))
        and not children(verb, "auxpass", "nsubj", "nsubjpass")
    )
    return reporting if escapes else head


def _tense(verb: Token) -> tuple[str, bool]:
    """The tag of a finite verb or of its perfect auxiliary."""
    perfect = [aux for aux in children(verb, "aux") if aux.lemma_ == "have"]
    return (perfect[0].tag_, True) if perfect else (verb.tag_, False)


def _objects_before(governor: Token, preposition: Token) -> list[Token]:
    """Whose act a gerund after `preposition` is, if it is the object's ("accused *Togo* of bombing")."""
    if preposition.lower_ not in ("of", "from", "into", "for") or governor.lemma_ not in GERUND_CONTROL:
        return []
    return [token for obj in children(governor, "dobj", "nsubjpass") for token in conjuncts(obj)]


def _controlled(verb: Token, head: Token) -> list[Token]:
    """Subjects of a clause without one of its own below `head`."""
    if head.pos_ not in ("VERB", "AUX"):
        if head.pos_ in ("ADJ", "NOUN", "PROPN") and head.head.lemma_ == "be":
            return subjects(head.head)
        return _holders(head) if head.pos_ in ("NOUN", "PROPN") else []
    if verb.dep_ in ("xcomp", "ccomp", "oprd") and head.lemma_ in OBJECT_CONTROL:
        below = children(head, "dobj", "dative", "nsubjpass")
        if below:
            return conjuncts(below[0])
        called = [
            obj for prep in children(head, "prep") if prep.lower_ in ("on", "upon") for obj in children(prep, "pobj")
        ]
        if called:
            return conjuncts(called[0])
    return subjects(head)


def _holders(noun: Token) -> list[Token]:
    """Whose act a noun names: its possessor, or the object of its "by"; else the subject that has it."""
    owners = children(noun, "poss")
    by = [obj for prep in children(noun, "prep") if prep.lower_ == "by" for obj in children(prep, "pobj")]
    if owners or by:
        return conjuncts((owners or by)[0])
    if noun.dep_ in ("dobj", "attr", "oprd") and noun.head.pos_ in ("VERB", "AUX"):
        return subjects(noun.head)
    return []


def agents(verb: Token) -> list[Token]:
    """Who does what `verb` says: the subject, or in the passive the object of "by"."""
    if not is_passive(verb):
        return subjects(verb)
    return [token for by in children(verb, "agent") for obj in children(by, "pobj") for token in conjuncts(obj)]


def patients(verb: Token) -> list[Token]:
    """To whom `verb` is done: its direct objects, or in the passive its subjects."""
    if is_passive(verb):
        return subjects(verb)
    return [token for obj in children(verb, "dobj") for token in conjuncts(obj)]


def datives(verb: Token) -> list[Token]:
    """The indirect objects of `verb` without a preposition or under "to" as the parser marks it."""
    found: list[Token] = []
    for child in children(verb, "dative"):
        targets = [child] if child.pos_ != "ADP" else children(child, "pobj")
        found.extend(token for target in targets for token in conjuncts(target))
    return found


def objects_of(token: Token, *prepositions: str) -> list[Token]:
    """Objects of the prepositions below `token` ("talks *with* X and Y"), coordination resolved.

    A preposition below another ("from X *to* Y", "out *of* X") counts as well.
    """
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.pos_ != "NOUN":
            if child.lower_ in prepositions:
                found.extend(noun for obj in children(child, "pobj") for noun in conjuncts(obj))
            for below in children(child, "prep"):
                if below.lower_ in prepositions:
                    found.extend(noun for obj in children(below, "pobj") for noun in conjuncts(obj))
    return found


def ancestors(token: Token) -> Iterator[Token]:
    """The governors of `token`, nearest first."""
    while token.head != token:
        token = token.head
        yield token


def clause_head(token: Token) -> Token:
    """The nearest verb at or above `token`; the root where there is none."""
    here = token
    while here.pos_ not in ("VERB", "AUX") and here.head != here:
        here = here.head
    return here


def is_sentence_apart(clause: Token, verb: Token) -> bool:
    """Whether a semicolon parts a clause from the verb behind it, which then says nothing of it.

    Parsers take the first of two sentences so parted for the content of the second ("Chad paid; Niger denied it").
    """
    return any(token.text == ";" for token in verb.doc[clause.i : verb.i])


def subtree_span(article: Article, token: Token) -> Span:
    """Everything below `token`, without white space and commas at its edges."""
    return trimmed_span(article, token.left_edge.i, token.right_edge.i + 1)


def phrase_span(article: Article, noun: Token) -> Span:
    """The noun phrase of `noun` without what follows after a comma, coordination and relative clauses.

    Complements stay ("the ministry of defence", "a former ambassador to Chad"), days do not ("the envoy on Monday").
    """
    last = noun.i
    for child in noun.rights:
        if child.dep_ in _AFTER_PHRASE and not (child.dep_ == "punct" and child.text == "-"):
            break
        if child.dep_ == "prep" and any(below.lower_ in _WEEKDAYS for below in child.children):
            break
        last = child.right_edge.i
    return trimmed_span(article, noun.left_edge.i, last + 1)


def trimmed_span(article: Article, first: int, last: int) -> Span:
    """The span of the tokens `[first, last)` without white space and punctuation at its edges.

    Full stops that belong to an abbreviation are part of its token and stay.
    """
    doc = article[PARSE]
    while last - first > 1 and _is_edge(doc[first]):
        first += 1
    while last - first > 1 and _is_edge(doc[last - 1]):
        last -= 1
    return article.span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))


def _is_edge(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in ("$", "£", "€", "%"))
