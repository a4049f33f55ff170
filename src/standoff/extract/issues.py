"""What a position is about, as a short label made from its own words (see docs/decisions/0005-issue-labels.md)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from standoff.lexicon import Lexicon
from standoff.lexicon.issues import LabelWords, read_act_classes, read_issues, read_label_words

_CONTENT_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_ASIDE = frozenset({"relcl", "advcl", "parataxis"})
_DEEP = 9


@dataclass(frozen=True, slots=True)
class IssueLabel:
    """A label and what it rests on.

    Attributes:
        text: the label, lower case but for names.
        topic: whether it is one of the lexicon's topics; else it was made from head and modifier.
        heads: lemmas of the content's nouns and names, to compare with another content's.
        acts: classes of `issue_classes.csv` that hold the content's head ("halt", "stop": both "stop").
        bare: whether the head is all that the content names ("a halt").
    """

    text: str
    topic: bool
    heads: frozenset[str]
    acts: frozenset[str] = frozenset()
    bare: bool = False


def label_issue(tokens: Sequence[Token], context: Collection[str], lexicon: Lexicon) -> IssueLabel:
    """The issue that a phrase is about.

    A topic of `issues.csv` if one fits the words outside relative and adverbial clauses, else one that
    fits all words, else the head noun with its strongest modifier.

    Args:
        tokens: the phrase, in order of the text; not empty.
        context: lower-case ids of the parties concerned ("nato"), which may complete a topic's pattern.
        lexicon: its issue files decide.
    """
    table = lexicon.table(read_issues)
    words = lexicon.table(read_label_words)
    inside = {token.i for token in tokens}
    core = [token for token in tokens if not _is_aside(token, inside, words)]
    heads = frozenset(lemma_of(token) for token in core if _is_telling(token, words))
    head = next((token for token in tokens if token.head.i not in inside or token.head == token), tokens[0])
    acts = lexicon.table(read_act_classes).get(lemma_of(head), frozenset())
    bare = head.pos_ == "NOUN" and heads <= {lemma_of(head)} and not any(c.dep_ == "prep" for c in head.children)
    for part in (core, tokens):
        topic = table.best(_depths(part, inside), context)
        if topic is not None:
            return IssueLabel(topic, True, heads, acts, bare)
    return IssueLabel(_plain_label(core or tokens, inside, words), False, heads, acts, bare)


def lemma_of(token: Token) -> str:
    """The lemma by which issues know a token: lower case, also where the parser kept a capital."""
    return token.lemma_.lower()


def _is_telling(token: Token, words: LabelWords) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and lemma_of(token) not in words.empty


def _is_aside(token: Token, inside: Collection[int], words: LabelWords) -> bool:
    """Whether a token lies in a relative, adverbial or reported clause within the phrase."""
    for _ in range(_DEEP):
        if token.dep_ in _ASIDE and token.head.i in inside:
            return True
        if token.dep_ == "ccomp" and token.head.i in inside and token.head.lemma_ not in words.carrying:
            return True
        if token.head == token or token.head.i not in inside:
            return False
        token = token.head
    return False


def _depths(tokens: Iterable[Token], inside: Collection[int]) -> dict[str, int]:
    """Lemmas and lower-case forms of content words, with their distance from the head of the phrase."""
    depths: dict[str, int] = {}
    for token in tokens:
        if token.pos_ in _CONTENT_TAGS or token.dep_ in ("prt", "prep", "advmod"):
            depth = _depth(token, inside)
            for word in (lemma_of(token), token.lower_):
                depths[word] = min(depth, depths.get(word, _DEEP))
    return depths


def _depth(token: Token, inside: Collection[int]) -> int:
    depth = 0
    while depth < _DEEP and token.head != token and token.head.i in inside:
        depth += token.dep_ not in ("prep", "conj")
        token = token.head
    return depth


def _plain_label(tokens: Sequence[Token], inside: Collection[int], words: LabelWords) -> str:
    """The head noun with its strongest modifier; a verb where there is no noun."""
    nouns = [token for token in tokens if _is_telling(token, words) and token.dep_ not in ("compound", "poss", "nmod")]
    nouns = [noun for noun in nouns if not _is_act_on(noun, inside, words)] or nouns
    nouns = [noun for noun in nouns if lemma_of(noun) not in words.stances] or nouns
    nouns.sort(key=lambda token: (token.dep_ in ("nsubj", "nsubjpass"), _depth(token, inside), token.i))
    if nouns:
        modifier = _modifier(nouns[0], inside, words)
        return f"{modifier} {_spelled(nouns[0])}" if modifier else _spelled(nouns[0])
    if any(token.tag_ == "$" or token.text in ("$", "£", "€") for token in tokens):
        return "payment"
    named = [token for token in tokens if token.pos_ in ("NOUN", "PROPN")]
    verbs = [token for token in tokens if token.pos_ == "VERB" and token.lemma_ not in words.light_verbs]
    return _spelled((verbs or named or list(tokens))[0])


def _is_act_on(noun: Token, inside: Collection[int], words: LabelWords) -> bool:
    """ "The *return* of the gold": the matter is what it is done to."""
    if lemma_of(noun) not in words.acts:
        return False
    return any(c.dep_ == "prep" and c.lower_ in ("of", "to", "on") and c.i in inside for c in noun.children)


def _modifier(noun: Token, inside: Collection[int], words: LabelWords) -> str | None:
    """The compound, else the adjective, else the name that a noun is told apart by."""
    for deps in (("compound", "nmod"), ("amod",), ("poss",)):
        for child in noun.children:
            light = lemma_of(child) in words.light_modifiers or child.pos_ in ("PRON", "NUM", "DET")
            if child.dep_ in deps and child.i in inside and not light:
                return _spelled(child)
    return None


def _spelled(token: Token) -> str:
    """Lemma, with the capital of a name."""
    participle = token.tag_ in ("VBN", "VBG") and token.dep_ == "amod"
    return token.text if token.pos_ == "PROPN" else token.lower_ if participle else lemma_of(token)
