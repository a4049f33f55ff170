"""Who met whom, and what is to come."""

from datetime import date

from standoff.analyze.happenings import OPEN_STATES, Encounter
from standoff.analyze.marks import sentence_of
from standoff.analyze.sides import sides_of
from standoff.brief.desk import Desk
from standoff.brief.page import Line, Section
from standoff.brief.phrases import meeting_words
from standoff.brief.stands import telling_words
from standoff.brief.wording import count, date_words, listed, on_day, quote
from standoff.model import MeetingFormat, MeetingState

_FORMATS = {
    MeetingFormat.CALL: "a call",
    MeetingFormat.SUMMIT: "a summit",
    MeetingFormat.VISIT: "a visit",
}


def meetings(desk: Desk) -> Section:
    """What is ahead first, then what was held or fell through, latest first."""
    shown = [one for one in desk.encounters if desk.concerns(one.meeting)]
    today = desk.today or date.min
    ahead = [one for one in shown if one.is_ahead(today)]
    past = sorted((one for one in shown if not one.is_ahead(today)), key=_recency, reverse=True)
    nothing = [one for one in past if one.state is MeetingState.RULED_OUT and not one.participants]
    lines = [_line(desk, one, "next") for one in sorted(ahead, key=_coming)]
    lines += [_none_planned(desk, one) for one in nothing]
    if shown and not lines:
        lines.append(_none_known(desk, max(shown, key=_recency)))
    lines += [_line(desk, one, "past") for one in past if one not in nothing]
    return Section(
        key="meetings",
        title="Who met whom, and what is next",
        lines=tuple(lines[: desk.options.limit + 1]),
        left=max(0, len(lines) - desk.options.limit - 1),
        command="standoff list meetings",
        empty="No meeting is reported, held or planned.",
    )


def _recency(one: Encounter) -> tuple[str, int, str]:
    return (one.day.last.isoformat() if one.day else "", one.support, one.meeting.id)


def _coming(one: Encounter) -> tuple[bool, bool, str, int]:
    """Planned before proposed, dated before undated, the nearest first."""
    day = one.day.first.isoformat() if one.day else ""
    return (one.state is not MeetingState.PLANNED, one.day is None, day, -one.support)


def _none_planned(desk: Desk, one: Encounter) -> Line:
    """What a report says of there being no meeting to come."""
    whole = sentence_of(one.meeting, desk.library)
    when = f" (report of {when})" if (when := _published(desk, one)) else ""
    return desk.line(f"No meeting ahead{when}: {quote(whole.text, 120)}", [whole], [one.meeting], tag="next")


def _none_known(desk: Desk, latest: Encounter) -> Line:
    when = f"; the latest known is {on_day(latest.day, desk.year)}" if latest.day is not None else ""
    return desk.line(f"No meeting ahead is reported{when}", latest.marks[:1], [latest.meeting], tag="none")


def _published(desk: Desk, one: Encounter) -> str | None:
    day = desk.library[one.meeting.doc].published
    return date_words(day, desk.year) if day is not None else None


def _line(desk: Desk, one: Encounter, tag: str) -> Line:
    who = _who(desk, one)
    kind = _FORMATS.get(one.meeting.format)
    text = meeting_words(desk.phrases, one.state.value, len(one.participants)).format(who=who)
    if one.meeting.format is MeetingFormat.CALL and one.state is MeetingState.HELD and len(one.participants) > 1:
        text = f"{who} spoke by telephone"
    elif kind:
        text += f" ({kind})"
    if one.place is not None:
        text += f" in {one.place.text}" if one.place.text[:1].isupper() else f" ({one.place.text})"
    text += f" {on_day(one.day, desk.year)}" if one.day is not None else ", on a day not told"
    if tag == "past" and one.state in OPEN_STATES and (told := _published(desk, one)) is not None:
        text += f", as a report of {told} has it"
    text += _history(desk, one)
    words = telling_words(desk, one.meeting, 110)
    return desk.line(f"{text}: {quote(words, 120)}", one.marks[:3], [one.meeting], tag=tag)


def _who(desk: Desk, one: Encounter) -> str:
    if len(sides_of(one.participants)) + sum(party.id is None for party in one.participants) == 0:
        return "unnamed parties"
    names = list(dict.fromkeys(desk.names.party(party) for party in one.participants))
    return listed([name.rstrip(",") for name in names])


def _history(desk: Desk, one: Encounter) -> str:
    """What the meeting was said to be before, and by how many reports it is told."""
    parts = []
    if len(one.states) > 1:
        parts.append(f"earlier {listed([desk.phrases.states[state.value] for state in one.states[:-1]])}")
    if one.support > 1:
        parts.append(f"told by {count(one.support, 'report')}")
    return f" ({'; '.join(parts)})" if parts else ""
