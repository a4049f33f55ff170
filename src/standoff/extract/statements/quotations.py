"""Direct quotations: which verb introduces each, and which belong to one act of speech.

A quotation that stands as a sentence of its own takes its verb from the words after it ("...," X said),
before it (X said: "..."), or from the quotation before it in the same paragraph. Quotations that are
part of a running clause are left to the clause that contains them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from standoff.annotate import syntax
from standoff.annotate.article import Article
from standoff.annotate.parse import PARSE
from standoff.annotate.quotes import QUOTES, Quote
from standoff.extract.statements.cues import can_speak, is_passive
from standoff.extract.statements.report import Piece, Report, cue_range, match_phrase, tidy
from standoff.lexicon.reporting import Frames, Reporting
from standoff.model import CueClass

_DASHES = frozenset({"—", "–", "―", "-", "--"})
_ENDS = frozenset({".", "?", "!", "…"})
_LONGEST_SIGNATURE = 12
_SHORTEST_SENTENCE = 4


@dataclass(slots=True)
class _Speech:
    """Quotations that belong together, while they are collected."""

    head: Token
    cue: tuple[int, int]
    cls: CueClass
    frame: str
    source: Token | None
    addressee: Token | None = None
    quotes: list[Quote] = field(default_factory=list)
    last_paragraph: int = -1


def quotation_reports(article: Article, reporting: Reporting) -> Iterator[Report]:
    """One report for each act of direct speech, in order of the text."""
    doc = article[PARSE]
    speeches: list[_Speech] = []
    for paragraph in _paragraphs(article):
        _read_paragraph(doc, paragraph, reporting, speeches)
    for speech in speeches:
        pieces = tidy(doc, [_tokens_of(doc, quote) for quote in speech.quotes])
        if pieces:
            yield Report(speech.head, speech.cue, speech.cls, speech.frame, speech.source, pieces, speech.addressee)


def _tokens_of(doc: Doc, quote: Quote) -> Piece:
    span = doc.char_span(quote.inner.start, quote.inner.end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 0)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph's number and range of tokens, and the quotations in it, each with its tokens, marks included."""

    number: int
    first: int
    last: int
    quotes: Sequence[tuple[Quote, int, int]]


def _paragraphs(article: Article) -> Iterator[_Paragraph]:
    """The paragraphs that hold quotations; a paragraph ends at a line break outside quotations."""
    doc, quotes = article[PARSE], article[QUOTES]
    at, here, first, number = 0, 0, 0, 0
    held: list[tuple[Quote, int, int]] = []
    while here < len(doc):
        token = doc[here]
        if at < len(quotes) and token.idx + len(token) > quotes[at].start:
            begin = here
            while here < len(doc) and doc[here].idx < quotes[at].end:
                here += 1
            held.append((quotes[at], begin, max(here, begin + 1)))
            here = max(here, begin + 1)
            at += 1
            continue
        here += 1
        if token.is_space and ("\n" in token.text or "\r" in token.text):
            if held:
                yield _Paragraph(number, first, here, tuple(held))
            number += here > first + 1
            first, held = here, []
    if held:
        yield _Paragraph(number, first, len(doc), tuple(held))


def _read_paragraph(doc: Doc, paragraph: _Paragraph, reporting: Reporting, speeches: list[_Speech]) -> None:
    last: _Speech | None = None
    for number, (quote, start, end) in enumerate(paragraph.quotes):
        before = paragraph.quotes[number - 1][2] if number else paragraph.first
        after = paragraph.quotes[number + 1][1] if number + 1 < len(paragraph.quotes) else paragraph.last
        left, right = _left(doc, before, start), _right(doc, end, after)
        speech = _introduced(doc, quote, left, right, reporting, last)
        if speech is None and _stands_alone(doc, quote, left):
            speech = _continued(doc, paragraph, number, left, reporting, last, speeches)
        if speech is None:
            continue
        if speech is not last and (not speeches or speech is not speeches[-1]):
            speeches.append(speech)
        speech.quotes.append(quote)
        speech.last_paragraph = paragraph.number
        last = speech


def _left(doc: Doc, first: int, last: int) -> list[Token]:
    """The words of the same sentence before a quotation, back to the one before it."""
    found: list[Token] = []
    for index in range(last - 1, first - 1, -1):
        if _ends_sentence(doc[index]):
            break
        if not doc[index].is_space:
            found.append(doc[index])
    return found[::-1]


def _right(doc: Doc, first: int, last: int) -> list[Token]:
    """The words of the same sentence after a quotation, up to the next one."""
    found: list[Token] = []
    for token in doc[first:last]:
        if _ends_sentence(token) or token.text == ";" or (token.is_space and "\n" in token.text):
            break
        if not token.is_space:
            found.append(token)
    return found


