"""Pages for everybody: axe-core finds nothing serious or critical."""

from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from reading_rooms import served

PAGES = (
    "/", "/positions", "/positions/issue?issue=mining+licenses", "/timeline", "/dyads",
    "/dyads/rows?week=2012-02-06&band=3",
    "/documents", "/documents/FIRST", "/parties", "/parties/SUR", "/records", "/records/events", "/review",
    "/review/decisions", "/add", "/api/", "/nowhere",
)  # fmt: skip


@pytest.fixture(scope="module")
def axe() -> str:
    """The script of axe-core, which comes with a package; skips where that is not installed."""
    if find_spec("axe_playwright_python") is None:
        pytest.skip("axe-core is not installed: pip install axe-playwright-python")
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


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
