"""Positions of all documents under their issues.

Within a report the coder labels issues; across reports the labels differ in their words. Positions are
taken in order of time, and each joins the earlier issue that it shares most with, or begins one of its
own and gives it its label. What came earlier is never regrouped, so an issue keeps its positions and its
label when documents are added after it.

Two positions share an issue when one answers the other, when their labels are equal, or when their words
are, an issue of the same side before others: words are compared as concepts (`likeness.toml`), things
weigh 1 and acts weigh `ACT_WEIGHT`, and the share is the weight of the common words over that of the
shorter of the two. Where the position's own words share enough with no issue, those of the sentence around
it may, with issues of other reports only: a sentence often tells two positions. An answer to positions on
several issues ("rejected the demands") stands under each of them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from standoff.analyze.days import day_of
from standoff.analyze.marks import Library, Mark, sentence_of
from standoff.analyze.sides import sides_of
from standoff.lexicon import Lexicon
from standoff.lexicon.likeness import LikenessWords, read_likeness_words
from standoff.model import Position, Stance

ACT_WEIGHT = 0.25
ENOUGH = 0.5
"""Share of words from which on two positions are about one issue."""
ENOUGH_WITHIN = 0.75
"""The same for two positions of one report, which the coder gave different labels."""

LEAST_OF_LONGER = 0.2
"""Of the longer of two positions at least so much must be common: one word of a long list is not its issue."""
SAME_LABEL = 0.8
"""What an equal label counts, as a share of words."""
SAME_SIDE = 0.3
"""What it adds that the same side holds a position on the issue."""

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a position is about.

    Attributes:
        things: concepts and stems of the words that name things.
        acts: likewise, of the words for what is done with them.
    """

    things: frozenset[str]
    acts: frozenset[str]

    @property
    def weight(self) -> float:
        """Weight of all words."""
        return len(self.things) + ACT_WEIGHT * len(self.acts)

    def share(self, other: "Terms") -> float:
        """Weight of the common words over that of the shorter side; 0 without a common thing, or next to none."""
        common = self.things & other.things
        if not common:
            return 0.0
        weight = len(common) + ACT_WEIGHT * len(self.acts & other.acts)
        if weight < LEAST_OF_LONGER * max(self.weight, other.weight):
            return 0.0
        return weight / min(self.weight, other.weight)


@dataclass(slots=True, eq=False)
class _Issue:
    """One issue: its label, the coder's labels under it, the reports, sides and words of its positions."""

    label: str
    place: int
    labels: set[str] = field(default_factory=set)
    docs: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    sentences: set[tuple[str, int]] = field(default_factory=set)
    known: dict[Terms, None] = field(default_factory=dict)


