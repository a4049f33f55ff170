"""The clause of the verdict that tells when reported intensity rose, or else was highest."""

from datetime import date, timedelta

from standoff.analyze.days import Day
from standoff.analyze.happenings import Happening
from standoff.analyze.rising import Peak, Rise, highest_week, is_counted, latest_rise
from standoff.brief.desk import Desk
from standoff.brief.wording import count, date_words, on_day
from standoff.model import Event

_CITED = 3
_SIX_DAYS = timedelta(days=6)


def tension_in_short(desk: Desk) -> tuple[list[str], list[Event]]:
    """The clause, and some of the events it rests on; nothing where too little conflict is reported to tell."""
    between = [one for one in desk.reported if is_counted(one, desk.sides)]
    dates = [day for one in between if (day := desk.library[one.main.doc].published) is not None]
    if not dates:
        return [], []
    rise = latest_rise(between, desk.sides, min(dates))
    if rise is not None:
        return [_risen(desk, rise)], _cited(rise.ones)
    peak = highest_week(between, desk.sides, min(dates))
    return ([_fallen(desk, peak)], _cited(peak.ones)) if peak is not None else ([], [])


def _risen(desk: Desk, rise: Rise) -> str:
    when = on_day(Day(rise.day, rise.day, told=True), desk.year) if rise.day else _in_week(desk, rise.monday)
    before = f"after {rise.before or 'none'} the week before"
    return f"reported intensity last rose {when} ({_hostile(len(rise.ones))}, {before})"


def _fallen(desk: Desk, peak: Peak) -> str:
    now = f"{peak.now or 'none'} in that of {date_words(peak.latest, desk.year)}"
    return f"reported intensity was highest {_in_week(desk, peak.monday)} ({_hostile(len(peak.ones))}; {now})"


def _in_week(desk: Desk, monday: date) -> str:
    return on_day(Day(monday, monday + _SIX_DAYS, told=True), desk.year)


def _hostile(number: int) -> str:
    return count(number, "hostile word or act", "hostile words and acts")


def _cited(ones: tuple[Happening, ...]) -> list[Event]:
    return [one.main for one in ones[:_CITED]]
