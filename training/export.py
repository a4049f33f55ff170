"""`python -m training.export`: what was learned as an int8 ONNX model, as the program runs it.

Reads `training/out/`; writes `reader.onnx`, `vocab.txt` and `about.json` into the package data of
`standoff.annotate.encoder`.
"""

import hashlib
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from standoff.annotate.encoder import labels
from standoff.annotate.encoder.pieces import Pieces
from training.article import read_corpus
from training.check import ARTICLES
from training.errors import CorpusError
from training.examples import make_examples
from training.learn import OUT
from training.network import RELATION_SIZE, Reader

DATA = Path(__file__).parent.parent / "src" / "standoff" / "annotate" / "encoder" / "data"
OUTPUTS = ("cues", "triggers", "statuses", "stances", "asking", "answering")


class _OneWindow(nn.Module):
    """The network as the program runs it: one window at a time, so that nothing is filled up and nothing masked."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        answers: tuple[Tensor, ...] = self.reader(pieces, None, first)
        return answers


def export(reader: Reader, path: Path) -> None:
    """Write the network, with matrices and embeddings as 8 bit integers."""
    reader.eval()
    example = (torch.ones(1, 9, dtype=torch.long), torch.ones(1, 5, dtype=torch.long))
    axes = {"pieces": {1: "P"}, "first": {1: "W"}}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            _OneWindow(reader),
            example,
            str(full),
            input_names=list(axes),
            output_names=list(OUTPUTS),
            dynamic_axes=axes | {name: {1: "W"} for name in OUTPUTS},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(full, path, per_channel=True, reduce_range=False, weight_type=QuantType.QInt8)


def load_learned(folder: Path) -> Reader:
    """The network as `training.learn` kept it in the folder."""
    config = BertConfig(**json.loads((folder / "config.json").read_text(encoding="utf-8")))
    reader = Reader(BertModel(config, add_pooling_layer=False), config.hidden_size)
    reader.load_state_dict(torch.load(folder / "reader.pt"))
    return reader


FILES = {"weights": "reader.onnx", "vocabulary": "vocab.txt"}
"""What `about.json` has the checksums of."""


def check_pieces() -> None:
    """Make sure that the program cuts every word of the corpus as the library `tokenizers` does.

    Raises:
        CorpusError: it does not.
    """
    ours, theirs = Pieces(OUT / "vocab.txt"), Tokenizer.from_file(str(OUT / "tokenizer.json"))
    theirs.no_padding()
    theirs.no_truncation()
    for word in sorted({word for example in make_examples(read_corpus(ARTICLES)) for word in example.words}):
        wanted = tuple(theirs.encode(word, add_special_tokens=False).ids) or ours.of("")
        if ours.of(word) != wanted:
            raise CorpusError(f"the word {word!r} is cut into {ours.of(word)}, by tokenizers into {wanted}")


def main() -> None:
    """Export and describe."""
    DATA.mkdir(exist_ok=True)
    export(load_learned(OUT), DATA / "reader.onnx")
    check_pieces()
    (DATA / "vocab.txt").write_bytes((OUT / "vocab.txt").read_bytes())
    about = {
        **{key: hashlib.sha256((DATA / name).read_bytes()).hexdigest() for key, name in FILES.items()},
        **json.loads((OUT / "figures.json").read_text(encoding="utf-8")),
        "relation_size": RELATION_SIZE,
        "labels": {name: list(getattr(labels, name)) for name in ("CUES", "TYPES", "STATUSES", "STANCES", "RELATIONS")},
        "log": [json.loads(line) for line in (OUT / "log.jsonl").read_text(encoding="utf-8").splitlines()],
    }
    (DATA / "about.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    print(f"{(DATA / 'reader.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
