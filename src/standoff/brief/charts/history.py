"""The stands of each side on one issue, along time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from standoff.brief.charts.look import linked, with_look
from standoff.brief.charts.svg import INK, PAPER, RULE, Tables, to_svg
from standoff.brief.wording import count, date_words

SIGNS = {"demand": "D", "offer": "O", "accept": "A", "reject": "R", "threat": "T", "promise": "P"}
"""The letter by which the strip shows a stance."""
_STEP = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One position in the strip.

    Attributes:
        side: its holder's name.
        stance: one of `SIGNS`.
        day: when it stood.
        said: the same in words.
        link: the address of its words, or `None`.
    """

    side: str
    stance: str
    day: date
    said: str
    link: str | None = None


def draw_history(stands: Sequence[Stand], name: str, issue: str) -> str:
    """The strip: a line for each side, a letter for each stand; those of one day stand above each other.

    Args:
        stands: at least one.
        name: for the ids of the chart.
        issue: its label.
    """
    import altair as alt

    ordered = sorted(stands, key=lambda stand: (stand.side, stand.day, stand.stance, stand.said))
    sides = list(dict.fromkeys(stand.side for stand in ordered))
    heights = {side: max(_places([s for s in ordered if s.side == side])) + 1 for side in sides}
    tables: Tables = {"ground": [{"place": 0}]}
    tables |= {f"side{n}": _rows([s for s in ordered if s.side == side]) for n, side in enumerate(sides)}
    days = sorted({stand.day.isoformat() for stand in ordered})
    charts = [
        _line(alt, f"side{n}", side, heights[side], (days[0], days[-1]), last=side == sides[-1])
        for n, side in enumerate(sides)
    ]
    chart = with_look(alt.vconcat(*charts, spacing=8).resolve_scale(x="shared"))
    return to_svg(chart, tables, name, f"Stands on {issue}, along time", _words(ordered))


def _places(stands: Sequence[Stand]) -> list[int]:
    """The place of each stand above those of the same day."""
    seen: dict[date, int] = {}
    found = []
    for stand in stands:
        found.append(seen.get(stand.day, 0))
        seen[stand.day] = found[-1] + 1
    return found


def _rows(stands: Sequence[Stand]) -> list[dict[str, object]]:
    return [
        {"day": s.day.isoformat(), "place": place, "sign": SIGNS[s.stance], "said": s.said, "link": linked(s.link)}
        for s, place in zip(stands, _places(stands), strict=True)
    ]


def _line(alt: Any, table: str, side: str, high: int, days: tuple[str, str], *, last: bool) -> Any:
    x = alt.X(
        "day:T",
        scale=alt.Scale(domain=list(days), padding=16),
        axis=alt.Axis(
            title=None, labels=last, ticks=last, grid=False, format="%-d %b %Y", labelOverlap="greedy", tickCount=5
        ),
    )
    y = alt.Y(
        "place:Q",
        title=side,
        scale=alt.Scale(domain=[-0.6, high - 0.4]),
        axis=alt.Axis(
            labels=False, ticks=False, grid=False, domain=False, titleAngle=0, titleAlign="right", titleX=-10,
            titleColor=INK, titleFontSize=13,
        ),
    )  # fmt: skip
    base = alt.Chart(alt.NamedData(table)).encode(x=x, y=y)
    ground = alt.Chart(alt.NamedData("ground")).mark_rule(color=RULE).encode(y=y)
    marks = base.mark_circle(size=330, color=INK, opacity=1).encode(description="said:N", href="link:N")
    letters = base.mark_text(color=PAPER, fontSize=12, fontWeight="bold").encode(text="sign:N")
    return (ground + marks + letters).properties(width=760, height=_STEP * high + 14)


def _words(stands: Sequence[Stand]) -> str:
    sides = list(dict.fromkeys(stand.side for stand in stands))
    parts = [
        count(sum(stand.side == side for stand in stands), f"stand of {side}", f"stands of {side}") for side in sides
    ]
    days = sorted(stand.day for stand in stands)
    return f"{', '.join(parts)}, from {date_words(days[0])} to {date_words(days[-1])}. The list beside holds them all."
