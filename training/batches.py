"""Windows of articles side by side, with what the network should say of them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from standoff.annotate.encoder.labels import RELATIONS
from standoff.annotate.encoder.pieces import Pieces
from standoff.annotate.encoder.windows import MOST_PIECES, Window, windows
from training.examples import HEADS, Example

_DROPPED = 0.15
"""Share of sentences that a round leaves out: windows differ from round to round, and gaps are met."""


@dataclass(frozen=True, slots=True)
class Batch:
    """B windows of P pieces and W words.

    Attributes:
        pieces, mask: B x P.
        first: B x W, the place of each word's first piece.
        shares: by head B x W x labels: how sure each is; all 0 where nothing is to be said.
        anchors: A x 2, the row and the word of each.
        wanted, weight: A x W x relations: what holds (0 or 1), and whether it is asked (0 or 1).
    """

    pieces: Tensor
    mask: Tensor
    first: Tensor
    shares: dict[str, Tensor]
    anchors: Tensor
    wanted: Tensor
    weight: Tensor


Cut = Sequence[tuple[Example, Window]]
"""Windows of a batch, each with its article."""


def cut_batches(examples: Sequence[Example], pieces: Pieces, size: int, dice: random.Random | None) -> Sequence[Cut]:
    """All windows once, by batch.

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
    return groups


def _windows(example: Example, pieces: Pieces, dice: random.Random | None) -> Iterator[Window]:
    if dice is None:
        return windows(example.words, example.sentences, pieces)
    kept = [sentence for sentence in example.sentences if dice.random() >= _DROPPED]
    return windows(example.words, kept, pieces, most=dice.randint(MOST_PIECES // 2, MOST_PIECES))


def make_batch(cut: Cut) -> Batch:
    """The windows side by side, with what is to be said."""
    pieces, mask, first = side_by_side([window for _, window in cut])
    most = first.shape[1]
    anchors, wanted, weight = _relations(cut, most)
    shares = {name: _shares(cut, name, most) for name in HEADS}
    return Batch(pieces, mask, first, shares, anchors, wanted, weight)


def side_by_side(cut: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, mask and first of a batch."""
    longest = max(len(window.pieces) for window in cut)
    most = max(len(window.words) for window in cut)
    return (
        torch.tensor([_filled(window.pieces, longest, 0) for window in cut]),
        torch.tensor([_filled([1] * len(window.pieces), longest, 0) for window in cut]),
        torch.tensor([_filled(window.first, most, 0) for window in cut]),
    )


def _filled(values: Sequence[int], length: int, filling: int) -> list[int]:
    return [*values, *[filling] * (length - len(values))]


def _shares(cut: Cut, name: str, most: int) -> Tensor:
    shares = torch.zeros(len(cut), most, HEADS[name])
    for row, (example, window) in enumerate(cut):
        shares[row, : len(window.words)] = torch.from_numpy(example.shares[name][list(window.words)])
    return shares


def _relations(cut: Cut, most: int) -> tuple[Tensor, Tensor, Tensor]:
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
