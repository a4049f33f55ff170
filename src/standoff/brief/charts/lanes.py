"""What was reported when, on a lane for each side: a disc for each kind and stretch of time, with its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from standoff.brief.charts.look import linked, with_look
from standoff.brief.charts.svg import FIRST, INK, PAPER, RULE, SECOND, THIRD, Tables, to_svg

KINDS = ("meetings", "events", "statements")
_COLUMN = 34
_NARROWEST = 420
_HEIGHT = 96
_SHAPES = ("diamond", "square", "circle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one lane holds of one kind in one stretch of time.

    Attributes:
        lane: the side's name.
        kind: one of `KINDS`.
        column: the stretch, as the axis writes it.
        number: how many, at least one.
        said: the same in words.
        link: the address of the rows, or `None`.
    """

    lane: str
    kind: str
    column: str
    number: int
    said: str
    link: str | None = None


def draw_lanes(
    cells: Sequence[Cell], lanes: Sequence[str], columns: Sequence[str], name: str, title: str, description: str
) -> str:
    """The chart; every column and lane is there, also where nothing was reported.

    Args:
        cells: what there is.
        lanes: from the top.
        columns: stretches of time, from the left.
        name: for the ids of the chart.
        title: what it shows.
        description: the same in words.
    """
    import altair as alt

    width = max(_NARROWEST, _COLUMN * len(columns))
    own = {lane: [cell for cell in cells if cell.lane == lane] for lane in lanes}
    tables: Tables = {f"lane{place}": _rows(own[lane]) for place, lane in enumerate(lanes)}
    charts = [
        _lane(alt, f"lane{place}", own[lane], columns, last=lane == lanes[-1], title=lane)
        for place, lane in enumerate(lanes)
    ]
    chart = alt.vconcat(*(one.properties(width=width, height=_HEIGHT) for one in charts), spacing=14)
    return to_svg(with_look(chart), tables, name, title, description)


def _rows(cells: Sequence[Cell]) -> list[dict[str, object]]:
    return [{"kind": c.kind, "column": c.column, "n": c.number, "said": c.said, "link": linked(c.link)} for c in cells]


def _lane(alt: Any, table: str, cells: Sequence[Cell], columns: Sequence[str], *, last: bool, title: str) -> Any:
    most = max((cell.number for cell in cells), default=1)
    axis = alt.Axis(labelAngle=0, labelOverlap="greedy", labels=last, ticks=last, domain=True, title=None)
    x = alt.X("column:O", sort=None, scale=alt.Scale(domain=list(columns)), axis=axis)
    y = alt.Y(
        "kind:N",
        sort=None,
        title=title,
        scale=alt.Scale(domain=list(KINDS)),
        axis=alt.Axis(
            grid=True, gridColor=RULE, ticks=False, domain=False, titleColor=INK, titleFontSize=13,
            titleFontWeight="bold", titleAngle=0, titleAlign="left", titleX=-76, titleY=-10, titleAnchor="start",
        ),
    )  # fmt: skip
    base = alt.Chart(alt.NamedData(table)).encode(x=x, y=y)
    marks = base.mark_point(filled=True, opacity=1).encode(
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=list(KINDS), range=list(_SHAPES)), legend=None),
        color=alt.Color("kind:N", scale=alt.Scale(domain=list(KINDS), range=[THIRD, SECOND, FIRST]), legend=None),
        size=alt.Size("n:Q", scale=alt.Scale(domain=[1, max(most, 8)], range=[230, 620]), legend=None),
        description="said:N",
    )
    if any(cell.link for cell in cells):
        marks = marks.encode(href="link:N")
    return marks + base.mark_text(color=PAPER, fontSize=11, fontWeight="bold").encode(text="n:Q")
