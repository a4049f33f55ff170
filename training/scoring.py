"""How well the network says what the corpus says: F1 by head, in per cent."""

from collections import Counter
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from standoff.annotate.encoder.labels import CUES, RELATIONS
from standoff.annotate.encoder.pieces import Pieces
from training.batches import IGNORED, Batch, batches
from training.examples import Example
from training.network import Answers, Reader

_SIZE = 32


def score(reader: Reader, pieces: Pieces, examples: Sequence[Example]) -> dict[str, float]:
    """F1 of cue heads, trigger heads with and without type, words of stances, and words of relations to right anchors;
    accuracy of the status of right triggers."""
    counts: Counter[tuple[str, str]] = Counter()
    reader.eval()
    with torch.inference_mode():
        for batch in batches(examples, pieces, _SIZE, None):
            answers = Answers(*reader(batch.pieces, batch.mask, batch.first))
            for name, right, said, wanted in _compare(answers, batch):
                counts.update({(name, "right"): right, (name, "said"): said, (name, "wanted"): wanted})
    names = sorted({name for name, _ in counts})
    return {name: _f1(counts[name, "right"], counts[name, "said"], counts[name, "wanted"]) for name in names}


def _f1(right: int, said: int, wanted: int) -> float:
    return round(200 * right / (said + wanted), 1) if said + wanted else 0.0


def _compare(answers: Answers, batch: Batch) -> Iterator[tuple[str, int, int, int]]:
    asked = batch.labels["cues"] != IGNORED
    head = CUES.index("head")
    yield _masks("cue heads", asked & (answers.cues.argmax(-1) == head), batch.labels["cues"] == head)
    yield _masks("cue words", asked & (answers.cues.argmax(-1) > 0), batch.labels["cues"] > 0)
    said, wanted = answers.triggers.argmax(-1), batch.labels["triggers"]
    yield _masks("triggers", asked & (said > 0), wanted > 0)
    right = int((asked & (said > 0) & (said == wanted)).sum())
    yield "typed triggers", right, int((asked & (said > 0)).sum()), int((wanted > 0).sum())
    both = asked & (said > 0) & (wanted > 0)
    statuses = answers.statuses.argmax(-1) == batch.labels["statuses"]
    yield "statuses", int((both & statuses).sum()), int(both.sum()), int(both.sum())
    said, wanted = answers.stances.argmax(-1), batch.labels["stances"]
    right = int((asked & (said > 0) & (said == wanted)).sum())
    yield "stance words", right, int((asked & (said > 0)).sum()), int((wanted > 0).sum())
    if len(batch.anchors):
        relations = answers.relations(batch.anchors) > 0
        for column, relation in enumerate(RELATIONS):
            asked_here = batch.weight[..., column] > 0
            yield _masks(relation.value, asked_here & relations[..., column], batch.wanted[..., column] > 0)


def _masks(name: str, said: Tensor, wanted: Tensor) -> tuple[str, int, int, int]:
    return name, int((said & wanted).sum()), int(said.sum()), int(wanted.sum())
