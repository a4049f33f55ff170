"""Mentions of the same meeting put together: compatible sides, date, place and state."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from standoff.annotate.article import Article
from standoff.extract.meetings.mention import Mention, is_body, key_of, sides_of
from standoff.model import Meeting, MeetingFormat, MeetingState, Party, Span, Time, record_id

_FIRM = 0.8
_LOOSE = 0.65
_OPEN_STATES = frozenset({MeetingState.PLANNED, MeetingState.PROPOSED})
_OFF_STATES = frozenset({MeetingState.CANCELLED, MeetingState.RULED_OUT})
_TO_SOMEONE = frozenset({MeetingFormat.VISIT, MeetingFormat.CALL})
_RANK = {
    MeetingState.PROPOSED: 0,
    MeetingState.PLANNED: 1,
    MeetingState.HELD: 2,
    MeetingState.RULED_OUT: 3,
    MeetingState.CANCELLED: 4,
}
"""What prevails when mentions of one meeting tell different states."""


@dataclass(slots=True)
class _Group:
    """The mentions of one meeting, in order of the text, and what they tell together.

    Attributes:
        mentions: the first when it is made; others by `add`.
        parties: each side once.
        keys: what tells the sides from others.
        date: the narrowest.
        place: the first that is told.
        state: the one that prevails.
    """

    mentions: list[Mention] = field(default_factory=list)
    parties: tuple[Party, ...] = ()
    keys: frozenset[str] = frozenset()
    date: Time | None = None
    place: Span | None = None
    state: MeetingState = MeetingState.PROPOSED

    def add(self, mention: Mention) -> None:
        """Put in a mention that fits."""
        self.mentions.append(mention)
        self.parties = sides_of((*self.parties, *mention.parties))
        self.keys = frozenset(map(key_of, self.parties))
        dates = [told for told in (self.date, mention.date) if told is not None]
        self.date = min(dates, key=_width) if dates else None
        self.place = self.place or mention.place
        self.state = max(self.state, mention.state, key=_RANK.__getitem__)


def merge_mentions(article: Article, mentions: Sequence[Mention]) -> tuple[Meeting, ...]:
    """One meeting for all mentions of it.

    A mention without sides of its own ("the summit was called off") joins the last meeting of its kind
    or is dropped; only an absence ("no talks have been scheduled") stands without participants.
    """
    groups: list[_Group] = []
    for mention in mentions:
        group = _group_for(mention, groups)
        if group is None and _stands_alone(mention):
            group = _Group()
            groups.append(group)
        if group is not None:
            group.add(mention)
    return tuple(_meeting(article, group) for group in groups)


def _stands_alone(mention: Mention) -> bool:
    """Whether a mention alone makes a record: two sides, or one with a day or place where the words leave no doubt."""
    sides = sides_of(mention.parties)
    if len(sides) >= 2:
        return True
    settled = mention.date is not None or mention.place is not None
    if len(sides) == 1:
        in_prospect = mention.state in (*_OPEN_STATES, MeetingState.CANCELLED) and mention.format not in _TO_SOMEONE
        return settled and (mention.strong or is_body(sides[0]) or in_prospect)
    return mention.state is MeetingState.RULED_OUT and not mention.definite and mention.strong


def _group_for(mention: Mention, groups: Sequence[_Group]) -> _Group | None:
    """The meeting that a mention tells of, the nearest before it first.

    One without sides of its own points back only where a single meeting fits.
    """
    keys = frozenset(map(key_of, sides_of(mention.parties)))
    fitting = [group for group in reversed(groups) if _fits(mention, keys, group)]
    if not keys and len(fitting) > 1:
        return None
    return fitting[0] if fitting else None


def _fits(mention: Mention, mine: frozenset[str], group: _Group) -> bool:
    if not _same_time(mention.date, group.date) or not _same_place(mention.place, group.place):
        return False
    if not _same_state(mention, group):
        return False
    theirs = group.keys
    if mine and theirs:
        told = len(mine) >= 2 or mention.definite or _same_day(mention, group)
        alike = mine == theirs or (mine < theirs and told) or (theirs < mine and len(theirs) >= 2)
        return alike and (_same_day(mention, group) or _same_family(mention, group))
    if mine or not theirs:
        return False
    return mention.definite and _same_kind(mention, group)


def _same_day(mention: Mention, group: _Group) -> bool:
    return mention.date is not None and group.date is not None


def _same_family(mention: Mention, group: _Group) -> bool:
    """Whether the words may name one meeting: a "meeting" and "talks", not a "meeting" and "negotiations"."""
    return any(
        mention.families & other.families or mention.token.lemma_ == other.token.lemma_ for other in group.mentions
    )


def _same_kind(mention: Mention, group: _Group) -> bool:
    """Whether "the talks" may point back: words for the same meeting, or the same format."""
    return _same_family(mention, group) or any(
        other.format is not None and other.format is mention.format for other in group.mentions
    )


def _same_state(mention: Mention, group: _Group) -> bool:
    one, other = mention.state, group.state
    if one is other:
        return True
    if one in _OPEN_STATES and other in _OPEN_STATES:
        return True
    if (one in _OFF_STATES and other in _OPEN_STATES) or (other in _OFF_STATES and one in _OPEN_STATES):
        return True
    return mention.date is not None and group.date is not None and {one, other} & {MeetingState.HELD} != set()


def _same_time(one: Time | None, other: Time | None) -> bool:
    if one is None or other is None or one.value == other.value:
        return True
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest


def _width(time: Time) -> int:
    """Days that a time leaves open; the most for one without bounds."""
    if time.earliest is None or time.latest is None:
        return 100_000
    return (time.latest - time.earliest).days


def _same_place(one: Span | None, other: Span | None) -> bool:
    if one is None or other is None:
        return True
    here, there = one.text.lower(), other.text.lower()
    return here in there or there in here


def _meeting(article: Article, group: _Group) -> Meeting:
    parties, date, place, state = group.parties, group.date, group.place, group.state
    evidence = _evidence(group)
    form = _format(group, parties)
    firm = len(parties) >= 2 and (date is not None or place is not None)
    sides = ",".join(sorted(key_of(party) for party in parties))
    return Meeting(
        id=record_id(article.document.id, "meeting", evidence[:1], sides, date.value if date else None, state),
        doc=article.document.id,
        evidence=evidence,
        confidence=_FIRM if firm else _LOOSE,
        coder=article.coder,
        participants=parties,
        date=date,
        place=place,
        format=form,
        state=state,
    )


def _evidence(group: _Group) -> tuple[Span, ...]:
    """Each mention's words and then their clauses, no span twice."""
    spans = [mention.evidence for mention in group.mentions] + [mention.clause for mention in group.mentions]
    return tuple(dict.fromkeys(spans))


def _format(group: _Group, parties: Sequence[Party]) -> MeetingFormat:
    said = next((mention.format for mention in group.mentions if mention.format is not None), None)
    if said is not None:
        return said
    if len(parties) > 2 or any(is_body(party) for party in parties[:1]) or not parties:
        return MeetingFormat.MULTILATERAL
    return MeetingFormat.BILATERAL
