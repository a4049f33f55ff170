"""How far the network was off."""

from torch import Tensor
from torch.nn import functional

from training.batches import Batch
from training.network import Answers

_WEIGHTS = {"cues": 3.0, "triggers": 6.0, "statuses": 0.5, "stances": 1.0}
_WEIGHT_OF_RELATIONS = 0.1


def loss_of(answers: Answers, batch: Batch) -> Tensor:
    """The weighted sum of the losses of all heads: of a head the mean over words, of relations over anchors."""
    total = answers.cues.new_zeros(())
    for name, weight in _WEIGHTS.items():
        shares = batch.shares[name]
        if shares.any():
            off = -(shares * getattr(answers, name).log_softmax(-1)).sum() / shares.sum()
            total = total + weight * off
    return total + _WEIGHT_OF_RELATIONS * _relations(answers, batch)


def _relations(answers: Answers, batch: Batch) -> Tensor:
    if not len(batch.anchors):
        return answers.cues.new_zeros(())
    logits = answers.relations(batch.anchors)
    off = functional.binary_cross_entropy_with_logits(logits, batch.wanted, reduction="none")
    return (off * batch.weight).sum() / len(batch.anchors)
