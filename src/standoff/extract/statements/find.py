"""The finder of statements: all reports of the article, made into records."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from spacy.tokens import Doc

from standoff.annotate.article import Article, Layer
from standoff.annotate.dating import time_at
from standoff.annotate.encoder import READING
from standoff.annotate.parse import PARSE
from standoff.annotate.parties import PARTIES
from standoff.annotate.quotes import QUOTES, quote_around, quoted_characters
from standoff.extract.statements.behind import without_speakers_behind
from standoff.extract.statements.circumstances import date_of, venue_of, with_neighbours_dates, without_leading_time
from standoff.extract.statements.denials import is_denial
from standoff.extract.statements.headlines import headline_reports
from standoff.extract.statements.nominal import according_reports, noun_reports
from standoff.extract.statements.quotations import quotation_reports
from standoff.extract.statements.read import FRAME, read_reports, sureness, with_read_content, with_read_source
from standoff.extract.statements.report import Piece, Report, tidy
from standoff.extract.statements.speakers import party_at
from standoff.extract.statements.verbs import verb_reports
from standoff.lexicon import Lexicon
from standoff.lexicon.reading import Clues, read_policies
from standoff.lexicon.reporting import Reporting, read_reporting
from standoff.model import Cue, CueClass, Form, Party, Span, Statement, record_id

STATEMENTS: Layer[tuple[Statement, ...]] = Layer("statements")

CONFIDENCE: Mapping[str, float] = MappingProxyType(
    {
        "quotation": 0.95,
        "signature": 0.85,
        "colon": 0.75,
        "headline": 0.7,
        "following": 0.6,
        "that": 0.9,
        "wh": 0.85,
        "parenthesis": 0.85,
        "according": 0.9,
        "infinitive": 0.8,
        "gerund": 0.8,
        "naming": 0.8,
        "object": 0.7,
        "phrase": 0.7,
        "noun": 0.7,
        "adjective": 0.75,
    }
)
"""Estimates by construction, from which the confidence is counted; see docs/confidence.md."""

SECOND_HAND = "Told inside another statement, so on the word of that one's speaker."
"""The note of a statement whose cue stands in the content of another."""

_KEPT_WITHIN = frozenset(
    {"that", "wh", "quotation", "colon", "signature", "according", "parenthesis", "infinitive", FRAME}
)
_SECOND_HAND_SHARE = 0.8
_REACH = 64
_LONGEST_CLAUSE = 300
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report that may become a statement.

    Attributes:
        report: by its words.
        second_hand: whether its cue stands in the content of another.
        clues: what speaks for it.
    """

    report: Report
    second_hand: bool
    clues: Clues


def find_statements(article: Article, lexicon: Lexicon) -> tuple[Statement, ...]:
    """All statements, in order of their first content."""
    policy = lexicon.table(read_policies)["statement"]
    likely = [one for one in find_candidates(article, lexicon) if policy.is_kept(one.clues)]
    kept = _without_doubles(article, [(one, policy.share(one.clues)) for one in likely])
    made = [make_statement(article, one, share, lexicon) for one, share in kept]
    return with_neighbours_dates(article, sorted(made, key=lambda made: (made.content[0].start, made.cue.start)))


def find_candidates(article: Article, lexicon: Lexicon) -> list[Candidate]:
    """All reports that grammar and, where it read, the encoder find."""
    reporting = lexicon.table(read_reporting)
    reports = [report for report in _reports(article, reporting) if not _is_doubtful(article, report)]
    if READING in article:
        look = lexicon.table(read_policies)["statement"].look
        reports = [with_read_content(article, with_read_source(article, report)) for report in reports]
        reports += read_reports(article, reporting, look, _cue_numbers(reports))
    reports = without_speakers_behind(reports)
    within = _within_contents(reports)
    return [
        Candidate(report, report.head.i in within, _clues(article, report, second_hand=report.head.i in within))
        for report in reports
        if report.head.i not in within or report.frame in _KEPT_WITHIN
    ]


