"""CPU seconds of the whole coder beside those of the stock spaCy pipeline, on the same texts, interleaved.

    throughput.py [--texts DIR] [--repeat N] [--articles N] [--reader READER] [--json]

DIR holds `.txt` files (default: PolNeAR's dev texts under `../shared/gold` if they are there, else
the example reports of this repository). Both sides process all texts in turn, `--repeat` times in
one run, so that a noisy machine disturbs both alike; the medians are compared. Loading the models
is not counted.
"""

import argparse
import json
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy

sys.path.insert(0, str(Path(__file__).resolve().parent))

from readers import READERS, make_coder
from standoff.annotate.parse import DEFAULT_MODEL
from standoff.model import Document, document_id

HERE = Path(__file__).resolve().parent
POLNEAR = HERE.parent.parent / "shared" / "gold" / "polnear" / "data" / "dev" / "text"
EXAMPLES = HERE.parent / "examples"


def read_documents(folder: Path, most: int) -> list[Document]:
    """The first `most` texts of a folder, by name."""
    texts = [path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))[:most]]
    if not texts:
        sys.exit(f"no .txt files in {folder}")
    return [Document(id=document_id(text), text=text, language="en") for text in texts]


def cpu_seconds(work: Callable[[], int]) -> tuple[float, int]:
    """CPU time of this process during `work`, and what it returned."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=POLNEAR if POLNEAR.is_dir() else EXAMPLES)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--articles", type=int, default=84)
    parser.add_argument("--reader", choices=READERS, default="together", help="together is what users have")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    documents = read_documents(options.texts, options.articles)
    stock, coder = spacy.load(DEFAULT_MODEL), make_coder(options.reader)

    def run_stock() -> int:
        return sum(len(doc) for doc in stock.pipe(document.text for document in documents))

    def run_coder() -> int:
        return sum(len(coded.records) for coded in coder.code(documents))

    run_stock(), run_coder()
    pairs = [(cpu_seconds(run_stock), cpu_seconds(run_coder)) for _ in range(options.repeat)]
    tokens, records = pairs[0][0][1], pairs[0][1][1]
    stock_cpu = statistics.median(pair[0][0] for pair in pairs)
    coder_cpu = statistics.median(pair[1][0] for pair in pairs)
    out = {
        "reader": options.reader,
        "articles": len(documents),
        "tokens": tokens,
        "records": records,
        "stock_cpu_seconds": round(stock_cpu, 3),
        "coder_cpu_seconds": round(coder_cpu, 3),
        "ratio_to_stock": round(statistics.median(pair[1][0] / pair[0][0] for pair in pairs), 3),
        "coder_microseconds_per_token": round(1e6 * coder_cpu / tokens, 1),
        "repeat": options.repeat,
        "machine": f"{platform.machine()}, Python {platform.python_version()}, spaCy {spacy.__version__}",
    }
    print(json.dumps(out) if options.json else "\n".join(f"{key:30s} {value}" for key, value in out.items()))


if __name__ == "__main__":
    main()