def _ends_sentence(token: Token) -> bool:
    """Whether a full stop ends a sentence, and not an abbreviation ("Col." comes as two tokens)."""
    if token.text not in _ENDS:
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is None or token.dep_ == "punct" or following.is_space or bool(following.is_sent_start)


def _stands_alone(doc: Doc, quote: Quote, left: Sequence[Token]) -> bool:
    """Whether the quotation begins a sentence, and is one."""
    return not quote.scare and (not left or left[-1].text == ":")


def _introduced(
    doc: Doc, quote: Quote, left: Sequence[Token], right: Sequence[Token], reporting: Reporting, last: _Speech | None
) -> _Speech | None:
    """The act of speech whose verb stands beside the quotation."""
    if last is not None and left and left[-1].text == "," and last.head in left:
        return last
    alone = _stands_alone(doc, quote, left) or (bool(left) and left[-1].text in (",", ":") and not quote.scare)
    if _ends_open(quote, right) and (alone or not left):
        found = _verb(right, reporting)
        if found is not None:
            return _speech(found, right, reporting)
        signed = _signature(right)
        if signed is not None:
            return _Speech(right[0], (right[0].i, right[0].i), CueClass.QUOTE, "signature", signed)
    if left and (left[-1].text in (",", ":") or _is_cue(left[-1], quote, reporting)):
        found = _verb(left[::-1], reporting)
        if found is not None and _has_clause(found[0], left):
            return None
        if found is not None:
            if last is not None and found[0] is last.head:
                return last
            return _speech(found, left, reporting)
        if left[-1].text == ":" and not quote.scare:
            return _colon(left, reporting)
    return None


def _has_clause(verb: Token, left: Sequence[Token]) -> bool:
    """Whether the verb's clause begins before the quotation, which then is part of it."""
    inside = {token.i for token in left if not token.is_punct and token.i > verb.i}
    return any(child.left_edge.i in inside for child in syntax.children(verb, "ccomp") if child.i > verb.i)


def _ends_open(quote: Quote, right: Sequence[Token]) -> bool:
    """Whether the sentence may run on after the quotation."""
    if not right or not quote.inner.text:
        return False
    if quote.inner.text[-1] in ",?!…—–-":
        return True
    return right[0].text == "," or right[0].text in _DASHES


def _is_cue(token: Token, quote: Quote, reporting: Reporting) -> bool:
    """Whether the word before the mark introduces it without a comma; a title after "read" is not said."""
    if token.pos_ != "VERB" or (quote.scare and token.lemma_ != "say"):
        return False
    return "quote" in reporting.verbs.get(token.lemma_, {})


_Verb = tuple[Token, CueClass, list[Token]]


def _verb(tokens: Sequence[Token], reporting: Reporting) -> _Verb | None:
    """The first of `tokens` that introduces a quotation; one with a subject of its own is preferred."""
    second: _Verb | None = None
    for token in tokens:
        found = _quoting(token, reporting)
        if found is None or (token.dep_ in ("relcl", "acl") and second is not None):
            continue
        if token.dep_ != "relcl" and not is_passive(token) and _own_subject(token):
            return found
        second = second or found
    return second


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.lower_ not in syntax.RELATIVE_PRONOUNS for child in verb.children)


def _quoting(token: Token, reporting: Reporting) -> _Verb | None:
    if token.pos_ not in ("VERB", "AUX", "PROPN", "NOUN"):
        return None
    phrase = match_phrase(token, reporting) if token.pos_ == "VERB" else None
    if phrase is not None and "quote" in phrase[0].frames:
        return token, phrase[0].frames["quote"], phrase[1]
    frames: Frames = reporting.verbs.get(reporting.lemmas.get(token.lower_, token.lemma_), {})
    if token.pos_ in ("PROPN", "NOUN") and token.lower_ not in ("said", "says", "asks", "replied", "added"):
        return None
    return (token, frames["quote"], []) if "quote" in frames else None


def _speech(found: _Verb, around: Sequence[Token], reporting: Reporting) -> _Speech:
    verb, cls, words = found
    source = _speaker(verb, around)
    if source is not None and not can_speak(source, reporting):
        source = None
    told = [*syntax.children(verb, "dobj"), *syntax.datives(verb)] if verb.lemma_ in ("tell", "ask", "remind") else []
    told = told or syntax.objects_of(verb, "to")
    return _Speech(verb, cue_range(verb, words), cls, "quotation", source, told[0] if told else None)