def _without_doubles(article: Article, weighed: Sequence[tuple[Candidate, float]]) -> Iterator[tuple[Candidate, float]]:
    """Without what the encoder alone finds of the content of a surer candidate, a cue more or less."""
    wholes = (_whole_quotes(article, one.report.content) for one, _ in weighed)
    contents = [frozenset(number for piece in pieces for number in range(*piece)) for pieces in wholes]
    order = sorted(
        range(len(weighed)), key=lambda number: (weighed[number][0].clues.alone, -weighed[number][1], number)
    )
    holders: dict[int, set[int]] = {}
    for number in order:
        own = contents[number]
        rivals = {other for token in own for other in holders.get(token, ())}
        if weighed[number][0].clues.alone and any(
            len(own & contents[other]) >= _SAME * len(own | contents[other]) for other in rivals
        ):
            continue
        for token in own:
            holders.setdefault(token, set()).add(number)
    kept = {number for held in holders.values() for number in held}
    return (weighed[number] for number in sorted(kept))


def _cue_numbers(reports: Iterable[Report]) -> frozenset[int]:
    """The numbers of the tokens of all cues."""
    return frozenset(number for report in reports for number in range(report.cue[0], report.cue[1] + 1))


def _clues(article: Article, report: Report, *, second_hand: bool) -> Clues:
    if report.frame == FRAME:
        reading = article[READING]
        return Clues(sureness(reading, report), reading.cues[report.head.i], alone=True)
    grammar = CONFIDENCE[report.frame] * (_SECOND_HAND_SHARE if second_hand else 1)
    is_read = READING in article and report.head.is_alpha
    return Clues(grammar, article[READING].cue_in(report.cue) if is_read else None)


def _within_contents(reports: Sequence[Report]) -> frozenset[int]:
    """The numbers of the tokens that lie in the content of any report."""
    found: list[int] = []
    for first, last in sorted(piece for report in reports for piece in report.content):
        found.extend(range(max(first, found[-1] + 1 if found else 0), last))
    return frozenset(found)


def innermost_statement(article: Article, start: int, end: int) -> Statement | None:
    """The statement with the shortest content that covers `[start, end)`, or `None`.

    Looks at the last few dozen statements that begin before `start`, so that its cost does not grow
    with the document.
    """
    statements = article[STATEMENTS]
    last = bisect_right(statements, start, key=lambda statement: statement.content[0].start)
    found = [
        (piece.end - piece.start, -number, statement)
        for number, statement in enumerate(statements[max(0, last - _REACH) : last])
        for piece in statement.content
        if piece.start <= start and end <= piece.end
    ]
    return min(found, key=lambda row: row[:2])[2] if found else None


def _reports(article: Article, reporting: Reporting) -> Iterator[Report]:
    """All reports; a noun under a light verb ("voiced doubts about") takes the place of the verb's own."""
    direct = list(quotation_reports(article, reporting))
    verbs = list(verb_reports(article, reporting, frozenset(report.head.i for report in direct)))
    nouns = list(noun_reports(article, reporting))
    light = {index for report in nouns for index in range(report.cue[0], report.cue[1])}
    fixed = {index for report in verbs for index in range(report.head.i + 1, report.cue[1] + 1)}
    yield from direct
    for report in verbs:
        within = report.head.i in light and report.cue[1] == report.head.i
        if not within and report.head.i not in fixed:
            yield report
    taken = {report.content for report in verbs}
    yield from (report for report in nouns if report.head.i not in fixed and report.content not in taken)
    yield from according_reports(article, reporting)
    yield from headline_reports(article, reporting)


