"""Events of the coder against those of the marks."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from standoff.lexicon.frames import COOPERATIVE
from standoff.model import Event, EventType, Party, Status
from training.article import CorpusArticle
from training.marks import Marked
from training.measure.matching import Rank, Tally, match
from training.measure.outcome import Outcome
from training.measure.parties import Ids, names, read_ids
from training.measure.words import Words
from training.roles import Entry

LIVE = frozenset({Status.OCCURRED, Status.ONGOING, Status.PLANNED, Status.ALLEGED})
"""What a record tells as done or coming; the other half is imagined, denied, did not happen or is long past."""

_MUTUAL = frozenset({EventType.CONSULT, EventType.COOPERATE})


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """An event of the marks.

    Attributes:
        trigger: its first mark.
        type: of PLOVER.
        status: occurred where the mark has none.
        actors: ids of each actor; an empty set where nothing tells who it is.
        recipients: likewise.
        actor_marks: the mentions of the actors.
        recipient_marks: those of the recipients.
    """

    trigger: Marked
    type: EventType
    status: Status
    actors: tuple[Ids, ...]
    recipients: tuple[Ids, ...]
    actor_marks: tuple[Marked, ...]
    recipient_marks: tuple[Marked, ...]

    @property
    def types(self) -> frozenset[EventType]:
        """The types that are right: the deed's and, of one that is only planned, the one into which PLOVER folds it.

        The marks give the deed and say `planned`; PLOVER calls cooperation to come AGREE ("future CONSULT, SUPPORT,
        COOPERATE or AID"; its gold records so have releases to come), and a withdrawal that is announced CONCEDE.
        """
        if self.status is not Status.PLANNED or self.type not in COOPERATIVE:
            return frozenset({self.type})
        announced = {EventType.CONCEDE} if self.type is EventType.RETREAT else set()
        return frozenset({self.type, EventType.AGREE, *announced})


@dataclass(frozen=True, slots=True)
class EventScore:
    """What became of the events of an article.

    Attributes:
        found: the type is right, and the evidence has words of the trigger.
        nearby: the type is right, and evidence and trigger in one sentence.
        live: as `found`, of records and marks that are occurred, ongoing, planned or alleged alone.
        any_type: words of the trigger in the evidence, whatever the type.
        by_type: as `found`, by type.
        fields: of found events, how often actor, recipient and status are right, of how many asked.
        outcomes: of every record, and of every marked event that was not found.
    """

    found: Tally
    nearby: Tally
    live: Tally
    any_type: Tally
    by_type: Mapping[EventType, Tally]
    fields: Mapping[str, tuple[int, int]]
    outcomes: tuple[Outcome, ...]


def score_events(article: CorpusArticle, records: Sequence[Event], sentences: Sequence[int]) -> EventScore:
    """Match events one to one.

    All records count, whatever their status, because the corpus marks events of every status; `live` leaves out the
    unreal ones of both sides.

    Args:
        article: with its marks.
        records: the events of its bare text.
        sentences: where sentences begin, in order.
    """
    judge = _Judge(Words(article.text), sentences)
    gold = read_events(article)
    found = match(gold, records, judge.overlap)
    live = match([g for g in gold if g.status in LIVE], [r for r in records if r.status in LIVE], judge.overlap)
    checks = {i: check_fields(gold[i], records[j]) for i, j in found.items()}
    return EventScore(
        found=Tally(len(found), len(records), len(gold)),
        nearby=Tally(len(match(gold, records, judge.nearness)), len(records), len(gold)),
        live=Tally(len(live), sum(r.status in LIVE for r in records), sum(g.status in LIVE for g in gold)),
        any_type=Tally(len(match(gold, records, judge.untyped)), len(records), len(gold)),
        by_type=_by_type(gold, records, found),
        fields=_add(checks.values()),
        outcomes=_outcomes(article, gold, records, found, judge),
    )


def read_events(article: CorpusArticle) -> tuple[MarkedEvent, ...]:
    """The events of the marks, in order of the text."""
    ids = read_ids(article)
    made = [_read(held, ids) for (entry, _), held in article.entries.items() if entry is Entry.EVENT]
    return tuple(sorted(made, key=lambda event: event.trigger.start))


def _read(held: Mapping[str, tuple[Marked, ...]], ids: Mapping[Marked, Ids]) -> MarkedEvent:
    trigger = held["e"][0]
    told = trigger.label.attributes
    return MarkedEvent(
        trigger=trigger,
        type=next(EventType(a) for a in told if a in frozenset(EventType)),
        status=next((Status(a) for a in told if a in frozenset(Status)), Status.OCCURRED),
        actors=tuple(ids[mark] for mark in held.get("a", ())),
        recipients=tuple(ids[mark] for mark in held.get("r", ())),
        actor_marks=held.get("a", ()),
        recipient_marks=held.get("r", ()),
    )


class _Judge:
    """How well an event and a record fit."""

    def __init__(self, words: Words, sentences: Sequence[int]) -> None:
        self._words = words
        self._sentences = sentences

    def overlap(self, gold: MarkedEvent, record: Event) -> Rank | None:
        """The type is right, and words of the trigger in the evidence; tight evidence and right fields first."""
        return self.untyped(gold, record) if record.event in gold.types else None

    def untyped(self, gold: MarkedEvent, record: Event) -> Rank | None:
        """Words of the trigger in the evidence."""
        trigger = self._words.of([(gold.trigger.start, gold.trigger.end)])
        evidence = self._words.of((span.start, span.end) for span in record.evidence)
        if not trigger & evidence:
            return None
        right = sum(check_fields(gold, record).values())
        return float(record.event in gold.types), len(trigger & evidence) / len(trigger), right, -len(evidence)

    def nearness(self, gold: MarkedEvent, record: Event) -> Rank | None:
        """The type is right, and the sentence the same; overlap and right fields first."""
        at = self._sentence(gold.trigger.start)
        first, last = self._sentence(record.evidence[0].start), self._sentence(record.evidence[0].end - 1)
        if record.event not in gold.types or not first <= at <= last:
            return None
        return float(self.overlap(gold, record) is not None), sum(check_fields(gold, record).values())

    def _sentence(self, at: int) -> int:
        return bisect_right(self._sentences, at)


def check_fields(gold: MarkedEvent, record: Event) -> dict[str, bool]:
    """Whether actor, recipient and status are right; without what the marks do not tell.

    A party is asked twice: who it is, by id, and which words name it. Who meets or trades with whom is asked once, of
    both sides together, as actor.
    """
    if gold.type in _MUTUAL:
        both, marks = record.actor + record.recipient, gold.actor_marks + gold.recipient_marks
        sides = {"actor": names(gold.actors + gold.recipients, both), "actor's words": _meets(marks, both)}
    else:
        sides = {
            "actor": names(gold.actors, record.actor),
            "recipient": names(gold.recipients, record.recipient),
            "actor's words": _meets(gold.actor_marks, record.actor),
            "recipient's words": _meets(gold.recipient_marks, record.recipient),
        }
    asked = {name: right for name, right in sides.items() if right is not None}
    return {**asked, "status": gold.status is record.status}


def _meets(marks: Sequence[Marked], parties: Sequence[Party]) -> bool:
    """Whether any mention is among the marks; where the marks have none, whether there is none."""
    if not marks:
        return not parties
    return any(mark.start < party.end and party.start < mark.end for mark in marks for party in parties)


def _by_type(
    gold: Sequence[MarkedEvent], records: Sequence[Event], found: Mapping[int, int]
) -> Mapping[EventType, Tally]:
    """By the type of the marks; of records that were not found by their own."""
    right = Counter(gold[i].type for i in found)
    taken = frozenset(found.values())
    said = right + Counter(record.event for j, record in enumerate(records) if j not in taken)
    wanted = Counter(event.type for event in gold)
    return {type_: Tally(right[type_], said[type_], wanted[type_]) for type_ in EventType}


def _add(checks: Iterable[Mapping[str, bool]]) -> Mapping[str, tuple[int, int]]:
    counts: dict[str, tuple[int, int]] = {}
    for check in checks:
        for name, right in check.items():
            one, all_ = counts.get(name, (0, 0))
            counts[name] = (one + right, all_ + 1)
    return counts


def _outcomes(
    article: CorpusArticle,
    gold: Sequence[MarkedEvent],
    records: Sequence[Event],
    found: Mapping[int, int],
    judge: _Judge,
) -> tuple[Outcome, ...]:
    gold_of = {j: gold[i] for i, j in found.items()}
    said = [_said(article, record, gold_of.get(j), gold, judge) for j, record in enumerate(records)]
    return (*said, *(_missed(article, g, records, judge) for i, g in enumerate(gold) if i not in found))


def _said(
    article: CorpusArticle, record: Event, found: MarkedEvent | None, gold: Sequence[MarkedEvent], judge: _Judge
) -> Outcome:
    return Outcome(
        kind="event",
        article=article.name,
        label=record.event.value,
        start=record.evidence[0].start,
        end=record.evidence[0].end,
        words=record.evidence[0].text,
        confidence=record.confidence,
        right=found is not None,
        fields=check_fields(found, record) if found is not None else {},
        instead=tuple(g.type.value for g in gold if judge.untyped(g, record) is not None),
    )


def _missed(article: CorpusArticle, gold: MarkedEvent, records: Sequence[Event], judge: _Judge) -> Outcome:
    return Outcome(
        kind="event",
        article=article.name,
        label=f"{gold.type.value} {gold.trigger.label.name}",
        start=gold.trigger.start,
        end=gold.trigger.end,
        words=article.words(gold.trigger),
        confidence=None,
        right=False,
        fields={},
        instead=tuple(record.event.value for record in records if judge.untyped(gold, record) is not None),
    )