@dataclass(slots=True)
class _Issues:
    """All issues so far, with ways to them that need no look at each."""

    found: list[_Issue] = field(default_factory=list)
    by_member: dict[str, list[_Issue]] = field(default_factory=dict)
    by_label: dict[str, _Issue] = field(default_factory=dict)
    by_thing: dict[str, dict[int, _Issue]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def with_any(self, things: frozenset[str]) -> list[_Issue]:
        """The issues of which some position names one of `things`, in the order in which they began."""
        at: dict[int, _Issue] = {}
        for thing in things:
            at.update(self.by_thing.get(thing, {}))
        return [at[place] for place in sorted(at)]


def terms(text: str, words: LikenessWords) -> Terms:
    """The terms of `text`."""
    things: set[str] = set()
    acts: set[str] = set()
    for match in _WORD.finditer(text.casefold()):
        word = match.group()
        if word not in words.empty and len(word) > 2:
            (acts if words.is_action(word) else things).add(words.concept(word))
    return Terms(frozenset(things), frozenset(acts))


def group_issues(positions: Iterable[Position], library: Library, lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """The issues of each position.

    Args:
        positions: of all documents.
        library: their documents.
        lexicon: the words.

    Returns:
        Labels by the position's id, in order of time. More than one label only for an answer to
        positions on several issues.
    """
    words = lexicon.table(read_likeness_words)
    issues = _Issues()
    found: dict[str, tuple[str, ...]] = {}
    for position in sorted(positions, key=lambda position: order_of(position, library)):
        own = terms(" ".join((position.issue, *(span.text for span in position.content))), words)
        joined = (
            _answered(position, issues) or _alike(position, own, library, words, issues) or [_begin(position, issues)]
        )
        for issue in joined:
            _join(position, own if len(joined) == 1 else None, sentence_of(position, library), issue, issues)
        found[position.id] = tuple(issue.label for issue in joined)
    return found


def _begin(position: Position, issues: _Issues) -> _Issue:
    """A new issue, under the position's label or, if an issue has that already, the label with a number."""
    number, name = 2, position.issue
    while name in issues.taken:
        name, number = f"{position.issue} ({number})", number + 1
    issues.taken.add(name)
    issue = _Issue(name, len(issues.found))
    issues.found.append(issue)
    return issue


def _join(position: Position, own: Terms | None, sentence: Mark, issue: _Issue, issues: _Issues) -> None:
    issue.labels.add(position.issue)
    issue.docs.add(position.doc)
    issue.sides.update(sides_of(position.holder))
    issue.sentences.add((sentence.doc, sentence.start))
    issues.by_member.setdefault(position.id, []).append(issue)
    issues.by_label.setdefault(position.issue, issue)
    if own is None:
        return
    issue.known.setdefault(own)
    for thing in own.things:
        issues.by_thing.setdefault(thing, {})[issue.place] = issue


def order_of(position: Position, library: Library) -> tuple[str, str, str, int, str]:
    """Sorts positions by publication, then day, then place in the text; undated reports last."""
    day = day_of(position, library)
    document = library.get(position.doc)
    published = document.published.isoformat() if document and document.published else "9999"
    return (published, day.first.isoformat() if day else "9999", position.doc, position.evidence[0].start, position.id)


def _answered(position: Position, issues: _Issues) -> list[_Issue]:
    at = {id_: issue for id_ in position.answers for issue in issues.by_member.get(id_, [])}
    return list({issue.label: issue for issue in at.values()}.values())


def _alike(position: Position, own: Terms, library: Library, words: LikenessWords, issues: _Issues) -> list[_Issue]:
    """The issue that shares most with the position, the earlier of equals; empty where none shares enough."""
    around = terms(sentence_of(position, library).text, words)
    found = _nearest(position, own, issues)
    if not found and position.stance is not Stance.THREAT and not position.notes:
        found = _nearest_around(position, around, issues)
    return found or ([] if own.things else _by_place(position, own, library, issues))


def _nearest(position: Position, own: Terms, issues: _Issues) -> list[_Issue]:
    """By label and words; an issue on which the same side holds a position already goes before others."""
    sides = set(sides_of(position.holder))
    same = issues.by_label.get(position.issue)
    best: list[_Issue] = []
    most = 0.0
    for issue in dict.fromkeys((*issues.with_any(own.things), *((same,) if same else ()))):
        share = max((own.share(known) for known in issue.known), default=0.0)
        enough = share >= (ENOUGH_WITHIN if position.doc in issue.docs else ENOUGH)
        if not enough and issue is not same:
            continue
        score = max(share, SAME_LABEL if issue is same else 0.0) + SAME_SIDE * bool(sides & issue.sides)
        if score > most:
            best, most = [issue], score
    return best


def _by_place(position: Position, own: Terms, library: Library, issues: _Issues) -> list[_Issue]:
    """For words that name no thing ("a freeze"): the issue of the sentence, else the report's last with that act."""
    sentence = sentence_of(position, library)
    for issue in reversed(issues.found):
        if (sentence.doc, sentence.start) in issue.sentences:
            return [issue]
    for issue in reversed(issues.found):
        if position.doc in issue.docs and any(own.acts & known.acts for known in issue.known):
            return [issue]
    return []


def _nearest_around(position: Position, around: Terms, issues: _Issues) -> list[_Issue]:
    """The first issue of another report all of whose things, two at least, stand in the position's sentence."""
    for issue in issues.with_any(around.things):
        if position.doc not in issue.docs and any(len(k.things) > 1 and k.things <= around.things for k in issue.known):
            return [issue]
    return []