def _is_doubtful(article: Article, report: Report) -> bool:
    """Whether what was found is a weak sign of a statement and nothing supports it.

    A clause of hundreds of words is no clause but text without full stops. A colon or a sentence before
    need a known party, and so do things offered and promised, which objects without a will may "offer"
    too. A time is no content ("promised Monday", "called on Friday to discuss").
    """
    source = report.source
    (first, last), *more = report.content
    if last - first > _LONGEST_CLAUSE and report.frame not in ("quotation", "following"):
        return True
    time = time_at(article, article[PARSE][first]) if not more else None
    if time is not None and (last - first == 1 or report.frame == "phrase"):
        return True
    weak = report.frame in ("colon", "following") or (report.frame == "object" and report.cls is CueClass.PROMISE)
    weak = weak or (report.frame == "phrase" and report.head.lemma_ == "be")
    return weak and source is not None and source.pos_ == "NOUN" and not article[PARTIES].of(source)


def make_statement(article: Article, candidate: Candidate, confidence: float, lexicon: Lexicon) -> Statement:
    """The record of a candidate."""
    reporting = lexicon.table(read_reporting)
    doc = article[PARSE]
    report = without_leading_time(article, candidate.report)
    content = tuple(_span(article, doc, piece) for piece in _whole_quotes(article, report.content))
    cue = _cue(article, doc, report)
    speaker = _speaker(article, report, cue, reporting)
    hull = _hull(content[0], cue, speaker)
    evidence = (article.span(*hull), *(piece for piece in content[1:] if piece.end > hull[1]))
    return Statement(
        id=record_id(article.document.id, "statement", evidence, cue.start, speaker and speaker.text),
        doc=article.document.id,
        evidence=evidence,
        confidence=confidence,
        coder=article.coder,
        speaker=speaker,
        cue=cue,
        form=_form(article, content),
        content=content,
        addressee=party_at(article, report.addressee, reporting) if report.addressee is not None else None,
        venue=venue_of(article, report, reporting),
        date=date_of(article, report),
        denies=is_denial(doc, report, reporting),
        notes=(SECOND_HAND,) if candidate.second_hand else (),
    )


def _speaker(article: Article, report: Report, cue: Cue, reporting: Reporting) -> Party | None:
    return party_at(article, report.source, reporting, (cue.start, cue.end)) if report.source is not None else None


def _span(article: Article, doc: Doc, piece: Piece) -> Span:
    first, last = doc[piece[0]], doc[piece[1] - 1]
    return article.span(first.idx, last.idx + len(last))


def _cue(article: Article, doc: Doc, report: Report) -> Cue:
    span = _span(article, doc, (report.cue[0], report.cue[1] + 1))
    return Cue(start=span.start, end=span.end, text=span.text, lemma=report.head.lemma_.lower(), cls=report.cls)


def _hull(content: Span, cue: Cue, speaker: Party | None) -> tuple[int, int]:
    """The stretch from the first to the last of what tells the statement."""
    around = speaker if speaker is not None else cue
    return min(content.start, cue.start, around.start), max(content.end, cue.end, around.end)


def _whole_quotes(article: Article, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Pieces with whole quotations: one that ends within marks goes on to the closing one.

    A piece that is a quotation and nothing else loses its marks.
    """
    doc, quotes = article[PARSE], article[QUOTES]
    found: list[Piece] = []
    for first, last in pieces:
        start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
        opening, closing = quote_around(quotes, start), quote_around(quotes, end - 1)
        if closing is not None and closing.start >= start:
            while last < len(doc) and doc[last].idx < closing.end:
                last += 1
        if opening is not None and opening.inner.start == start and opening.end < end:
            first -= 1
        if opening is not None and opening is closing and start in (opening.start, opening.inner.start):
            first += start == opening.start
            last -= opening.closed and doc[last - 1].idx >= opening.inner.end
        found.append((first, last))
    return tidy(doc, found)


def _form(article: Article, content: tuple[Span, ...]) -> Form:
    """Direct if all of it stands in quotation marks, indirect if nothing does."""
    quotes = article[QUOTES]
    total = sum(len(piece.text) for piece in content)
    quoted = sum(quoted_characters(quotes, piece.start, piece.end) for piece in content)
    if not quoted:
        return Form.INDIRECT
    return Form.DIRECT if quoted >= total else Form.MIXED
