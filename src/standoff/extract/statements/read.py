"""Reported speech that the encoder sees and no construction of grammar matches.

The encoder tells which word heads a cue and which words are its source and its content; grammar ends the spans.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from standoff.annotate.article import Article
from standoff.annotate.encoder import READING, Reading, Relation
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.syntax import heads_of, is_passive, subjects
from standoff.extract.statements.cues import is_passive as opens_passively
from standoff.extract.statements.report import Piece, Report, tidy, without
from standoff.lexicon.reporting import Reporting
from standoff.model import CueClass

FRAME = "read"

_HALF = 0.5
_LIKELY = 0.65
_SURE = 0.9
_FIRM = 0.7
_UNLIKELY = 0.05
_POSSIBLE = 0.1
_GAP = 2
_LONGEST_ASKED = 8
_LOOSE = frozenset({"object", "infinitive", "phrase", "wh", "gerund", "naming", "noun"})
"""Constructions whose content the parser often misplaces ("promised *Uganda* petrol")."""
_COMPLEMENTS = frozenset({"dobj", "pobj", "ccomp", "xcomp", "attr", "oprd", "pcomp"})
_SENSE = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "AUX"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_ARTICLES = frozenset({"the", "a", "an"})


def read_reports(article: Article, reporting: Reporting, least: float, taken: Collection[int]) -> Iterator[Report]:
    """What the encoder takes for reported speech.

    Args:
        article: with parse and reading.
        reporting: for the class of the cue.
        least: probability from which a word heads a cue.
        taken: numbers of the tokens that are cues already.
    """
    reading, doc, layout = article[READING], article[PARSE], article[LAYOUT]
    for number, share in reading.cues.items():
        if share >= least and number not in taken and not layout.in_heading(doc[number].idx):
            report = _report(doc[number], reading, reporting)
            if report is not None:
                yield report


def sureness(reading: Reading, report: Report) -> float:
    """How sure the encoder is of the source and the content of a report: the mean of its probabilities."""
    content = reading.related(report.head.i, Relation.CONTENT)
    held = [content[number] for piece in report.content for number in range(*piece) if number in content]
    source = reading.related(report.head.i, Relation.SOURCE).get(report.source.i, 0.0) if report.source else 0.0
    return (sum(held) / max(1, len(held)) + source) / 2


def with_read_source(article: Article, report: Report) -> Report:
    """A report of grammar's with the source that the encoder reads, where grammar has none, or one hardly likely.

    Of what "is believed to be" or "was reported to have", nobody is the source.
    """
    reading, head = article[READING], report.head
    if reading.cues.get(head.i, 0.0) < _HALF or (report.frame == "infinitive" and is_passive(head)):
        return report
    shares = reading.related(head.i, Relation.SOURCE)
    if report.source is None:
        least = _LIKELY
    elif max(shares.get(token.i, 0.0) for token in report.source.subtree) < _UNLIKELY:
        least = _SURE
    else:
        return report
    source = _source(head.doc, head, reading) if max(shares.values(), default=0.0) >= least else None
    return replace(report, source=source) if source is not None and not _is_asked(source, head) else report


def _is_asked(source: Token, head: Token) -> bool:
    """Whether to the one the cue is said, who then speaks himself ("Asked why, *he* said")."""
    opens = head.dep_ == "advcl" and head.i < source.i and opens_passively(head)
    return opens and source in subjects(head.head)


def with_read_content(article: Article, report: Report) -> Report:
    """A report of grammar's with the content that the encoder reads, where that is another and read surely."""
    reading, head = article[READING], report.head
    if report.frame not in _LOOSE or reading.cues.get(head.i, 0.0) < _FIRM:
        return report
    shares = reading.related(head.i, Relation.CONTENT)
    content = _content(head.doc, head, reading, report.cue)
    own, read = (frozenset(n for piece in pieces for n in range(*piece)) for pieces in (report.content, content))
    if not read or 2 * len(own & read) >= _HALF * (len(own) + len(read)):
        return report
    if sum(shares.get(n, 0.0) for n in read) < _LIKELY * len(read):
        return report
    return replace(report, content=content)


def _report(head: Token, reading: Reading, reporting: Reporting) -> Report | None:
    doc = head.doc
    cue = _cue(head, reading)
    source = _source(doc, head, reading)
    content = _content(doc, head, reading, cue)
    if not content:
        return None
    content = _with_asked(doc, cue, content)
    return Report(head, cue, _class(head, reporting), FRAME, source, content)


def _cue(head: Token, reading: Reading) -> Piece:
    """First and last token of the cue: its head and what the encoder reads as part of it beside it."""
    first = last = head.i
    while first > head.sent.start and reading.within_cue(first - 1) >= _HALF:
        first -= 1
    while last + 1 < head.sent.end and reading.within_cue(last + 1) >= _HALF:
        last += 1
    return first, last


