"""A spaCy pipeline's networks at less cost, with the same outcome.

The products of matrices, most of what parsing costs, go to the BLAS that numpy brings, which knows more processors than
thinc's own. It gets one thread, since a second one mostly waits; whole documents are what several processes share.

A word's first vector depends on its form alone, and most words of a report were seen before: vectors are remembered.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from spacy.language import Language
from thinc.api import Model, NumpyOps, chain
from thinc.types import Ragged
from threadpoolctl import ThreadpoolController

_FEWEST_ROWS = 64
"""BLAS multiplies a handful of rows in another way, with other last digits; a word's vector shall not depend on how
much text is parsed with it."""

_MOST_WORDS = 20_000
"""Word forms that are remembered: about 12 MB."""

_EMBEDDING = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
"""The layers that give words their first vectors; the third and fourth do the work."""


class OneThreadOps(NumpyOps):  # type: ignore[misc]
    """thinc's operations, with numpy's BLAS on one thread."""

    def __init__(self, threads: ThreadpoolController) -> None:
        super().__init__(use_blis=False)
        self._threads = threads

    def gemm(self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of two matrices, either transposed before if asked for; each row the same in any company."""
        with self._threads.limit(limits=1, user_api="blas"):
            if out is not None or trans1 or len(x) >= _FEWEST_ROWS:
                return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            padded = np.zeros((_FEWEST_ROWS, x.shape[1]), dtype=x.dtype)
            padded[: len(x)] = x
            return super().gemm(padded, y, trans2=trans2)[: len(x)]


class WordVectors:
    """What layers made of the words that they saw, by the words' features."""

    def __init__(self, layers: Model[Any, Any]) -> None:
        """Nothing is known at first; `layers` make a row of features a vector."""
        self._layers = layers
        self._rows: dict[bytes, int] = {}
        self._vectors = np.empty((0, layers.get_dim("nO")), dtype=np.float32)

    def of(self, features: Any) -> Any:
        """The vectors of words, a row a word."""
        words = np.ascontiguousarray(features)
        keys: list[bytes] = words.view(f"V{words.itemsize * words.shape[1]}").ravel().tolist()
        new = list(dict.fromkeys(key for key in keys if key not in self._rows))
        if len(self._rows) + len(new) > _MOST_WORDS:
            self._rows.clear()
            new = list(dict.fromkeys(keys))
        if new:
            vectors = self._layers.predict(np.frombuffer(b"".join(new), dtype=words.dtype).reshape(len(new), -1))
            self._learn(new, vectors)
        return self._vectors[[self._rows[key] for key in keys]]

    def _learn(self, keys: list[bytes], vectors: Any) -> None:
        known, many = len(self._rows), len(self._rows) + len(keys)
        if many > len(self._vectors):
            room = np.empty((max(many, _MOST_WORDS), vectors.shape[1]), dtype=np.float32)
            room[:known] = self._vectors[:known]
            self._vectors = room
        self._vectors[known:many] = vectors
        self._rows.update(zip(keys, range(known, many), strict=True))


def hasten(nlp: Language) -> None:
    """Let the networks of `nlp` run as this module says; what is not built of thinc's usual parts stays as it is."""
    ops = OneThreadOps(ThreadpoolController())
    for node in list(_nodes(nlp)):
        if type(node.ops) is NumpyOps:
            node.ops = ops
        if tuple(layer.name.partition("(")[0] for layer in node.layers) == _EMBEDDING:
            _remember(node)


def _nodes(nlp: Language) -> Iterator[Model[Any, Any]]:
    """All parts of all networks of a pipeline."""
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if isinstance(model, Model):
            yield from model.walk()


def _remember(embedding: Model[Any, Any]) -> None:
    """Put the memory in the place of the two layers that it spares."""
    first, second = (layer.layers[0] for layer in embedding.layers[2:4])
    layers: Model[Any, Any] = chain(first, second)
    vectors = WordVectors(layers)

    def forward(model: Model[Any, Any], words: Ragged, is_train: bool) -> tuple[Ragged, Callable[[Any], Any]]:
        return Ragged(vectors.of(words.dataXd), words.lengths), _no_training

    embedding.layers[2:4] = [Model("remembered", forward, dims={"nO": layers.get_dim("nO")})]


def _no_training(_: Any) -> Any:
    raise TypeError("a network whose vectors are remembered cannot be trained; load the model with spaCy for that")
