"""The encoder: a pretrained network with heads for cues, triggers, stances, and relations to anchors."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from standoff.annotate.encoder.labels import RELATIONS
from training.examples import HEADS

RELATION_SIZE = 64
"""Numbers in which an anchor and a word are compared, for each relation."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the network says of a batch of B windows of W words.

    Attributes:
        cues: B x W x 3, logits.
        triggers: B x W x (1 + types), logits.
        statuses: B x W x statuses, logits.
        stances: B x W x (1 + stances), logits.
        asking: B x W x relations x `RELATION_SIZE`: a word as an anchor.
        answering: the same: a word in relation to an anchor.
    """

    cues: Tensor
    triggers: Tensor
    statuses: Tensor
    stances: Tensor
    asking: Tensor
    answering: Tensor

    def relations(self, anchors: Tensor) -> Tensor:
        """Logits of all words of a window in each relation to the anchors, pairs of row and word: A x W x relations."""
        rows, at = anchors[:, 0], anchors[:, 1]
        asking = self.asking[rows, at]
        return torch.einsum("ard,awrd->awr", asking, self.answering[rows]) / RELATION_SIZE**0.5


class Reader(nn.Module):
    """The encoder with its heads."""

    def __init__(self, body: nn.Module, size: int) -> None:
        """Args:
        body: takes `input_ids` and `attention_mask`, gives a `last_hidden_state` as those of `transformers` do.
        size: numbers of a hidden state.
        """
        super().__init__()
        self.body = body
        self.drop = nn.Dropout(0.1)
        self.cues = nn.Linear(size, HEADS["cues"])
        self.triggers = nn.Sequential(
            nn.Linear(size, size), nn.GELU(), nn.Dropout(0.1), nn.Linear(size, HEADS["triggers"])
        )
        self.statuses = nn.Linear(size, HEADS["statuses"])
        self.stances = nn.Linear(size, HEADS["stances"])
        self.asking = nn.Linear(size, len(RELATIONS) * RELATION_SIZE)
        self.answering = nn.Linear(size, len(RELATIONS) * RELATION_SIZE)

    def forward(self, pieces: Tensor, mask: Tensor | None, first: Tensor) -> tuple[Tensor, ...]:
        """All answers as tensors, in the order of `Answers`.

        Args:
            pieces: B x P word piece ids.
            mask: B x P, 1 where there is a piece; `None` if there is one everywhere.
            first: B x W, the place of each word's first piece.
        """
        hidden = self.body(input_ids=pieces, attention_mask=mask).last_hidden_state
        words = torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        words = self.drop(words)
        shape = (*words.shape[:2], len(RELATIONS), RELATION_SIZE)
        asking = torch.tanh(self.asking(words)).view(shape)
        answering = self.answering(words).view(shape)
        return self.cues(words), self.triggers(words), self.statuses(words), self.stances(words), asking, answering
