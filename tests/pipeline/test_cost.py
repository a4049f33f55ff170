"""What coding costs, as ratios within one run: a machine's speed and load disturb both sides alike."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from standoff.model import Document, document_id
from standoff.pipeline import DocumentCoder

ROOT = Path(__file__).resolve().parents[2]
MOST_OF_STOCK = {"rules": 0.8, "together": 1.5}
"""The coder costs about 0.4 of the stock pipeline on news, 1.0 with the encoder, 0.6 and 1.3 on these dense reports."""
MOST_GROWTH = 2.0
"""So many times the text may cost at most twice so many times as much."""


@pytest.mark.parametrize("reader", sorted(MOST_OF_STOCK))
def test_coding_costs_no_more_than_the_stock_pipeline(reader: str) -> None:
    command = [sys.executable, str(ROOT / "bench" / "throughput.py"), "--texts", str(ROOT / "examples"), "--json"]
    options = ["--repeat", "2", "--reader", reader]
    run = subprocess.run([*command, *options], capture_output=True, text=True, timeout=300, check=True)
    assert json.loads(run.stdout)["ratio_to_stock"] < MOST_OF_STOCK[reader]


def test_cost_grows_with_the_text_and_no_faster(coder: DocumentCoder) -> None:
    reports = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    short, long = _cost(coder, "\n\n".join(reports)), _cost(coder, "\n\n".join(reports * 5))
    assert long < 5 * short * MOST_GROWTH


def test_cost_grows_with_a_sentence_and_no_faster(coder: DocumentCoder) -> None:
    clause = "the ministry said that troops had entered the town at dawn, that the mayor wanted them out, "
    short, long = _cost(coder, clause * 20 + "and left."), _cost(coder, clause * 200 + "and left.")
    assert long < 10 * short * MOST_GROWTH


def _cost(coder: DocumentCoder, text: str) -> float:
    """CPU seconds, the less of two runs."""
    document = Document(id=document_id(text), text=text, language="en")
    seconds = []
    for _ in range(2):
        start = time.process_time()
        list(coder.code([document]))
        seconds.append(time.process_time() - start)
    return min(seconds)
