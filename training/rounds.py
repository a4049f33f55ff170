"""Rounds of learning over examples, the same for the encoder that ships and for its teacher."""

import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from standoff.annotate.encoder.pieces import Pieces
from training.batches import cut_batches, make_batch
from training.examples import Example
from training.losses import loss_of
from training.network import Answers, Reader
from training.scoring import score

SEED = 20
_WARM = 0.08
"""Share of the steps in which the rate rises."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How to learn.

    Attributes:
        rounds: how often every example is seen.
        batch: windows a step.
        rate: the highest learning rate; heads have five times that.
    """

    rounds: int
    batch: int
    rate: float


def learn_rounds(
    reader: Reader, pieces: Pieces, train: Sequence[Example], dev: Sequence[Example], pace: Pace, log: Path
) -> None:
    """Learn; the figures on `dev` after each round go to the file `log`, as JSON Lines."""
    dice = random.Random(SEED)
    rounds = [cut_batches(train, pieces, pace.batch, dice) for _ in range(pace.rounds)]
    optimiser, schedule = _optimiser(reader, sum(map(len, rounds)), pace.rate)
    with log.open("w", encoding="utf-8") as file:
        for number, round_ in enumerate(rounds):
            begin, total = time.monotonic(), 0.0
            reader.train()
            for batch in map(make_batch, round_):
                with torch.autocast("cpu", torch.bfloat16):
                    answers = reader(batch.pieces, batch.mask, batch.first)
                loss = loss_of(Answers(*(answer.float() for answer in answers)), batch)
                optimiser.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
                optimiser.step()
                schedule.step()
                total += float(loss.detach())
            figures = {"round": number + 1, "loss": round(total / len(round_), 4), **score(reader, pieces, dev)}
            file.write(json.dumps(figures) + "\n")
            file.flush()
            print(json.dumps(figures), f"{time.monotonic() - begin:.0f} s", flush=True)


def _optimiser(
    reader: Reader, steps: int, rate: float
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    learning = [(name, p) for name, p in reader.named_parameters() if p.requires_grad]
    body = [p for name, p in learning if name.startswith("body.")]
    heads = [p for name, p in learning if not name.startswith("body.")]
    groups = [{"params": body, "lr": rate}, {"params": heads, "lr": 5 * rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, int(_WARM * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    return optimiser, schedule
