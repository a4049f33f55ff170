"""Pages for everybody: axe-core finds nothing serious or critical."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from reading_rooms import served

VERSION = "4.10.3"
PAGES = (
    "/", "/positions", "/positions/issue?issue=mining+licenses", "/timeline", "/dyads",
    "/dyads/rows?week=2012-02-06&band=3",
    "/documents", "/documents/FIRST", "/parties", "/parties/SUR", "/records", "/records/events", "/review",
    "/review/decisions", "/add", "/api/", "/nowhere",
)  # fmt: skip


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core, fetched by npm; skips where there is no npm or no registry."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm on this machine: axe-core comes by npm")
    folder = tmp_path_factory.mktemp("axe")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", f"axe-core@{VERSION}"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not fetch axe-core within a minute")
    if done.returncode != 0:
        pytest.skip(f"npm could not fetch axe-core: {done.stderr.strip().splitlines()[-1:]}")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


EVERYTHING = "axe.run(document, {resultTypes: ['violations']})"
CONTRAST = "axe.run(document, {resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block']})"


def findings(page: Any, axe: str, run: str = EVERYTHING) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate(run)
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:3]
    ]


@pytest.mark.parametrize(("scheme", "run"), [("light", EVERYTHING), ("dark", CONTRAST)], ids=["light", "dark"])
def test_no_page_has_a_serious_finding(chromium: Any, axe: str, example_room: str, scheme: str, run: str) -> None:
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{example_room}/documents")
    first = page.locator("tbody a").first.get_attribute("href").rpartition("/")[2]
    found = {}
    for address in PAGES:
        page.goto(example_room + address.replace("FIRST", first))
        found[address] = findings(page, axe, run)
    context.close()
    assert {address: told for address, told in found.items() if told} == {}


def test_an_empty_record_has_none_either(chromium: Any, axe: str, empty_record: Path) -> None:
    context = chromium.new_context(bypass_csp=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    with served(empty_record) as address:
        for path in ("/", "/positions", "/timeline", "/dyads", "/parties", "/review"):
            page.goto(address + path)
            assert findings(page, axe) == []
    context.close()
