"""How well the network says what the corpus says: F1 by head, in per cent."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import torch
from tokenizers import Tokenizer

from training.examples import RELATIONS, Example
from training.network import Answers, Reader
from training.pieces import Batch, batches

_SIZE = 64


def score(reader: Reader, tokenizer: Tokenizer, examples: Sequence[Example]) -> dict[str, float]:
    """F1 of cue heads, trigger heads with and without type, words of stances, and words of relations to right anchors;
    accuracy of the status of right triggers."""
    counts: Counter[tuple[str, str]] = Counter()
    reader.eval()
    with torch.inference_mode():
        for batch in batches(examples, tokenizer, _SIZE, random.Random(0)):
            answers = Answers(*reader(batch.pieces, batch.mask, batch.first))
            for name, right, said, wanted in _compare(answers, batch):
                counts.update({(name, "right"): right, (name, "said"): said, (name, "wanted"): wanted})
    names = sorted({name for name, _ in counts})
    return {name: _f1(counts[name, "right"], counts[name, "said"], counts[name, "wanted"]) for name in names}


def _f1(right: int, said: int, wanted: int) -> float:
    return round(200 * right / (said + wanted), 1) if said + wanted else 0.0


def _compare(answers: Answers, batch: Batch) -> Iterator[tuple[str, int, int, int]]:
    for row, (example, kept) in enumerate(zip(batch.examples, batch.kept, strict=True)):
        cues = answers.cues[row, :kept].argmax(-1).tolist()
        yield _sets(
            "cue words", {i for i, c in enumerate(cues) if c}, {i for i, c in enumerate(example.cues[:kept]) if c}
        )
        said = {i: t for i, t in enumerate(answers.triggers[row, :kept].argmax(-1).tolist()) if t}
        wanted = {i: t for i, t in enumerate(example.triggers[:kept]) if t}
        yield _sets("triggers", set(said), set(wanted))
        yield _sets("typed triggers", set(said.items()), set(wanted.items()))
        stances = answers.stances[row, :kept].argmax(-1).tolist()
        yield _sets("stance words", _marked(stances), _marked(example.stances[:kept]))
        statuses = answers.statuses[row, :kept].argmax(-1).tolist()
        both = [i for i in said if i in wanted]
        right = sum(statuses[i] == example.statuses[i] for i in both)
        yield "statuses", right, len(both), len(both)
        yield from _relations(answers, row, example, kept)


def _inside(labels: Sequence[int]) -> set[int]:
    return {i for i, label in enumerate(labels) if label}


def _marked(labels: Sequence[int]) -> set[tuple[int, int]]:
    return {(i, label) for i, label in enumerate(labels) if label}


def _sets(name: str, said: set[Any], wanted: set[Any]) -> tuple[str, int, int, int]:
    return name, len(said & wanted), len(said), len(wanted)


def _relations(answers: Answers, row: int, example: Example, kept: int) -> Iterator[tuple[str, int, int, int]]:
    anchors = [anchor for anchor in example.anchors if anchor.at < kept]
    if not anchors:
        return
    at = torch.tensor([anchor.at for anchor in anchors])
    logits = answers.relations(torch.full_like(at, row), at)[:, :kept]
    for anchor, own in zip(anchors, logits, strict=True):
        for relation, places in anchor.holds.items():
            said = {i for i, value in enumerate(own[:, RELATIONS.index(relation)].tolist()) if value > 0}
            yield _sets(relation.value, said, {place for place in places if place < kept})
