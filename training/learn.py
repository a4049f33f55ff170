"""`python -m training.learn`: learns the encoder from the corpus, with fixed seeds, and keeps it with its log.

It learns from marked articles and from plain ones that a larger network has labelled (`training.teach`). Writes into
`training/out/`: `reader.pt` (weights), MiniLM's vocabulary and configuration, `log.jsonl` (figures of each round),
`figures.json`.
"""

import argparse
import json
import random
import tempfile
from pathlib import Path

import torch

from standoff.annotate.encoder.pieces import Pieces
from training.article import corpus_checksum
from training.check import ARTICLES
from training.labels import LABELS, labels_checksum, read_labels
from training.plain import PLAIN, read_plain
from training.rounds import SEED, Pace, learn_rounds
from training.scoring import score
from training.splits import examples_by_split
from training.starts import keep_minilm, load_minilm

OUT = Path(__file__).parent / "out"


def main() -> None:
    """Learn and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--layers", type=int, default=4, help="of MiniLM that are kept")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2.8e-4)
    parser.add_argument("--share", type=float, default=1.0, help="of the marked articles, for a learning curve")
    parser.add_argument("--plain", type=float, default=1.0, help="share of the plain articles")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    OUT.mkdir(exist_ok=True)
    found, plain = examples_by_split(ARTICLES), list(read_labels(list(read_plain(PLAIN)), LABELS))
    print({split: len(those) for split, those in found.items()}, f"and {len(plain)} plain", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        reader = load_minilm(Path(folder), options.layers)
        keep_minilm(Path(folder), OUT)
    pieces = Pieces(OUT / "vocab.txt")
    dice = random.Random(SEED)
    train = [
        *dice.sample(found["train"], round(options.share * len(found["train"]))),
        *dice.sample(plain, round(options.plain * len(plain))),
    ]
    pace = Pace(options.rounds, options.batch, options.rate)
    learn_rounds(reader, pieces, train, found["dev"], pace, OUT / "log.jsonl")
    torch.save(reader.state_dict(), OUT / "reader.pt")
    figures = {
        "corpus": corpus_checksum(ARTICLES),
        "taught": labels_checksum(LABELS),
        "options": vars(options),
        "figures": {split: score(reader, pieces, found[split]) for split in ("dev", "test")},
    }
    (OUT / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
