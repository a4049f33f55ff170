"""The two pictures of the README, made from the example crisis: docs/pictures/desk.png and reader.png.

    screenshots.py [--chromium PATH] [--output FOLDER]

Codes the examples into a record of its own, serves it on this machine, and takes the pictures with Chromium.
"""

import argparse
import secrets
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from standoff.annotate.parse import DEFAULT_MODEL
from standoff.ingest import SourceReader, find_sources
from standoff.lexicon import load_lexicon
from standoff.run import Bench, add_sources
from standoff.store import open_store
from standoff.web.app import create_app
from standoff.web.safety import Safety

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.web.reading_rooms import serving

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1240, 900


def now() -> datetime:
    """The time of now."""
    return datetime.now(UTC).replace(microsecond=0)


def code_examples(path: Path) -> None:
    """A record of the example crisis at `path`."""
    lexicon = load_lexicon()
    sources = find_sources([str(ROOT / "examples")]).sources
    with open_store(path, create=True) as store, SourceReader(lexicon) as reader:
        for outcome in add_sources(store, sources, reader, Bench(lexicon, DEFAULT_MODEL), now):
            if outcome.failure is not None:
                raise SystemExit(f"{outcome.source}: {outcome.failure.reason}")


def take(page: Page, address: str, folder: Path) -> None:
    """Both pictures."""
    page.goto(address)
    page.screenshot(path=folder / "desk.png")
    page.goto(f"{address}/records/positions?type=&stance=demand")
    page.locator("td.words a").first.click()
    page.locator(".card.on").wait_for()
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=folder / "reader.png")


def main() -> None:
    """Take the pictures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--chromium", default=shutil.which("chromium"))
    options.add_argument("--output", type=Path, default=ROOT / "docs" / "pictures")
    asked = options.parse_args()
    asked.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        record = Path(folder, "example.db")
        code_examples(record)
        browser = playwright.chromium.launch(executable_path=asked.chromium, args=["--no-sandbox"])
        app = create_app(record, Safety(secret=secrets.token_hex(32)), now, "reader")
        with serving(app) as address:
            take(browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}), address, asked.output)
        browser.close()


if __name__ == "__main__":
    main()
