"""The fixed split of the corpus, by crisis."""

import csv
from collections.abc import Mapping
from pathlib import Path

from training.article import read_corpus
from training.check import ARTICLES
from training.examples import Example, make_examples

CRISES = Path(__file__).parent.parent / "corpus" / "crises.csv"


def read_splits(path: Path = CRISES) -> Mapping[str, str]:
    """train, dev or test by crisis."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["crisis"]: row["split"] for row in csv.DictReader(file)}


def examples_by_split(root: Path = ARTICLES) -> Mapping[str, list[Example]]:
    """The articles below the folder `root` by split, in order."""
    articles = read_corpus(root)
    split_of = read_splits()
    crisis_of = {article.name: article.head["crisis"] for article in articles}
    found: dict[str, list[Example]] = {"train": [], "dev": [], "test": []}
    for example in make_examples(articles):
        found[split_of[crisis_of[example.article]]].append(example)
    return found
