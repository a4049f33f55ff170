"""The encoder as it ships: int8 ONNX by onnxruntime, on one thread, window by window, so that it is deterministic."""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.annotate.encoder import labels
from standoff.annotate.encoder.pieces import Pieces
from standoff.annotate.encoder.windows import Window
from standoff.errors import ModelError

Floats = NDArray[np.float32]

DATA = Path(__file__).parent / "data"
_SILENCE = "ORT_DISABLE_TELEMETRY"
"""Without it onnxruntime keeps an id of the device in the home folder when it is loaded, and reports to its maker."""

_TABLES = ("CUES", "TYPES", "STATUSES", "STANCES", "RELATIONS")


@dataclass(frozen=True, slots=True)
class Answers:
    """What the encoder says of a window of W words; `Relations` compares R numbers.

    Attributes:
        cues: W x cues, probabilities; `triggers`, `statuses`, `stances` likewise.
        asking: W x relations x R: a word as an anchor.
        answering: W x relations x R: a word in relation to an anchor.
    """

    cues: Floats
    triggers: Floats
    statuses: Floats
    stances: Floats
    asking: Floats
    answering: Floats


class Encoder:
    """The network with its vocabulary."""

    def __init__(self, folder: Path = DATA) -> None:
        """Load it.

        Args:
            folder: with `reader.onnx`, `vocab.txt` and `about.json`.

        Raises:
            ModelError: a file is missing or broken, the labels are others, weights or vocabulary are not those that
                `about.json` tells of (by the weights every record names it), or onnxruntime is not installed.
        """
        os.environ[_SILENCE] = "1"
        try:
            import onnxruntime
        except ImportError as error:
            raise ModelError(
                f"the encoder needs onnxruntime ({error}); install it with pip, or use --reader rules"
            ) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        _check_labels(folder)
        weights, _ = _whole(folder, "reader.onnx", "weights"), _whole(folder, "vocab.txt", "vocabulary")
        try:
            self._session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
            self.pieces = Pieces(folder / "vocab.txt")
        except Exception as error:
            raise _unusable(folder, str(error)) from error

    def read(self, window: Window) -> Answers:
        """What the encoder says of the words of a window."""
        given = {"pieces": np.array([window.pieces], np.int64), "first": np.array([window.first], np.int64)}
        cues, triggers, statuses, stances, asking, answering = (out[0] for out in self._session.run(None, given))
        shares = (_softmax(cues), _softmax(triggers), _softmax(statuses), _softmax(stances))
        return Answers(*shares, asking, answering)


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    shares: Floats = raised / raised.sum(-1, keepdims=True)
    return shares


@cache
def encoder_checksum(folder: Path = DATA) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of the weights.

    Raises:
        ModelError: `about.json` is missing or malformed.
    """
    return str(_about(folder)["weights"])[:12]


def _about(folder: Path) -> dict[str, Any]:
    try:
        about: dict[str, Any] = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        known = all(isinstance(about[key], str) for key in ("weights", "vocabulary"))
        known = known and isinstance(about["labels"], dict)
    except (OSError, ValueError) as error:
        raise _unusable(folder, str(error)) from error
    except (KeyError, TypeError) as error:
        raise _unusable(folder, f"about.json is malformed ({error!r})") from error
    if not known:
        raise _unusable(folder, "about.json is malformed")
    return about


def _check_labels(folder: Path) -> None:
    said = _about(folder)["labels"]
    for name in _TABLES:
        if said.get(name) != list(map(str, getattr(labels, name))):
            raise _unusable(folder, f"it has other {name.lower()} than this version of standoff")


def _whole(folder: Path, name: str, key: str) -> bytes:
    """The bytes of a file whose checksum `about.json` has under `key`."""
    try:
        held = (folder / name).read_bytes()
    except OSError as error:
        raise _unusable(folder, str(error)) from error
    if hashlib.sha256(held).hexdigest() != _about(folder)[key]:
        raise _unusable(folder, f"{name} is damaged: its checksum is not the one in about.json")
    return held


def _unusable(folder: Path, why: str) -> ModelError:
    return ModelError(
        f"the encoder in {folder} cannot be used: {why}; install standoff again, or do without it: --reader rules"
    )


@cache
def load_encoder() -> Encoder:
    """The encoder that ships with the package, loaded once.

    Raises:
        ModelError: see `Encoder`.
    """
    return Encoder()


def relation_shares(answers: Answers, at: int, relation: labels.Relation) -> Sequence[float]:
    """For each word of the window the probability that it stands in `relation` to the anchor at place `at`."""
    column = labels.RELATIONS.index(relation)
    size = answers.asking.shape[-1]
    logits = answers.answering[:, column] @ answers.asking[at, column] / size**0.5
    shares: list[float] = (1 / (1 + np.exp(-logits))).tolist()
    return shares
