"""Statements of the coder against those of the marks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standoff.model import Statement
from training.article import CorpusArticle
from training.marks import Marked
from training.measure.matching import Tally, match
from training.measure.outcome import Outcome
from training.measure.words import Range, Words, dice
from training.roles import Entry

_HALF = 0.5
_RELATIVE = re.compile(r",? (who|which|that)\b")


@dataclass(frozen=True, slots=True)
class StatementScore:
    """What became of the statements of an article.

    Attributes:
        found: content and source right.
        content: content right, whoever the source.
        outcomes: of every record, and of every marked statement that was not found.
    """

    found: Tally
    content: Tally
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class _Gold:
    cue: Marked
    content: frozenset[int]
    source: frozenset[int]
    heads: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Said:
    record: Statement
    content: frozenset[int]
    source: frozenset[int]
    head: int | None


def score_statements(article: CorpusArticle, records: Sequence[Statement]) -> StatementScore:
    """A statement is found if its content has at least half of the words in common (Dice) and its source the head.

    The head of either source must stand in the other; where the marks have no source, the record must have none.
    Statements within others count like all, since the corpus marks them too.
    """
    words = Words(article.text)
    gold = [_gold(words, held) for (entry, _), held in article.entries.items() if entry is Entry.STATEMENT]
    said = [_said(words, article.text, record) for record in records]
    found = match(gold, said, lambda g, s: (_fit(g, s),) if _fit(g, s) >= _HALF and _same_source(g, s) else None)
    content = match(gold, said, lambda g, s: (_fit(g, s),) if _fit(g, s) >= _HALF else None)
    return StatementScore(
        Tally(len(found), len(said), len(gold)),
        Tally(len(content), len(said), len(gold)),
        _outcomes(article, gold, said, found),
    )


def _gold(words: Words, held: Mapping[str, tuple[Marked, ...]]) -> _Gold:
    sources = [(mark.start, mark.end) for mark in held.get("s", ())]
    heads = frozenset(head for source in sources if (head := words.head([source])) is not None)
    return _Gold(held["q"][0], words.of((m.start, m.end) for m in held["c"]), words.of(sources), heads)


def _said(words: Words, text: str, record: Statement) -> _Said:
    source = source_of(text, record)
    content = words.of((piece.start, piece.end) for piece in record.content)
    return _Said(record, content, words.of(source), words.head(source[:1]))


def source_of(text: str, record: Statement) -> tuple[Range, ...]:
    """The words of the speaker, with the relative pronoun that stands for him before the cue ("critics who say")."""
    speaker = record.speaker
    if speaker is None:
        return ()
    pronoun = _RELATIVE.match(text, speaker.end)
    if pronoun is not None and pronoun.end() <= record.cue.start:
        return (speaker.start, speaker.end), pronoun.span(1)
    return ((speaker.start, speaker.end),)


def _fit(gold: _Gold, said: _Said) -> float:
    return dice(gold.content, said.content)


def _same_source(gold: _Gold, said: _Said) -> bool:
    if not gold.source or not said.source:
        return not gold.source and not said.source
    return bool(gold.heads & said.source) or said.head in gold.source


def _outcomes(
    article: CorpusArticle, gold: Sequence[_Gold], said: Sequence[_Said], found: dict[int, int]
) -> tuple[Outcome, ...]:
    taken = set(found.values())
    made = [
        Outcome(
            kind="statement",
            article=article.name,
            label=one.record.cue.text,
            start=one.record.evidence[0].start,
            end=one.record.evidence[0].end,
            words=one.record.evidence[0].text,
            confidence=one.record.confidence,
            right=number in taken,
            fields={},
            instead=tuple(article.words(g.cue) for g in gold if g.content & one.content),
        )
        for number, one in enumerate(said)
    ]
    return (*made, *(_missed(article, g, said) for number, g in enumerate(gold) if number not in found))


def _missed(article: CorpusArticle, gold: _Gold, said: Sequence[_Said]) -> Outcome:
    return Outcome(
        kind="statement",
        article=article.name,
        label=f"q{gold.cue.label.number}",
        start=gold.cue.start,
        end=gold.cue.end,
        words=article.words(gold.cue),
        confidence=None,
        right=False,
        fields={},
        instead=tuple(one.record.cue.text for one in said if one.content & gold.content),
    )
