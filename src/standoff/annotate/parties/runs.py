"""Runs of capitalised tokens that may be personal names, with the titles that stand before them."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from standoff.annotate.parties.names import Hit
from standoff.annotate.parties.phrases import AgentNoun, agent_noun
from standoff.lexicon.agents import Agents
from standoff.lexicon.persons import PersonWords

PARTICLES = frozenset(
    (
        "al el ul ur as ash an ar az bin ibn ben bint abu de da do dos del della der den van von la le di du ter ten "
        "zu af y"
    ).split()
)
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_TITLE_REACH = 12
_TITLE_POS = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "PART"})


@dataclass(frozen=True, slots=True)
class Run:
    """A possible personal name.

    Attributes:
        first: index of its first token, title left out.
        last: index of its last token.
        titles: indices of the tokens of titles like "Mr." before it.
        office: the office noun before it, or `None`.
        office_first: index of the first token of the phrase of that office; `first` without one.
    """

    first: int
    last: int
    titles: tuple[int, ...]
    office: AgentNoun | None
    office_first: int


def find_runs(
    doc: Sequence[Token], taken: Mapping[int, list[Hit]], agents: Agents, words: PersonWords
) -> Iterator[Run]:
    """All runs of capitalised name tokens outside the gazetteer names `taken`, in order."""
    at = 0
    while at < len(doc):
        if not _may_begin(doc, at, taken, agents, words):
            at += 1
            continue
        last = _end_of_run(doc, at, taken, agents, words)
        at = _without_office(doc, at, last, words)
        yield _with_titles(doc, at, last, agents, words)
        at = last + 1


def _without_office(doc: Sequence[Token], first: int, last: int, words: PersonWords) -> int:
    """Where the name begins in "Minister for *Communications* Mitch Young": at the given name."""
    if first and doc[first - 1].lower_ in ("of", "for") and doc[first].text not in words.given:
        return next((at for at in range(first + 1, last) if doc[at].text in words.given), first)
    return first


def _is_name_token(token: Token, taken: Container[int]) -> bool:
    return token.i not in taken and token.tag_ in _NAME_TAGS and token.text[:1].isupper()


def _may_begin(doc: Sequence[Token], at: int, taken: Container[int], agents: Agents, words: PersonWords) -> bool:
    token = doc[at]
    if not _is_name_token(token, taken):
        return at not in taken and _is_particle_start(doc, at, taken)
    if token.text in words.titles or words.is_thing(token.text):
        return False
    return token.text in words.given or agent_noun(token, agents) is None


def _is_particle_start(doc: Sequence[Token], at: int, taken: Container[int]) -> bool:
    """Whether a name begins here with a particle ("al-Assad", "bin Laden", "van der Meer")."""
    lower = doc[at].lower_
    if lower not in PARTICLES or at + 1 >= len(doc):
        return False
    after = doc[at + 1]
    if after.text == "-" and at + 2 < len(doc):
        return _is_name_token(doc[at + 2], taken)
    return lower in ("bin", "ibn", "van", "von", "abu") and _is_name_token(after, taken)


def _end_of_run(doc: Sequence[Token], first: int, taken: Container[int], agents: Agents, words: PersonWords) -> int:
    last = first
    at = first + 1
    while at < len(doc):
        token = doc[at]
        if _continues(doc, at, taken) and token.text not in words.titles:
            if (
                token.text not in words.given
                and agent_noun(token, agents) is not None
                and _is_office(doc, first, at, taken, words)
            ):
                break
            last = at
        elif not _joins(token, taken):
            break
        at += 1
    while last > first and (doc[last].text in ("-", "–") or doc[last].lower_ in PARTICLES):
        last -= 1
    return last


def _continues(doc: Sequence[Token], at: int, taken: Container[int]) -> bool:
    """Whether a token goes on with the name, also as the small second half of "Ji-woo"."""
    token = doc[at]
    hyphened = doc[at - 1].text in ("-", "–") and not doc[at - 1].whitespace_
    return _is_name_token(token, taken) or (hyphened and token.tag_ in _NAME_TAGS and at not in taken)


def _joins(token: Token, taken: Container[int]) -> bool:
    """Whether a token inside a name joins its parts: a particle, or a hyphen without blanks."""
    if token.i in taken:
        return False
    if token.text in ("-", "–"):
        return not (token.nbor(-1).whitespace_ or token.whitespace_)
    return token.lower_ in PARTICLES


def _is_office(doc: Sequence[Token], first: int, at: int, taken: Container[int], words: PersonWords) -> bool:
    """Whether an office's word inside a run is an office ("Foreign *Minister*") and not a surname ("John *Major*")."""
    return doc[first].text not in words.given or (at + 1 < len(doc) and _is_name_token(doc[at + 1], taken))


def _with_titles(doc: Sequence[Token], first: int, last: int, agents: Agents, words: PersonWords) -> Run:
    titles: list[int] = []
    at = first - 1
    while at >= 0:
        stop = int(doc[at].text == "." and at > 0)
        if doc[at - stop].text not in words.titles:
            break
        titles.append(at - stop)
        at -= 1 + stop
    office, office_first = _office_before(doc, at + 1, agents)
    return Run(first, last, tuple(reversed(titles)), office, office_first if office else first)


def _office_before(doc: Sequence[Token], first: int, agents: Agents) -> tuple[AgentNoun | None, int]:
    """The office right before the token `first`, and where its phrase begins."""
    start = first
    limit = max(0, first - _TITLE_REACH)
    while start > limit and not doc[start].is_sent_start and _belongs_to_title(doc, start - 1):
        start -= 1
    for at in range(first - 1, start - 1, -1):
        noun = agent_noun(doc[at], agents)
        if noun is None or doc[at].tag_ in ("NNS", "NNPS"):
            continue
        if noun.last + 1 == first or doc[noun.last + 1].lower_ in ("of", "for"):
            return noun, _office_start(doc, start, noun.first)
    return None, first


def _belongs_to_title(doc: Sequence[Token], at: int) -> bool:
    token = doc[at]
    if token.pos_ in _TITLE_POS or token.text in ("-", "–", "'s", "’s", "'", "’", "&"):
        return token.tag_ != "TO"
    return token.lower_ in ("of", "for", "the") and at + 1 < len(doc)


def _office_start(doc: Sequence[Token], start: int, noun_first: int) -> int:
    """The first token of the office's own phrase: nothing before the last "of", "for" or "the"."""
    for at in range(noun_first - 1, start - 1, -1):
        if doc[at].lower_ in ("of", "for", "the"):
            return at + 1
    return start
