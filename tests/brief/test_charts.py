"""Charts: words for those who do not see them, colours of the page, nothing from elsewhere."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from standoff.analyze.series import Week
from standoff.brief import charts
from standoff.brief.charts import Cell, Stand, draw_history, draw_intensity, draw_lanes
from standoff.cli.main import group

pytestmark = pytest.mark.skipif(not charts.can_draw(), reason="the extra web (Altair, vl-convert) is not installed")
HOSTILE = '<script>alert("x")</script> & ]]>'


def week(monday: str, counts: tuple[int, int, int, int], mean: float | None) -> Week:
    return Week(("GUY", "SUR"), date.fromisoformat(monday), counts, 0, mean, ())


WEEKS = [week("2012-02-06", (0, 0, 6, 1), -1.9), week("2012-02-27", (1, 0, 0, 0), 2.0)]


def intensity() -> str:
    return draw_intensity(WEEKS, "one", HOSTILE, lambda monday, quad: f"/rows?week={monday}&band={quad}")


def lanes() -> str:
    cells = [
        Cell(lane=HOSTILE, kind="events", column="6 Feb", number=3, said=HOSTILE, link='/x?a="><b>'),
        Cell(lane=HOSTILE, kind="statements", column="13 Feb", number=41, said="41", link="/y"),
    ]
    return draw_lanes(cells, [HOSTILE, "Suriname"], ["6 Feb", "13 Feb"], "two", HOSTILE, HOSTILE)


def history() -> str:
    stands = [Stand(side=HOSTILE, stance="demand", day=date(2012, 2, 6), said=HOSTILE, link="/z")] * 3
    return draw_history(stands, "three", HOSTILE)


@pytest.mark.parametrize("draw", [intensity, lanes, history])
def test_a_chart_is_svg_that_speaks_and_asks_nothing_of_others(draw) -> None:
    svg = draw()
    root = ElementTree.fromstring(svg)
    title, words = root.find("title"), root.find("desc")
    assert title is not None
    assert title.text
    assert words is not None
    assert words.text
    assert root.get("aria-labelledby") == title.get("id")
    assert "<script" not in svg
    assert not re.search(r"https?://|style=|xlink|on\w+=\"|<image|<foreignObject", svg)
    ids = re.findall(r'\bid="([^"]+)"', svg)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("draw", "links"), [(intensity, 3), (lanes, 2), (history, 3)])
def test_every_sign_leads_to_its_rows_and_says_where(draw, links: int) -> None:
    found = ElementTree.fromstring(draw()).findall(".//a")
    assert len(found) == links
    for link in found:
        assert link.get("href", "").startswith("/")
        assert link.get("aria-label")


def test_weeks_without_a_report_keep_their_place() -> None:
    labels = [text.text for text in ElementTree.fromstring(intensity()).iter("text")]
    assert {"6 Feb 2012", "13 Feb", "20 Feb", "27 Feb"} <= set(labels)


def test_colours_are_those_of_the_page() -> None:
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', intensity()))
    assert any(colour.startswith("var(--") for colour in colours)
    assert colours - {"none", "transparent"} <= {c for c in colours if c.startswith("var(--")}


def test_the_same_rows_give_the_same_chart() -> None:
    assert intensity() == intensity()


def test_without_the_packages_the_brief_says_so_and_comes_without_charts(tmp_path, monkeypatch) -> None:
    from standoff.store import open_store

    open_store(tmp_path / "empty.db", create=True).close()
    monkeypatch.setattr("standoff.brief.charts.svg.find_spec", lambda _: None)
    result = CliRunner().invoke(group, ["brief", "-d", str(tmp_path / "empty.db"), "--format", "html"])
    assert result.exit_code == 0
    assert "pip install 'standoff[web]'" in result.stderr
    assert "<svg" not in result.stdout