def _class(head: Token, reporting: Reporting) -> CueClass:
    """The class that the lexicon has for the head as a verb, noun or adjective; else plain saying."""
    tables = {"VERB": reporting.verbs, "AUX": reporting.verbs, "ADJ": reporting.adjectives}
    frames = tables.get(head.pos_, reporting.nouns).get(head.lemma_.lower(), {})
    return next(iter(frames.values()), CueClass.SAY)


def _content(doc: Doc, head: Token, reading: Reading, cue: Piece) -> tuple[Piece, ...]:
    """What is said: each stretch of content to the end of its phrase, without the cue; of many none of a word."""
    shares = reading.related(head.i, Relation.CONTENT)
    stretches = [piece for piece in _stretches(shares) if not _is_apart(doc, piece, head)]
    likely = [piece for piece in stretches if _mean(shares, piece) >= _LIKELY]
    several = [piece for piece in likely if piece[1] - piece[0] > 1]
    whole = [_whole(doc, piece, head) for piece in several or likely]
    pieces = tidy(doc, without(whole, [(cue[0], cue[1] + 1)]))
    return tuple(piece for piece in pieces if _says_something(doc, piece, len(pieces) == 1))


def _is_apart(doc: Doc, piece: Piece, head: Token) -> bool:
    """Whether a line break parts a stretch from the cue."""
    between = doc[piece[1] : head.i] if piece[1] <= head.i else doc[head.i : piece[0]]
    return any("\n" in token.text for token in between)


def _with_asked(doc: Doc, cue: Piece, content: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """An infinitive with who is to do it, where the two stand right behind the cue ("called on *both* to talk")."""
    (first, last), *more = content
    between = doc[cue[1] + 1 : first]
    if doc[first].tag_ != "TO" or not 0 < len(between) <= _LONGEST_ASKED:
        return content
    tops = heads_of(between)
    if len(tops) != 1 or tops[0].pos_ not in ("NOUN", "PROPN", "PRON") or tops[0].dep_ not in ("pobj", "dobj", "nsubj"):
        return content
    return ((between.start, last), *more)


def _whole(doc: Doc, piece: Piece, head: Token) -> Piece:
    """A stretch with the rest of the phrase that it breaks off: to the end of what its highest word governs."""
    first, last = piece
    top = next(iter(heads_of(doc[first:last])), None)
    if top is None or top.dep_ not in _COMPLEMENTS or not (top.head == head or top.head.dep_ in ("prep", "dative")):
        return piece
    start, end = top.left_edge.i, top.right_edge.i + 1
    return (
        start if head.i < start < first else first,
        end if last < end <= head.sent.end and "\n" not in doc[last:end].text else last,
    )


def _says_something(doc: Doc, piece: Piece, is_only: bool) -> bool:
    """Whether a piece has a word with a sense of its own, and more than one word beside others."""
    return (piece[1] - piece[0] > 1 or is_only) and any(token.pos_ in _SENSE for token in doc[piece[0] : piece[1]])


def _source(doc: Doc, head: Token, reading: Reading) -> Token | None:
    """The head of the surest stretch that the encoder reads as the source; else the likely subject of the cue."""
    shares = reading.related(head.i, Relation.SOURCE)
    found = [
        (max(shares[number] for number in range(*piece) if number in shares), -abs(piece[0] - head.i), piece)
        for piece in _stretches(shares)
    ]
    for _, _, (first, last) in sorted(found, reverse=True):
        names = [token for token in doc[first:last] if token.pos_ in _NAMES and token.lower_ not in _ARTICLES]
        tops = [token for token in heads_of(doc[first:last]) if token in names]
        if names:
            return _whole_name(tops[0] if tops else names[-1])
    if head.pos_ not in ("VERB", "AUX") or is_passive(head):
        return None
    return next((token for token in subjects(head) if shares.get(token.i, 0.0) >= _POSSIBLE), None)


def _whole_name(token: Token) -> Token:
    """The head of the name that a part of it belongs to ("*Mr* Van der Berg")."""
    while token.dep_ == "compound" and token.head.pos_ == "PROPN":
        token = token.head
    return token


def _mean(shares: Mapping[int, float], piece: Piece) -> float:
    held = [shares[number] for number in range(*piece) if number in shares]
    return sum(held) / max(1, len(held))


def _stretches(shares: Mapping[int, float]) -> list[Piece]:
    """The ranges of tokens that are likelier than not, with small gaps closed."""
    found: list[Piece] = []
    for number in sorted(number for number, share in shares.items() if share >= _HALF):
        if found and number - found[-1][1] < _GAP:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found
