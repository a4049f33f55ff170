"""The whole way from articles to the encoder that ships, in a few steps on three short articles."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="learning needs the extra train: pip install '.[train]'")
pytest.importorskip("transformers", reason="learning needs the extra train: pip install '.[train]'")
pytest.importorskip("onnx", reason="learning needs the extra train: pip install '.[train]'")
pytest.importorskip("all_minilm_l6_v2", reason="learning needs the extra train: pip install '.[train]'")

import torch
from training.article import corpus_checksum
from training.errors import CorpusError
from training.labels import keep_labels, labels_checksum
from training.plain import read_plain
from training.starts import keep_minilm, load_minilm
from training.teach import label

from standoff.annotate.encoder.labels import Relation
from standoff.annotate.encoder.model import Encoder, relation_shares
from standoff.annotate.encoder.pieces import Pieces
from standoff.annotate.encoder.windows import windows
from training import export, learn

_OPTIONS = ("--rounds", "2", "--layers", "1", "--batch", "2", "--rate", "1e-3")
_WORDS = ("Havana", "said", "Washington", "had", "seized", "a", "ship", ".")


@pytest.fixture(scope="module")
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch
    torch.use_deterministic_algorithms(False)


@pytest.fixture(scope="module")
def learned(
    tiny_corpus: Path, tiny_plain: Path, tmp_path_factory: pytest.TempPathFactory, patch: pytest.MonkeyPatch
) -> Path:
    """The folder `data` of what was learned, beside the folder `out`."""
    folder = tmp_path_factory.mktemp("learned")
    for module in (learn, export):
        patch.setattr(module, "OUT", folder / "out")
        patch.setattr(module, "ARTICLES", tiny_corpus)
    patch.setattr(export, "DATA", folder / "data")
    patch.setattr(learn, "PLAIN", tiny_plain)
    patch.setattr(learn, "LABELS", folder / "labels.npz")
    teacher = load_minilm(folder, 1)
    keep_minilm(folder, folder)
    plain = list(read_plain(tiny_plain))
    keep_labels(list(label(teacher, Pieces(folder / "vocab.txt"), plain)), learn.LABELS)
    patch.setattr(sys, "argv", ["learn", *_OPTIONS])
    learn.main()
    export.main()
    return folder / "data"


def test_what_is_learned_is_kept_with_its_log_and_its_corpus(learned: Path, tiny_corpus: Path) -> None:
    about = json.loads((learned / "about.json").read_text(encoding="utf-8"))
    assert about["corpus"] == corpus_checksum(tiny_corpus)
    assert about["taught"] == labels_checksum(learn.LABELS)
    assert about["options"]["layers"] == 1
    assert [line["round"] for line in about["log"]] == [1, 2]
    assert about["log"][1]["loss"] < about["log"][0]["loss"]
    assert {"cue heads", "typed triggers", "source", "recipient"} <= set(about["figures"]["dev"])


def test_the_program_reads_with_what_was_exported(learned: Path) -> None:
    encoder = Encoder(learned)
    (window,) = windows(_WORDS, [tuple(range(len(_WORDS)))], encoder.pieces)
    answers = encoder.read(window)
    assert len(answers.cues) == len(answers.triggers) == len(_WORDS)
    assert answers.cues.sum(-1) == pytest.approx(1, abs=1e-5)
    assert len(relation_shares(answers, 1, Relation.SOURCE)) == len(_WORDS)


def test_the_exported_network_says_nearly_what_the_learned_one_does(learned: Path) -> None:
    encoder = Encoder(learned)
    (window,) = windows(_WORDS, [tuple(range(len(_WORDS)))], encoder.pieces)
    reader = export.load_learned(learn.OUT)
    reader.eval()
    given = (torch.tensor([window.pieces]), torch.ones(1, len(window.pieces), dtype=torch.long))
    with torch.inference_mode():
        cues = reader(*given, torch.tensor([window.first]))[0][0].softmax(-1).numpy()
    assert encoder.read(window).cues == pytest.approx(cues, abs=0.05)


def test_one_seed_learns_one_network(learned: Path, tmp_path: Path, patch: pytest.MonkeyPatch) -> None:
    before = torch.load(learn.OUT / "reader.pt")
    patch.setattr(learn, "OUT", tmp_path)
    try:
        learn.main()
    finally:
        patch.setattr(learn, "OUT", export.OUT)
    again = torch.load(tmp_path / "reader.pt")
    assert all(torch.equal(weights, again[name]) for name, weights in before.items())


def test_words_that_are_cut_otherwise_are_no_export(
    learned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("vocab.txt", "tokenizer.json"):
        shutil.copy(learn.OUT / name, tmp_path / name)
    pieces = (tmp_path / "vocab.txt").read_text(encoding="utf-8")
    (tmp_path / "vocab.txt").write_text(pieces.replace("\nminister\n", "\nministers1\n"), encoding="utf-8")
    monkeypatch.setattr(export, "OUT", tmp_path)
    with pytest.raises(CorpusError, match="minister"):
        export.check_pieces()
