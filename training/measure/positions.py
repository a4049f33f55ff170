"""Positions of the coder against those of the marks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standoff.model import Position, Stance
from training.article import CorpusArticle
from training.marks import Marked
from training.measure.matching import Rank, Tally, match
from training.measure.outcome import Outcome
from training.measure.words import Words, dice
from training.roles import Entry

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class PositionScore:
    """What became of the positions of an article.

    Attributes:
        found: same stance, and at least half of the words in common (Dice).
        touched: same stance, and any word in common.
        outcomes: of every record, and of every marked position that was not found.
    """

    found: Tally
    touched: Tally
    outcomes: tuple[Outcome, ...]


def score_positions(article: CorpusArticle, records: Sequence[Position]) -> PositionScore:
    """Match positions one to one by stance and words."""
    words = Words(article.text)
    gold = [_Gold.read(words, held) for (entry, _), held in article.entries.items() if entry is Entry.POSITION]
    said = [words.of((piece.start, piece.end) for piece in record.content) for record in records]

    def rank(least: float) -> Mapping[int, int]:
        def fit(wanted: _Gold, place: int) -> Rank | None:
            share = dice(wanted.content, said[place])
            return (share,) if share >= least and share > 0 and records[place].stance is wanted.stance else None

        return match(gold, range(len(records)), fit)

    found, touched = rank(_HALF), rank(0)
    return PositionScore(
        Tally(len(found), len(records), len(gold)),
        Tally(len(touched), len(records), len(gold)),
        _outcomes(article, gold, records, said, found),
    )


@dataclass(frozen=True, slots=True)
class _Gold:
    mark: Marked
    stance: Stance
    content: frozenset[int]

    @classmethod
    def read(cls, words: Words, held: Mapping[str, tuple[Marked, ...]]) -> "_Gold":
        first = held["p"][0]
        stance = next(Stance(a) for a in first.label.attributes if a in frozenset(Stance))
        return cls(first, stance, words.of((mark.start, mark.end) for mark in held["p"]))


def _outcomes(
    article: CorpusArticle,
    gold: Sequence[_Gold],
    records: Sequence[Position],
    said: Sequence[frozenset[int]],
    found: Mapping[int, int],
) -> tuple[Outcome, ...]:
    taken = set(found.values())
    made = [
        Outcome(
            kind="position",
            article=article.name,
            label=record.stance.value,
            start=record.content[0].start,
            end=record.content[0].end,
            words=record.content[0].text,
            confidence=record.confidence,
            right=number in taken,
            fields={},
            instead=tuple(g.stance.value for g in gold if g.content & said[number]),
        )
        for number, record in enumerate(records)
    ]
    missed = [
        Outcome(
            kind="position",
            article=article.name,
            label=f"{g.stance.value} {g.mark.label.name}",
            start=g.mark.start,
            end=g.mark.end,
            words=article.words(g.mark),
            confidence=None,
            right=False,
            fields={},
            instead=tuple(r.stance.value for r, own in zip(records, said, strict=True) if g.content & own),
        )
        for number, g in enumerate(gold)
        if number not in found
    ]
    return (*made, *missed)
