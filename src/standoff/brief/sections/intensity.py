"""Reported intensity by pair of sides and week."""

from datetime import timedelta

from standoff.analyze.marks import mark
from standoff.analyze.series import Week, tension
from standoff.brief.desk import Desk
from standoff.brief.page import Line, Row, Section, Table
from standoff.brief.wording import date_words
from standoff.model import Event

_WEEKS = 8
_DRAWN = timedelta(weeks=30)
_PAIRS = 2
_FEWEST = 2
"""Events that a pair beside the sides compared must have to be shown."""
_BEFORE = timedelta(days=45)


def intensity(desk: Desk) -> Section:
    """A row for each pair and week, the pairs with the most events first."""
    weeks = _weeks(desk)
    pairs = _ranked_pairs(desk, weeks)
    events = {record.id: record for record in desk.records if isinstance(record, Event)}
    rows = [
        _row(desk, week, events) for pair in pairs[:_PAIRS] for week in [w for w in weeks if w.sides == pair][-_WEEKS:]
    ]
    columns = ("Pair", "Week of", "Verbal coop.", "Material coop.", "Verbal conf.", "Material conf.", "Alleged", "Mean")
    return Section(
        key="intensity",
        title="Reported intensity, by week",
        table=Table(columns=columns, rows=tuple(rows), numeric=True),
        remark=(
            "Events told as having happened, each once however many reports tell it; those without a day of their own "
            "count in the week of publication. Coop. and conf. are PLOVER’s classes of cooperation and conflict, mean "
            "is that of its scores, from -10 (conflict) to 10 (cooperation). This measures what was reported, not risk."
        ),
        left=max(0, len(pairs) - _PAIRS),
        command="standoff list events",
        empty="No event between two sides is told as having happened.",
    )


def weeks_between_sides(desk: Desk) -> tuple[Week, ...]:
    """The latest weeks of the sides compared, in order, as many as a chart can show."""
    return latest_weeks(tuple(week for week in _weeks(desk) if set(week.sides) == set(desk.sides)))


def latest_weeks(weeks: tuple[Week, ...]) -> tuple[Week, ...]:
    """Those of one pair that lie so near the last one that a chart with a place for every week shows them at once."""
    return tuple(week for week in weeks if weeks[-1].monday - week.monday < _DRAWN)


def _weeks(desk: Desk) -> tuple[Week, ...]:
    """All pairs and weeks but those long before the reports."""
    first = min((d.published for d in desk.documents if d.published is not None), default=None)
    return tension(desk.reported, first - _BEFORE if first else None)


def _ranked_pairs(desk: Desk, weeks: tuple[Week, ...]) -> list[tuple[str, str]]:
    totals: dict[tuple[str, str], int] = {}
    for week in weeks:
        if set(week.sides) & set(desk.sides) and desk.options.between in (None, week.sides, week.sides[::-1]):
            totals[week.sides] = totals.get(week.sides, 0) + sum(week.counts) + week.alleged
    kept = [pair for pair, total in totals.items() if total >= _FEWEST or set(pair) == set(desk.sides)]
    return sorted(kept, key=lambda pair: (set(pair) != set(desk.sides), -totals[pair], pair))


def _row(desk: Desk, week: Week, events: dict[str, Event]) -> Row:
    pair = " – ".join(desk.names.side(side) for side in week.sides)
    of_class = {quad: [events[i] for i in week.events if events[i].quad_code == quad] for quad in (1, 2, 3, 4)}
    cells = [
        (
            Line(
                text=str(number),
                notes=desk.notebook.cite(mark(e) for e in of_class[quad][:2]),
                records=tuple(e.id for e in of_class[quad]),
            ),
        )
        for quad, number in enumerate(week.counts, 1)
    ]
    cells.insert(0, (Line(text=date_words(week.monday, desk.year)),))
    cells.append((Line(text=str(week.alleged)),))
    cells.append((Line(text="–" if week.scale is None else f"{week.scale:+.1f}"),))
    return Row(head=pair, cells=tuple(cells))
