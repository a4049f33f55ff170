"""What a teacher says of plain articles is kept, and read again beside the right words."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from training.errors import CorpusError
from training.examples import HEADS, Example, Words
from training.labels import keep_labels, read_labels
from training.plain import read_plain

from standoff.annotate.encoder.labels import CUES, STATUSES, TYPES
from standoff.model import EventType, Status

_COERCE = 1 + TYPES.index(EventType.COERCE)


@pytest.fixture(scope="module")
def plain(tiny_plain: Path) -> list[Words]:
    return list(read_plain(tiny_plain))


def said_of(article: Words, cue: str, trigger: str | None) -> Example:
    """A cue, and a trigger that is COERCE with 0.6."""
    shares = {name: np.zeros((len(article.words), number), np.float32) for name, number in HEADS.items()}
    for name in ("cues", "triggers", "stances"):
        shares[name][:, 0] = 1
    at = article.words.index(cue)
    shares["cues"][at] = np.eye(len(CUES))[CUES.index("head")]
    if trigger:
        deed = article.words.index(trigger)
        shares["triggers"][deed, [0, _COERCE]] = (0.4, 0.6)
        shares["statuses"][deed, STATUSES.index(Status.ALLEGED)] = 0.6
    return Example(article.article, article.words, article.sentences, shares, anchors=())


@pytest.fixture(scope="module")
def said(plain: list[Words]) -> list[Example]:
    return [said_of(plain[0], "said", "closed"), said_of(plain[1], "asked", None)]


def test_plain_articles_are_read_without_their_heads(plain: list[Words]) -> None:
    assert [words.article for words in plain] == ["karst-dam/01", "karst-dam/02"]
    assert plain[0].words == ("Ljubljana", "said", "Zagreb", "had", "closed", "the", "dam", ".", "It", "snowed", ".")
    assert [len(sentence) for sentence in plain[0].sentences] == [8, 3]


def test_what_is_kept_is_what_is_read(plain: list[Words], said: list[Example], tmp_path: Path) -> None:
    keep_labels(said, tmp_path / "labels.npz")
    for kept, read in zip(said, read_labels(plain, tmp_path / "labels.npz"), strict=True):
        assert (read.article, read.words, read.sentences) == (kept.article, kept.words, kept.sentences)
        for name in HEADS:
            assert read.shares[name] == pytest.approx(kept.shares[name], abs=1 / 255)


def test_labels_of_other_words_are_refused(plain: list[Words], said: list[Example], tmp_path: Path) -> None:
    keep_labels(said, tmp_path / "labels.npz")
    changed = [replace(plain[0], words=("Trieste", *plain[0].words[1:])), plain[1]]
    with pytest.raises(CorpusError, match="other words"):
        list(read_labels(changed, tmp_path / "labels.npz"))


def test_a_plain_article_without_a_head_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "crisis").mkdir()
    (tmp_path / "crisis" / "01.txt").write_text("Nothing but text.", encoding="utf-8")
    with pytest.raises(CorpusError, match="no line ---"):
        list(read_plain(tmp_path))
