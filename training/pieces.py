"""Words as word pieces, in batches."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.examples import Example

MOST_PIECES = 192
"""Pieces of a sentence that are read, with those of the context."""
CONTEXT_PIECES = 24
"""Pieces at the end of the sentence before that are read as context."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences side by side; see `Reader.forward`. `kept` is how many words of each sentence were read."""

    examples: tuple[Example, ...]
    pieces: Tensor
    mask: Tensor
    first: Tensor
    kept: tuple[int, ...]


def load_tokenizer(path: Path) -> Tokenizer:
    """The word piece tokenizer in the file `path`, without padding and cutting."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def read_pieces(example: Example, tokenizer: Tokenizer) -> tuple[list[int], list[int]]:
    """The pieces of a sentence behind its context, and the place of each word's first piece that is read."""
    begin, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    before = [p for word in example.before[-CONTEXT_PIECES:] for p in _ids(word, tokenizer)][-CONTEXT_PIECES:]
    pieces = [begin, *before, end]
    first = []
    for word in example.words:
        ids = _ids(word, tokenizer)
        if len(pieces) + len(ids) >= MOST_PIECES:
            break
        first.append(len(pieces))
        pieces.extend(ids)
    return [*pieces, end], first


def _ids(word: str, tokenizer: Tokenizer) -> list[int]:
    return list(tokenizer.encode(word, add_special_tokens=False).ids) or [tokenizer.token_to_id("[UNK]")]


def make_batch(examples: Sequence[Example], tokenizer: Tokenizer) -> Batch:
    """The sentences side by side."""
    read = [read_pieces(example, tokenizer) for example in examples]
    longest = max(len(pieces) for pieces, _ in read)
    most = max(1, *(len(first) for _, first in read))
    return Batch(
        examples=tuple(examples),
        pieces=torch.tensor([pieces + [0] * (longest - len(pieces)) for pieces, _ in read]),
        mask=torch.tensor([[1] * len(pieces) + [0] * (longest - len(pieces)) for pieces, _ in read]),
        first=torch.tensor([first + [0] * (most - len(first)) for _, first in read]),
        kept=tuple(len(first) for _, first in read),
    )


def batches(examples: Sequence[Example], tokenizer: Tokenizer, size: int, dice: random.Random) -> Iterator[Batch]:
    """All sentences once in random order, those of like length together."""
    order = sorted(examples, key=lambda example: (len(example.words) // 4, dice.random()))
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    dice.shuffle(groups)
    for group in groups:
        yield make_batch(group, tokenizer)