def _speaker(verb: Token, around: Sequence[Token]) -> Token | None:
    """The subject of the quoting verb by the parse, else the noun phrase beside it."""
    inside = {token.i for token in around}
    own = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    if own:
        found = syntax.subjects(verb)
        return found[0] if found else own[0]
    after = [token for token in around if token.i > verb.i]
    if after and around[0].i >= verb.i - 1:
        inverted = next((token for token in after[:6] if token.pos_ in ("PROPN", "NOUN", "PRON")), None)
        if inverted is not None:
            return _top(inverted, inside)
    found = [] if is_passive(verb) else syntax.subjects(verb)
    if found:
        return found[0]
    before = [token for token in around if token.i < verb.i and token.pos_ in ("PROPN", "NOUN", "PRON")]
    return before[-1] if before else None


def _top(noun: Token, inside: set[int]) -> Token:
    """The head of the noun phrase that `noun` is part of."""
    while noun.dep_ in ("compound", "poss", "nmod", "amod") and noun.head.i in inside and noun.head.i > noun.i:
        noun = noun.head
    return noun


def _signature(right: Sequence[Token]) -> Token | None:
    """ "..." — Maria Lopez, envoy."""
    if len(right) < 2 or right[0].text not in _DASHES or len(right) > _LONGEST_SIGNATURE:
        return None
    if any(token.pos_ in ("VERB", "AUX") for token in right):
        return None
    name = next((token for token in right[1:] if token.pos_ in ("PROPN", "NOUN")), None)
    return _top(name, {token.i for token in right}) if name is not None else None


def _colon(left: Sequence[Token], reporting: Reporting) -> _Speech | None:
    """Maria Lopez was blunt: "..."."""
    subjects = [token for token in left if token.dep_ == "nsubj" and token.pos_ in ("PROPN", "PRON", "NOUN")]
    verbs = [token for token in left if token.pos_ in ("VERB", "AUX")]
    source = subjects[0] if subjects else None
    if source is None and not verbs and len(left) <= _LONGEST_SIGNATURE:
        source = next((token for token in reversed(left) if _is_named(token, left)), None)
    if source is None or not can_speak(source, reporting):
        return None
    return _Speech(left[-1], (left[-1].i, left[-1].i), CueClass.QUOTE, "colon", source)


def _is_named(token: Token, left: Sequence[Token]) -> bool:
    """Whether `token` names who speaks, and not where ("Maria Lopez, in Lima:")."""
    if token.pos_ not in ("PROPN", "NOUN"):
        return False
    places = [word for word in left if word.dep_ == "prep" and word.lower_ in ("in", "at", "near", "outside")]
    return not any(place != left[0] and place.is_ancestor(token) for place in places)


def _continued(
    doc: Doc,
    paragraph: _Paragraph,
    number: int,
    left: Sequence[Token],
    reporting: Reporting,
    last: _Speech | None,
    speeches: Sequence[_Speech],
) -> _Speech | None:
    """The act that a quotation without a verb of its own goes on with."""
    quote, start, _ = paragraph.quotes[number]
    if quote.continues and speeches:
        return speeches[-1]
    if last is not None:
        between = list(doc[paragraph.quotes[number - 1][2] : start])
        if last.head.i >= paragraph.first and sum(map(_ends_sentence, between)) <= 1:
            return last
        return _Speech(doc[start], (start, start), CueClass.QUOTE, "following", _subject_before(between, last))
    if number == 0 and start > paragraph.first:
        source = _subject_before(list(doc[paragraph.first : start]), None)
        if source is None or not can_speak(source, reporting):
            return None
        return _Speech(doc[start], (start, start), CueClass.QUOTE, "following", source)
    if number == 0 and _is_sentence(quote):
        announced = _announced(doc, paragraph, reporting)
        if announced is not None:
            return announced
        if speeches and speeches[-1].last_paragraph == paragraph.number - 1:
            return speeches[-1]
    return None


def _is_sentence(quote: Quote) -> bool:
    """Whether a quotation that makes a paragraph is more than a title in a list."""
    return quote.inner.text[-1:] in ".?!…—" or not quote.closed or quote.inner.text.count(" ") >= _SHORTEST_SENTENCE


def _announced(doc: Doc, paragraph: _Paragraph, reporting: Reporting) -> _Speech | None:
    """The act that the paragraph before announces with a colon at its end."""
    end = paragraph.first
    while end and doc[end - 1].is_space:
        end -= 1
    if not end or doc[end - 1].text != ":":
        return None
    first = doc[end - 1].sent.start
    left = [token for token in doc[first:end] if not token.is_space]
    found = _verb(left[::-1], reporting)
    return _speech(found, left, reporting) if found is not None else _colon(left, reporting)


def _subject_before(tokens: Sequence[Token], last: _Speech | None) -> Token | None:
    """Who the sentences before a quotation are about: the last subject that can speak."""
    for token in reversed(tokens):
        main = token.dep_ == "nsubj" and token.head.dep_ in ("ROOT", "ccomp", "conj", "advcl")
        if main and (token.pos_ == "PROPN" or token.lower_ in ("he", "she", "they")):
            return token
    return last.source if last is not None else None
