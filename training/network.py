"""The encoder: MiniLM with heads for cues, triggers with type and status, stances, and relations to anchors."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from standoff.annotate.encoder.labels import CUES, RELATIONS, STANCES, STATUSES, TYPES

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

    def __init__(self, config: BertConfig) -> None:
        """Args: config: of MiniLM."""
        super().__init__()
        self.bert = BertModel(config, add_pooling_layer=False)
        size = config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.cues = nn.Linear(size, len(CUES))
        self.triggers = nn.Sequential(
            nn.Linear(size, size), nn.GELU(), nn.Dropout(0.1), nn.Linear(size, 1 + len(TYPES))
        )
        self.statuses = nn.Linear(size, len(STATUSES))
        self.stances = nn.Linear(size, 1 + len(STANCES))
        self.asking = nn.Linear(size, len(RELATIONS) * RELATION_SIZE)
        self.answering = nn.Linear(size, len(RELATIONS) * RELATION_SIZE)

    def forward(self, pieces: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """All answers as tensors, in the order of `Answers`.

        Args:
            pieces: B x P word piece ids.
            mask: B x P, 1 where there is a piece.
            first: B x W, the place of each word's first piece.
        """
        hidden = self.bert(input_ids=pieces, attention_mask=mask).last_hidden_state
        words = torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
        words = self.drop(words)
        shape = (*words.shape[:2], len(RELATIONS), RELATION_SIZE)
        asking = torch.tanh(self.asking(words)).view(shape)
        answering = self.answering(words).view(shape)
        return self.cues(words), self.triggers(words), self.statuses(words), self.stances(words), asking, answering
