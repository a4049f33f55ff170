"""Code 400 documents with Spark, kill -9 one of its Python workers in the middle, and compare with one process.

    spark_kill.py [--documents N] [--json]

Prints how many documents there were, how many were coded exactly once, how many workers were killed, and whether
every table is the same row by row as that of the engine without Spark. Needs Java 17 and the extra `spark`.
Only processes that this script's own Spark has started are killed, by their ids.
"""

import argparse
import json
import os
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

from standoff.cli.setup import make_bench
from standoff.ingest import SourceReader, find_sources
from standoff.run.corpus import CorpusOptions, Input, make_plan, run_corpus
from standoff.run.corpus.local import LocalEngine
from standoff.run.corpus.spark import SparkEngine, open_session
from standoff.store.folder import ask_folder, plural

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.run.corpus_made import make_corpus
from tests.run.spark_workers import workers_of

KINDS = "document text failure copy statement event position meeting conditional quantity outlook".split()


def rows(folder: Path, kind: str) -> list[tuple[object, ...]]:
    """All rows of a table, in a fixed order."""
    if not any((folder / f"kind={kind}").glob("*/*.parquet")):
        return []
    with ask_folder(folder, f"DESCRIBE {plural(kind)}") as table:
        columns = ", ".join(sorted(f'"{row[0]}"' for row in table.rows))
    with ask_folder(folder, f"SELECT {columns} FROM {plural(kind)} ORDER BY ALL") as table:
        return list(table.rows)


def kill_one(killed: list[int]) -> None:
    """Kill the youngest worker of this process's Spark."""
    workers = workers_of(os.getpid())
    if workers:
        os.kill(workers[-1], signal.SIGKILL)
        killed.append(workers[-1])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    bench, killed = make_bench(None, "encoder"), []
    with tempfile.TemporaryDirectory() as name, SourceReader(bench.lexicon) as reader:
        base = Path(name)
        documents = make_corpus(base / "in", options.documents - 3)
        paths = [source.path for source in find_sources([str(base / "in")]).sources if source.path]
        inputs = [Input(str(path), path.stat().st_size) for path in paths]
        plan = make_plan(inputs, CorpusOptions(model=bench.model, parts=1), bench.identity)
        run_corpus(plan, LocalEngine(base / "one", reader, bench), lambda message: None)

        def tell(message: str) -> None:
            if message.startswith("coding"):
                threading.Timer(3.0, kill_one, args=(killed,)).start()

        begin = time.perf_counter()
        with open_session("local[2]") as session:
            run_corpus(plan, SparkEngine(session, str(base / "many")), tell)
        seconds = time.perf_counter() - begin
        with ask_folder(base / "many", "SELECT count(*), count(DISTINCT id) FROM documents") as table:
            ((counted, distinct),) = list(table.rows)
        equal = {kind: rows(base / "one", kind) == rows(base / "many", kind) for kind in KINDS}
        records = sum(len(rows(base / "many", kind)) for kind in KINDS[4:])
    out = {
        "documents": documents,
        "coded_once": distinct if counted == distinct else counted - 2 * (counted - distinct),
        "workers_killed": len(killed),
        "records": records,
        "records_equal": all(equal.values()),
        "tables_that_differ": [kind for kind, same in equal.items() if not same],
        "seconds": round(seconds, 1),
    }
    print(json.dumps(out) if options.json else "\n".join(f"{key:20s} {value}" for key, value in out.items()))


if __name__ == "__main__":
    main()
