"""The meetings of all documents, tellings of one meeting together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from standoff.analyze.days import Day, day_of_time
from standoff.analyze.happenings.happening import Change, Mention
from standoff.analyze.happenings.history import changes
from standoff.analyze.happenings.holdings import NO_RULINGS, Holdings, Rulings
from standoff.analyze.happenings.piles import Keys, Rules, Stages, pile_reports
from standoff.analyze.happenings.same_meeting import meeting_likeness, meetings_conflict
from standoff.analyze.happenings.telling import Telling, reader
from standoff.analyze.marks import Mark, mark
from standoff.analyze.sides import side_of
from standoff.model import Meeting, MeetingState, Party, Span

OPEN_STATES = frozenset({MeetingState.PLANNED, MeetingState.PROPOSED})
STALE = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """One meeting as all reports tell it.

    Attributes:
        mentions: its tellings, the latest first.
        participants: everybody named in any telling, each once.
        day: when, as far as a report tells.
        place: where, from the latest telling that says so.
        states: what it was said to be, earliest telling first, repeats left out.
        support: how many independent reports tell it; copies of one text count once.
        history: what changed, in order of publication.
    """

    mentions: tuple[Mention[Meeting], ...]
    participants: tuple[Party, ...]
    day: Day | None
    place: Span | None
    states: tuple[MeetingState, ...]
    support: int
    history: tuple[Change, ...] = ()

    @property
    def meeting(self) -> Meeting:
        """The latest telling, which stands for all."""
        return self.mentions[0].record

    @property
    def state(self) -> MeetingState:
        """What the latest telling says."""
        return self.states[-1]

    @property
    def told(self) -> date | None:
        """Day of publication of the latest telling, or `None`."""
        return self.mentions[0].published

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The evidence of all mentions, the latest first, each place once."""
        return tuple(dict.fromkeys(mention.mark for mention in self.mentions))

    def is_ahead(self, today: date) -> bool:
        """Whether it is planned or proposed and may still come after `today`.

        One on no day that a report tells is taken to be ahead for `STALE` after that report.
        """
        if self.state not in OPEN_STATES:
            return False
        if self.day is not None:
            return self.day.last >= today
        return self.told is None or today - self.told <= STALE


def merge_meetings(
    meetings: Iterable[Meeting], holdings: Holdings, rulings: Rulings = NO_RULINGS
) -> tuple[Encounter, ...]:
    """The meetings, each once, however many reports tell it.

    Args:
        meetings: of all documents.
        holdings: what they are compared by.
        rulings: what people decided about tellings.

    Returns:
        In order of day, those without one last.
    """
    tellings = map(reader(holdings).read_meeting, meetings)
    rules = Rules(meetings_conflict, meeting_likeness, _keys)
    piles = pile_reports(tellings, Stages(rules, rules, rules), _latest_first, rulings)
    found = [_encounter(pile, holdings) for pile in piles]
    return tuple(sorted(found, key=lambda one: (one.day.first.isoformat() if one.day else "9999", one.meeting.id)))


def _keys(told: Sequence[Telling[Meeting]]) -> list[Keys]:
    """Each pair of its sides."""
    return [Keys(tuple(combinations(sorted(telling.actors.sides), 2))) for telling in told]


def _latest_first(meeting: Meeting) -> tuple[int, str]:
    return (-meeting.evidence[0].start, meeting.id)


def _encounter(pile: Sequence[Telling[Meeting]], holdings: Holdings) -> Encounter:
    told = [(meeting, telling) for telling in pile for meeting in reversed(telling.records)]
    meetings = [meeting for meeting, _ in told]
    days = [day for meeting in meetings if (day := day_of_time(meeting.date)) is not None]
    places = [meeting.place for meeting in meetings if meeting.place is not None]
    states = [meeting.state for meeting in meetings]
    return Encounter(
        mentions=tuple(
            Mention(meeting, telling.published, telling.source, mark(meeting)) for meeting, telling in reversed(told)
        ),
        participants=_each_once(party for meeting in reversed(meetings) for party in meeting.participants),
        day=min(days, key=lambda day: (day.last - day.first, day.first)) if days else None,
        place=places[-1] if places else None,
        states=tuple(state for place, state in enumerate(states) if place == 0 or states[place - 1] is not state),
        support=len({telling.source for telling in pile}),
        history=changes(pile, holdings),
    )


def _each_once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each side or person once; a side is left out where a person who acts for it is named."""
    named = list(parties)
    people = {side_of(party) for party in named if party.name is not None}
    kept = [
        party for party in named if party.name is not None or side_of(party) not in people or side_of(party) is None
    ]
    return tuple({(party.name or side_of(party) or party.text): party for party in reversed(kept)}.values())[::-1]
