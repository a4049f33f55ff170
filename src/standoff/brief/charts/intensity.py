"""Reported intensity of one pair of sides: a band for each class, a bar for each week."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from standoff.analyze.series import QUAD_CLASSES, Week
from standoff.brief.charts.look import linked, with_look
from standoff.brief.charts.svg import FIRST, INK, RULE, SECOND, SOFT, Tables, to_svg
from standoff.brief.wording import count, date_words

BANDS = QUAD_CLASSES
"""Verbal and material cooperation, verbal and material conflict."""
ToRows = Callable[[date, int], str]
"""The address of the rows of a Monday and a class, 1 to 4."""
_WEEK = timedelta(days=7)
_COLUMN = 34
_BAR = 26
_NARROWEST = 420
_LITTLE = 3
"""Weeks with fewer events are marked: their mean says little."""


def draw_intensity(weeks: Sequence[Week], name: str, pair: str, to_rows: ToRows | None = None) -> str:
    """The chart of one pair; weeks between the first and the last without a report show as empty.

    Args:
        weeks: of this pair, in order, at least one.
        name: for the ids of the chart.
        pair: the sides, as they are called.
        to_rows: where the bars lead, or `None`.
    """
    import altair as alt

    mondays = _mondays(weeks)
    by_monday = {monday: _label(monday, mondays) for monday in mondays}
    labels = list(by_monday.values())
    bare, told = (
        alt.X(
            "week:O",
            sort=None,
            title=None,
            scale=alt.Scale(domain=labels),
            axis=alt.Axis(labelAngle=0, labelOverlap="greedy", labels=shown, ticks=shown),
        )
        for shown in (False, True)
    )
    width = max(_NARROWEST, _COLUMN * len(labels))
    tables: Tables = {"zero": [{"mean": 0}], "means": _mean_rows(weeks, by_monday)}
    tables |= {f"band{quad}": _band_rows(weeks, quad, by_monday, to_rows) for quad in (1, 2, 3, 4)}
    charts = [
        _band(alt, bare, weeks, quad, linking=to_rows is not None).properties(width=width, height=44)
        for quad in (1, 2, 3, 4)
    ]
    charts.append(_means(alt, told).properties(width=width, height=80))
    chart = with_look(alt.vconcat(*charts, spacing=6))
    return to_svg(chart, tables, name, f"Reported intensity between {pair}, by week", _words(weeks))


def _mondays(weeks: Sequence[Week]) -> list[date]:
    span = (weeks[-1].monday - weeks[0].monday) // _WEEK
    return [weeks[0].monday + _WEEK * place for place in range(span + 1)]


def _label(monday: date, mondays: Sequence[date]) -> str:
    """The day; with the year where it begins."""
    first = monday == mondays[0] or monday.year != (monday - _WEEK).year
    return f"{monday.day} {monday:%b}" + (f" {monday.year}" if first else "")


def _band_rows(
    weeks: Sequence[Week], quad: int, labels: Mapping[date, str], to_rows: ToRows | None
) -> list[dict[str, object]]:
    return [
        {
            "week": labels[week.monday],
            "n": week.counts[quad - 1],
            "link": linked(to_rows(week.monday, quad)) if to_rows else None,
            "said": f"{BANDS[quad - 1]}, week of {date_words(week.monday)}: {week.counts[quad - 1]}",
        }
        for week in weeks
        if week.counts[quad - 1]
    ]


def _band(alt: Any, x: Any, weeks: Sequence[Week], quad: int, *, linking: bool) -> Any:
    most = max((max(week.counts) for week in weeks), default=1) or 1
    y = alt.Y(
        "n:Q",
        title=BANDS[quad - 1],
        scale=alt.Scale(domain=[0, most * 1.25]),
        axis=alt.Axis(labels=False, ticks=False, grid=False, titleAngle=0, titleAlign="right", titleX=-8, titleY=30),
    )
    base = alt.Chart(alt.NamedData(f"band{quad}")).encode(x=x, y=y)
    marks = base.mark_bar(size=_BAR, color=FIRST if quad < 3 else SECOND, opacity=0.55 if quad % 2 else 0.9)
    marks = marks.encode(description="said:N", **({"href": "link:N"} if linking else {}))
    return marks + base.mark_text(dy=-7, color=INK, fontSize=12).encode(text="n:Q")


def _mean_rows(weeks: Sequence[Week], labels: Mapping[date, str]) -> list[dict[str, object]]:
    return [
        {"week": labels[w.monday], "mean": w.scale, "n": f"n={sum(w.counts)}", "little": sum(w.counts) < _LITTLE}
        for w in weeks
        if w.scale is not None
    ]


def _means(alt: Any, x: Any) -> Any:
    y = alt.Y(
        "mean:Q",
        title="mean score",
        scale=alt.Scale(domain=[-10, 10]),
        axis=alt.Axis(values=[-10, 0, 10], grid=False, titleAngle=0, titleAlign="right", titleX=-30, titleY=40),
    )
    base = alt.Chart(alt.NamedData("means")).encode(x=x, y=y)
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(color=RULE).encode(y=y)
    line = base.mark_line(color=SOFT, strokeWidth=1.5)
    filled = alt.condition("datum.little", alt.value("transparent"), alt.value(INK))
    dots = base.mark_point(size=40, stroke=INK).encode(fill=filled)
    return zero + line + dots + base.mark_text(dy=-12, fontSize=11, color=SOFT).encode(text="n:N")


def _words(weeks: Sequence[Week]) -> str:
    """The chart in words."""
    total = sum(sum(week.counts) for week in weeks)
    parts = [f"{count(sum(w.counts[i] for w in weeks), 'event')} of {BANDS[i]}" for i in range(len(BANDS))]
    span = f"from the week of {date_words(weeks[0].monday)} to that of {date_words(weeks[-1].monday)}"
    return (
        f"{count(total, 'event')} {span}: {', '.join(parts)}. Hollow points mark weeks with fewer than {_LITTLE} "
        "events. The table beside holds the same figures."
    )
