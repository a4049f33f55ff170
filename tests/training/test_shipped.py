"""The encoder that ships was learned from the corpus and the labels that stand beside it."""

import json

from training.article import corpus_checksum
from training.check import ARTICLES
from training.labels import LABELS, labels_checksum

from standoff.annotate.encoder.model import DATA


def test_marks_and_labels_are_those_that_the_weights_were_learned_from() -> None:
    about = json.loads((DATA / "about.json").read_text(encoding="utf-8"))
    assert about["corpus"] == corpus_checksum(ARTICLES), "articles were changed: make train"
    assert about["taught"] == labels_checksum(LABELS), "labels were changed: make train"
