"""The encoder loads whole or not at all, says what to do then, and answers the same every time."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from standoff.annotate.encoder.labels import CUES, RELATIONS, STANCES, STATUSES, TYPES, Relation
from standoff.annotate.encoder.model import DATA, Encoder, encoder_checksum, load_encoder, relation_shares
from standoff.annotate.encoder.windows import Window, windows
from standoff.errors import ModelError

WORDS = "The minister of Zambia said that Malawi had bombed a bridge .".split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of what ships, to be damaged."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture(scope="module")
def window() -> Window:
    (found,) = windows(WORDS, [range(len(WORDS))], load_encoder().pieces)
    return found


def _rewrite(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "about.json"
    about = json.loads(path.read_text(encoding="utf-8"))
    change(about)
    path.write_text(json.dumps(about), encoding="utf-8")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "no weights": lambda folder: (folder / "reader.onnx").unlink(),
    "half the weights": lambda folder: _cut(folder / "reader.onnx"),
    "one wrong byte": lambda folder: _flip(folder / "reader.onnx"),
    "empty weights": lambda folder: (folder / "reader.onnx").write_bytes(b""),
    "no vocabulary": lambda folder: (folder / "vocab.txt").unlink(),
    "an empty vocabulary": lambda folder: (folder / "vocab.txt").write_text(""),
    "a vocabulary of other bytes": lambda folder: (folder / "vocab.txt").write_bytes(b"\xff\xfe\xfa"),
    "half the vocabulary": lambda folder: _cut(folder / "vocab.txt"),
    "no checksum of the vocabulary": lambda folder: _rewrite(folder, lambda about: about.pop("vocabulary")),
    "no description": lambda folder: (folder / "about.json").unlink(),
    "half the description": lambda folder: _cut(folder / "about.json"),
    "a list for a description": lambda folder: (folder / "about.json").write_text("[1, 2]"),
    "a number for a description": lambda folder: (folder / "about.json").write_text("7"),
    "no labels": lambda folder: _rewrite(folder, lambda about: about.pop("labels")),
    "no checksum": lambda folder: _rewrite(folder, lambda about: about.pop("weights")),
    "a number for a checksum": lambda folder: _rewrite(folder, lambda about: about.update(weights=7)),
    "a list of labels": lambda folder: _rewrite(folder, lambda about: about.update(labels=["none"])),
    "no folder": shutil.rmtree,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_encoder_is_refused_with_what_to_do(folder: Path, damage: str) -> None:
    DAMAGES[damage](folder)
    with pytest.raises(ModelError, match="--reader rules") as told:
        Encoder(folder)
    assert str(folder) in str(told.value)
    assert "install standoff again" in str(told.value)


@pytest.mark.parametrize("table", ["CUES", "TYPES", "STATUSES", "STANCES", "RELATIONS"])
def test_other_labels_are_refused_by_name(folder: Path, table: str) -> None:
    _rewrite(folder, lambda about: about["labels"][table].reverse())
    with pytest.raises(ModelError, match=f"other {table.lower()} than this version"):
        Encoder(folder)
    _rewrite(folder, lambda about: about["labels"].pop(table))
    with pytest.raises(ModelError, match=f"other {table.lower()} than this version"):
        Encoder(folder)


def test_weights_that_are_no_network_are_refused(folder: Path) -> None:
    import hashlib

    (folder / "reader.onnx").write_bytes(b"no network")
    _rewrite(folder, lambda about: about.update(weights=hashlib.sha256(b"no network").hexdigest()))
    with pytest.raises(ModelError, match="cannot be used"):
        Encoder(folder)


def test_the_checksum_is_that_of_the_weights(folder: Path) -> None:
    import hashlib

    wanted = hashlib.sha256((DATA / "reader.onnx").read_bytes()).hexdigest()[:12]
    assert encoder_checksum() == encoder_checksum(folder) == wanted
    with pytest.raises(ModelError, match="cannot be used"):
        encoder_checksum(folder / "nowhere")


def test_the_weights_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 25_000_000


def test_every_word_gets_a_probability_for_every_label(window: Window) -> None:
    answers = load_encoder().read(window)
    for shares, labels in (
        (answers.cues, len(CUES)),
        (answers.triggers, 1 + len(TYPES)),
        (answers.statuses, len(STATUSES)),
        (answers.stances, 1 + len(STANCES)),
    ):
        assert shares.shape == (len(WORDS), labels)
        assert float(shares.min()) >= 0
        assert np.allclose(shares.sum(-1), 1, atol=1e-5)
    assert answers.asking.shape == answers.answering.shape
    assert answers.asking.shape[:2] == (len(WORDS), len(RELATIONS))


def test_a_relation_has_a_probability_for_every_word(window: Window) -> None:
    answers = load_encoder().read(window)
    for relation in Relation:
        shares = relation_shares(answers, WORDS.index("said"), relation)
        assert len(shares) == len(WORDS)
        assert all(0 <= share <= 1 for share in shares)


def test_two_runs_and_two_loadings_give_equal_answers(window: Window) -> None:
    first, again, other = load_encoder().read(window), load_encoder().read(window), Encoder().read(window)
    for name in first.__slots__:
        assert np.array_equal(getattr(first, name), getattr(again, name)), name
        assert np.array_equal(getattr(first, name), getattr(other, name)), name


def test_the_encoder_is_loaded_once() -> None:
    assert load_encoder() is load_encoder()


def test_loading_leaves_nothing_in_the_home_folder_and_tells_nobody(tmp_path: Path) -> None:
    program = (
        "from standoff.annotate.encoder.model import load_encoder; load_encoder(); "
        "import os; print(os.environ['ORT_DISABLE_TELEMETRY'])"
    )
    surroundings = {**os.environ, "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    surroundings.pop("ORT_DISABLE_TELEMETRY", None)
    done = subprocess.run([sys.executable, "-c", program], env=surroundings, capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
    assert list(tmp_path.rglob("*")) == []
