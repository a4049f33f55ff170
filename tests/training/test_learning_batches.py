"""What the marks say stands beside the right words of a batch."""

import random
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="learning needs torch: pip install '.[train]'")

import torch
from training.article import read_corpus
from training.batches import Batch, cut_batches, make_batch
from training.examples import Example, make_examples

from standoff.annotate.encoder.labels import CUES, RELATIONS, STANCES, STATUSES, TYPES
from standoff.annotate.encoder.pieces import Pieces
from standoff.model import EventType, Stance, Status

_VOCABULARY = (
    "[PAD] [UNK] [CLS] [SEP] the minister said uganda had seized two lorr ##ies khartoum will refuse dam it rained ."
)
_SAID = ("The", "minister", "said", "Uganda", "had", "seized", "two", "lorries", ".")
_REFUSED = ("Khartoum", "will", "refuse", "the", "dam", ".", "It", "rained", ".")


@pytest.fixture(scope="module")
def examples(tiny_corpus: Path) -> list[Example]:
    articles = read_corpus(tiny_corpus)
    return [one for one in make_examples(articles) if one.article.startswith("gibe")]


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    path = tmp_path_factory.mktemp("vocabulary") / "vocab.txt"
    path.write_text("\n".join(_VOCABULARY.split()) + "\n", encoding="utf-8")
    return Pieces(path)


@pytest.fixture(scope="module")
def batch(examples: list[Example], pieces: Pieces) -> Batch:
    (both,) = cut_batches(examples, pieces, 8, None)
    return make_batch(both)


IGNORED = -100


def told(batch: Batch, name: str, row: int) -> list[int]:
    """The label of each word, `IGNORED` where nothing is to be said."""
    shares = batch.shares[name][row]
    assert set(shares.flatten().tolist()) <= {0.0, 1.0}
    return torch.where(shares.any(-1), shares.argmax(-1), IGNORED).tolist()


def test_words_are_those_of_the_text_and_point_at_their_first_piece(
    examples: list[Example], pieces: Pieces, batch: Batch
) -> None:
    assert [example.words for example in examples] == [_SAID, _REFUSED]
    for row, words in enumerate((_SAID, _REFUSED)):
        assert [int(batch.pieces[row, at]) for at in batch.first[row]] == [pieces.of(word)[0] for word in words]
        assert batch.pieces[row, 0] == pieces.begin
    lengths = [int(total) for total in batch.mask.sum(1)]
    assert lengths == [2 + 10, 2 + 9]
    assert int(batch.pieces[0, lengths[0] - 1]) == int(batch.pieces[1, lengths[1] - 1]) == pieces.end
    assert int(batch.pieces[1, -1]) == 0, "the shorter window is filled"


def test_cues_triggers_statuses_and_stances_stand_at_their_words(batch: Batch) -> None:
    inside, head = CUES.index("inside"), CUES.index("head")
    assert told(batch, "cues", 0) == [0, 0, head, 0, 0, 0, 0, 0, 0]
    assert told(batch, "cues", 1) == [0, inside, head, 0, 0, 0, 0, 0, 0]
    seized, refuse = 1 + TYPES.index(EventType.COERCE), 1 + TYPES.index(EventType.REJECT)
    assert told(batch, "triggers", 0) == [0, 0, 0, 0, 0, seized, 0, 0, 0]
    assert told(batch, "triggers", 1) == [0, 0, refuse, 0, 0, 0, 0, 0, 0]
    occurred, planned = STATUSES.index(Status.OCCURRED), STATUSES.index(Status.PLANNED)
    assert told(batch, "statuses", 0) == [IGNORED] * 5 + [occurred] + [IGNORED] * 3
    assert told(batch, "statuses", 1) == [IGNORED] * 2 + [planned] + [IGNORED] * 6
    reject = 1 + STANCES.index(Stance.REJECT)
    assert told(batch, "stances", 1) == [0, 0, 0, reject, reject, 0, 0, 0, 0]


def test_relations_are_asked_of_their_own_anchors_only(batch: Batch) -> None:
    assert sorted(map(tuple, batch.anchors.tolist())) == [(0, 2), (0, 5), (1, 2), (1, 2)]
    found = {}
    for (row, at), wanted, weight in zip(batch.anchors.tolist(), batch.wanted, batch.weight, strict=True):
        for column, relation in enumerate(RELATIONS):
            if weight[:, column].any():
                assert weight[:, column].all()
                found[row, at, relation.value] = [n for n, holds in enumerate(wanted[:, column]) if holds]
            else:
                assert not wanted[:, column].any()
    assert found == {
        (0, 2, "source"): [0, 1],
        (0, 2, "content"): [3, 4, 5, 6, 7],
        (0, 5, "actor"): [3],
        (0, 5, "recipient"): [6, 7],
        (1, 2, "source"): [0],
        (1, 2, "content"): [3, 4],
        (1, 2, "actor"): [0],
        (1, 2, "recipient"): [],
    }


def test_what_is_filled_up_teaches_nothing(examples: list[Example], pieces: Pieces) -> None:
    short = next(one for one in examples if "Khartoum" in one.words)
    cut = Example(short.article, short.words, short.sentences[:1], short.shares, short.anchors)
    (both,) = cut_batches([examples[0], cut], pieces, 8, None)
    batch = make_batch(both)
    assert told(batch, "cues", 1)[6:] == [IGNORED] * 3
    rows = [number for number, (row, _) in enumerate(batch.anchors.tolist()) if row == 1]
    assert rows
    assert not batch.weight[rows][:, 6:].any()


def test_one_seed_gives_one_order(examples: list[Example], pieces: Pieces) -> None:
    def drawn(seed: int) -> list[list[list[int]]]:
        return [make_batch(cut).pieces.tolist() for cut in cut_batches(examples * 8, pieces, 2, random.Random(seed))]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)
