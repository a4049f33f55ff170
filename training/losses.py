"""What the network should have said, and how far it was off."""

import torch
from torch import Tensor
from torch.nn import functional

from training.examples import RELATIONS
from training.network import Answers
from training.pieces import Batch

_IGNORED = -100
_WEIGHT_OF_RELATIONS = 4.0


def loss_of(answers: Answers, batch: Batch, smoothing: float) -> Tensor:
    """The sum of the losses of all heads."""
    words = batch.first.shape[1]
    total = answers.cues.new_zeros(())
    for logits, name in (
        (answers.cues, "cues"),
        (answers.triggers, "triggers"),
        (answers.stances, "stances"),
        (answers.statuses, "statuses"),
    ):
        wanted = _wanted(batch, name, words)
        if (wanted != _IGNORED).any():
            total = total + functional.cross_entropy(
                logits.flatten(0, 1), wanted.flatten(), ignore_index=_IGNORED, label_smoothing=smoothing
            )
    return total + _WEIGHT_OF_RELATIONS * _relations(answers, batch)


def _wanted(batch: Batch, name: str, words: int) -> Tensor:
    rows = []
    for example, kept in zip(batch.examples, batch.kept, strict=True):
        labels = [label if label >= 0 else _IGNORED for label in getattr(example, name)[:kept]]
        rows.append(labels + [_IGNORED] * (words - len(labels)))
    return torch.tensor(rows)


def _relations(answers: Answers, batch: Batch) -> Tensor:
    anchors = [
        (row, anchor)
        for row, (example, kept) in enumerate(zip(batch.examples, batch.kept, strict=True))
        for anchor in example.anchors
        if anchor.at < kept
    ]
    if not anchors:
        return answers.cues.new_zeros(())
    rows, at = torch.tensor([row for row, _ in anchors]), torch.tensor([anchor.at for _, anchor in anchors])
    logits = answers.relations(rows, at)
    wanted, weight = torch.zeros_like(logits), torch.zeros_like(logits)
    for number, (row, anchor) in enumerate(anchors):
        for relation, places in anchor.holds.items():
            column = RELATIONS.index(relation)
            weight[number, : batch.kept[row], column] = 1.0
            inside = [place for place in places if place < batch.kept[row]]
            wanted[number, inside, column] = 1.0
    off = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    return (off * weight).sum() / weight.sum().clamp(min=1)
