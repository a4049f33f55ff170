"""A reading room on a port of its own, of the example crisis and of an empty record, and a browser if there is one."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from reading_rooms import clock, served

from standoff.ingest import SourceReader, find_sources
from standoff.lexicon import load_lexicon
from standoff.pipeline import DocumentCoder
from standoff.run import Bench, add_sources
from standoff.store import open_store

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def example_record(tmp_path_factory: pytest.TempPathFactory, coder: DocumentCoder) -> Path:
    """The example crisis, coded; tests that write take a copy."""
    path = tmp_path_factory.mktemp("example") / "example.db"
    lexicon = load_lexicon()
    with open_store(path, create=True) as store, SourceReader(lexicon) as reader:
        outcomes = list(
            add_sources(store, find_sources([str(EXAMPLES)]).sources, reader, Bench(lexicon, "sm", coder), clock)
        )
    assert not [outcome.failure for outcome in outcomes if outcome.failure]
    return path


@pytest.fixture
def empty_record(tmp_path: Path) -> Path:
    """A record without a report."""
    open_store(tmp_path / "empty.db", create=True).close()
    return tmp_path / "empty.db"


@pytest.fixture
def own_record(example_record: Path, tmp_path: Path) -> Path:
    """The example crisis in a file that the test may change."""
    return Path(shutil.copy(example_record, tmp_path / "own.db"))


@pytest.fixture(scope="session")
def example_room(example_record: Path) -> Iterator[str]:
    """The address of a room that nobody changes."""
    with served(example_record) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium; skips where it is not installed."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page that fails its test if the console tells of an error, or anything is asked of another host."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("request", lambda request: wrong.append(request.url) if _is_elsewhere(request.url) else None)
    yield tab
    context.close()
    assert not wrong


def _is_elsewhere(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "about:"))
