"""The fixed split of the corpus, by crisis."""

import csv
from collections.abc import Mapping
from pathlib import Path

CRISES = Path(__file__).parent.parent / "corpus" / "crises.csv"


def read_splits(path: Path = CRISES) -> Mapping[str, str]:
    """train, dev or test by crisis."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["crisis"]: row["split"] for row in csv.DictReader(file)}
