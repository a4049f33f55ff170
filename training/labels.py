"""What the teacher says of the plain articles, kept as one compressed file of numpy arrays.

Shares are kept in 255ths, of words of which the teacher is not all but sure that there is nothing to say. Of
relations it says nothing.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.errors import CorpusError
from training.examples import HEADS, Example, Words
from training.plain import PLAIN, words_checksum

LABELS = PLAIN / "labels.npz"
NOTHING = 0.01
"""A word's labels are not kept where all but the first share less than this."""

_Arrays = Mapping[str, NDArray[Any]]


def keep_labels(examples: Sequence[Example], path: Path) -> None:
    """Write what is said of the articles, in order."""
    arrays: dict[str, NDArray[Any]] = {"words": np.array(words_checksum(examples))}
    for name in HEADS:
        shares = np.concatenate([example.shares[name] for example in examples])
        said = (shares.sum(1) if name == "statuses" else shares[:, 1:].sum(1)) >= NOTHING
        arrays[f"{name}_at"] = np.flatnonzero(said).astype(np.uint32)
        arrays[name] = _kept(shares[said])
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def read_labels(articles: Sequence[Words], path: Path) -> Iterator[Example]:
    """The articles with what the teacher says of them, in order.

    Raises:
        CorpusError: the labels are of other words.
    """
    with np.load(path) as file:
        arrays = dict(file)
    if str(arrays["words"]) != words_checksum(articles):
        raise CorpusError(f"{path} labels other words than those of the plain articles; python -m training.teach")
    shares = {name: _spread(arrays, name, sum(len(article.words) for article in articles)) for name in HEADS}
    start = 0
    for article in articles:
        end = start + len(article.words)
        own = {name: array[start:end] for name, array in shares.items()}
        yield Example(article.article, article.words, article.sentences, own, anchors=())
        start = end


def labels_checksum(path: Path) -> str:
    """SHA-256 of the labels."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _kept(shares: NDArray[np.floating]) -> NDArray[np.uint8]:
    kept: NDArray[np.uint8] = np.rint(255 * shares).astype(np.uint8)
    return kept


def _spread(arrays: _Arrays, name: str, total: int) -> NDArray[np.float32]:
    shares = np.zeros((total, HEADS[name]), np.float32)
    if name != "statuses":
        shares[:, 0] = 1
    shares[arrays[f"{name}_at"]] = arrays[name].astype(np.float32) / 255
    return shares
