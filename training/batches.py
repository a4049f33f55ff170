"""Windows of articles side by side, with what the network should say of them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from standoff.annotate.encoder.labels import RELATIONS
from standoff.annotate.encoder.pieces import Pieces
from standoff.annotate.encoder.windows import MOST_PIECES, Window, windows
from training.examples import Example

IGNORED = -100
_DROPPED = 0.15
"""Share of sentences that a round leaves out: windows differ from round to round, and gaps are met."""


@dataclass(frozen=True, slots=True)
class Batch:
    """B windows of P pieces and W words.

    Attributes:
        pieces, mask: B x P.
        first: B x W, the place of each word's first piece.
        labels: by head B x W, `IGNORED` where nothing is to be said.
        anchors: A x 2, the row and the word of each.
        wanted, weight: A x W x relations: what holds (0 or 1), and whether it is asked (0 or 1).
    """

    pieces: Tensor
    mask: Tensor
    first: Tensor
    labels: dict[str, Tensor]
    anchors: Tensor
    wanted: Tensor
    weight: Tensor


def batches(examples: Sequence[Example], pieces: Pieces, size: int, dice: random.Random | None) -> Iterator[Batch]:
    """All windows once.

    Args:
        examples: the articles.
        pieces: the vocabulary.
        size: windows in a batch.
        dice: for random windows in random order; `None` for all sentences in order.
    """
    cut = [(example, window) for example in examples for window in _windows(example, pieces, dice)]
    if dice is not None:
        cut.sort(key=lambda pair: (len(pair[1].pieces) // 16, dice.random()))
    groups = [cut[at : at + size] for at in range(0, len(cut), size)]
    if dice is not None:
        dice.shuffle(groups)
    for group in groups:
        yield make_batch(group)


def _windows(example: Example, pieces: Pieces, dice: random.Random | None) -> Iterator[Window]:
    if dice is None:
        return windows(example.words, example.sentences, pieces)
    kept = [sentence for sentence in example.sentences if dice.random() >= _DROPPED]
    return windows(example.words, kept, pieces, most=dice.randint(MOST_PIECES // 2, MOST_PIECES))


def make_batch(cut: Sequence[tuple[Example, Window]]) -> Batch:
    """The windows side by side."""
    longest = max(len(window.pieces) for _, window in cut)
    most = max(len(window.words) for _, window in cut)
    anchors, wanted, weight = _relations(cut, most)
    return Batch(
        pieces=torch.tensor([_filled(window.pieces, longest, 0) for _, window in cut]),
        mask=torch.tensor([_filled([1] * len(window.pieces), longest, 0) for _, window in cut]),
        first=torch.tensor([_filled(window.first, most, 0) for _, window in cut]),
        labels={name: _labels(cut, name, most) for name in ("cues", "triggers", "statuses", "stances")},
        anchors=anchors,
        wanted=wanted,
        weight=weight,
    )


def _filled(values: Sequence[int], length: int, filling: int) -> list[int]:
    return [*values, *[filling] * (length - len(values))]


def _labels(cut: Sequence[tuple[Example, Window]], name: str, most: int) -> Tensor:
    rows = []
    for example, window in cut:
        labels = getattr(example, name)
        rows.append(_filled([labels[n] if labels[n] >= 0 else IGNORED for n in window.words], most, IGNORED))
    return torch.tensor(rows)


def _relations(cut: Sequence[tuple[Example, Window]], most: int) -> tuple[Tensor, Tensor, Tensor]:
    found = []
    for row, (example, window) in enumerate(cut):
        place_of = {number: place for place, number in enumerate(window.words)}
        found += [(row, place_of, anchor) for anchor in example.anchors if anchor.at in place_of]
    wanted = torch.zeros(len(found), most, len(RELATIONS))
    weight = torch.zeros(len(found), most, len(RELATIONS))
    for number, (_, place_of, anchor) in enumerate(found):
        for relation, numbers in anchor.holds.items():
            column = RELATIONS.index(relation)
            weight[number, : len(place_of), column] = 1.0
            wanted[number, [place_of[n] for n in numbers if n in place_of], column] = 1.0
    anchors = torch.tensor([(row, place_of[anchor.at]) for row, place_of, anchor in found]).reshape(-1, 2)
    return anchors, wanted, weight
