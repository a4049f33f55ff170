"""`python -m training.teach`: a larger network learns from the marked articles and labels the plain ones.

The teacher is MPNet, twelve layers of 768, some twelve times the size of the encoder that ships; it learns as that one
does, in about an hour on two cores. Its labels go to `corpus/plain/labels.npz`, from which `training.learn` learns
too; its weights and log to `training/out/`.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from standoff.annotate.encoder.pieces import Pieces
from standoff.annotate.encoder.windows import windows
from training.batches import side_by_side
from training.check import ARTICLES
from training.examples import HEADS, Example, Words
from training.export import DATA
from training.labels import LABELS, keep_labels
from training.learn import OUT
from training.network import Answers, Reader
from training.plain import PLAIN, read_plain
from training.rounds import SEED, Pace, learn_rounds
from training.scoring import score
from training.splits import examples_by_split
from training.starts import load_mpnet

_SIZE = 16


def label(reader: Reader, pieces: Pieces, articles: list[Words]) -> Iterator[Example]:
    """What the network says of each word of the articles, in order; of relations nothing."""
    reader.eval()
    for article in articles:
        shares = {name: np.zeros((len(article.words), number), np.float32) for name, number in HEADS.items()}
        cut = list(windows(article.words, article.sentences, pieces))
        for at in range(0, len(cut), _SIZE):
            group = cut[at : at + _SIZE]
            with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
                answers = Answers(*(answer.float() for answer in reader(*side_by_side(group))))
            for row, window in enumerate(group):
                for name, rows in _shares(answers, row, len(window.words)).items():
                    shares[name][list(window.words)] = rows.numpy()
        yield Example(article.article, article.words, article.sentences, shares, anchors=())


def _shares(answers: Answers, row: int, number: int) -> dict[str, Tensor]:
    """Of a window's words; a status counts as much as there is a trigger."""
    said = {name: getattr(answers, name)[row, :number].softmax(-1) for name in HEADS}
    said["statuses"] *= 1 - said["triggers"][:, :1]
    return said


def main() -> None:
    """Teach the teacher, and let it label."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=7e-5)
    parser.add_argument("--kept", type=Path, help="weights of a teacher that has learned, to label with")
    options = parser.parse_args()
    torch.manual_seed(SEED)
    OUT.mkdir(exist_ok=True)
    pieces = Pieces(DATA / "vocab.txt")
    names = (DATA / "vocab.txt").read_text(encoding="utf-8").split("\n")
    with tempfile.TemporaryDirectory() as folder:
        reader = load_mpnet(Path(folder), [name for name in names if name])
    if options.kept:
        reader.load_state_dict(torch.load(options.kept))
    else:
        found = examples_by_split(ARTICLES)
        pace = Pace(options.rounds, options.batch, options.rate)
        learn_rounds(reader, pieces, found["train"], found["dev"], pace, OUT / "teacher.jsonl")
        torch.save(reader.state_dict(), OUT / "teacher.pt")
        print(json.dumps({split: score(reader, pieces, found[split]) for split in ("dev", "test")}, indent=1))
    labelled = list(label(reader, pieces, list(read_plain(PLAIN))))
    keep_labels(labelled, LABELS)
    print(f"{len(labelled)} articles labelled, {LABELS.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
