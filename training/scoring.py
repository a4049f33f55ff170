"""How well the network says what the corpus says: F1 by head, in per cent."""

from collections import Counter
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from standoff.annotate.encoder.labels import CUES, RELATIONS
from standoff.annotate.encoder.pieces import Pieces
from training.batches import Batch, cut_batches, make_batch
from training.examples import Example
from training.network import Answers, Reader

_SIZE = 32


def score(reader: Reader, pieces: Pieces, examples: Sequence[Example]) -> dict[str, float]:
    """F1 of cue heads, trigger heads with and without type, words of stances, and words of relations to right anchors;
    accuracy of the status of right triggers."""
    counts: Counter[tuple[str, str]] = Counter()
    reader.eval()
    with torch.inference_mode():
        for batch in map(make_batch, cut_batches(examples, pieces, _SIZE, None)):
            answers = Answers(*reader(batch.pieces, batch.mask, batch.first))
            for name, right, said, wanted in _compare(answers, batch):
                counts.update({(name, "right"): right, (name, "said"): said, (name, "wanted"): wanted})
    names = sorted({name for name, _ in counts})
    return {name: _f1(counts[name, "right"], counts[name, "said"], counts[name, "wanted"]) for name in names}


def _f1(right: int, said: int, wanted: int) -> float:
    return round(200 * right / (said + wanted), 1) if said + wanted else 0.0


def _compare(answers: Answers, batch: Batch) -> Iterator[tuple[str, int, int, int]]:
    asked = batch.shares["cues"].any(-1)
    wanted = {name: shares.argmax(-1) for name, shares in batch.shares.items()}
    said = {name: torch.where(asked, getattr(answers, name).argmax(-1), 0) for name in wanted}
    head = CUES.index("head")
    yield _masks("cue heads", said["cues"] == head, wanted["cues"] == head)
    yield _masks("cue words", said["cues"] > 0, wanted["cues"] > 0)
    yield _masks("triggers", said["triggers"] > 0, wanted["triggers"] > 0)
    yield _labels("typed triggers", said["triggers"], wanted["triggers"])
    both = (said["triggers"] > 0) & (wanted["triggers"] > 0)
    yield "statuses", int((both & (said["statuses"] == wanted["statuses"])).sum()), int(both.sum()), int(both.sum())
    yield _labels("stance words", said["stances"], wanted["stances"])
    if len(batch.anchors):
        relations = answers.relations(batch.anchors) > 0
        for column, relation in enumerate(RELATIONS):
            asked_here = batch.weight[..., column] > 0
            yield _masks(relation.value, asked_here & relations[..., column], batch.wanted[..., column] > 0)


def _masks(name: str, said: Tensor, wanted: Tensor) -> tuple[str, int, int, int]:
    return name, int((said & wanted).sum()), int(said.sum()), int(wanted.sum())


def _labels(name: str, said: Tensor, wanted: Tensor) -> tuple[str, int, int, int]:
    return name, int(((said > 0) & (said == wanted)).sum()), int((said > 0).sum()), int((wanted > 0).sum())
