"""`python -m training.agreement`: how far two annotators of the same articles agree, by kind.

Statements and events are matched one to one by the overlap of their contents and triggers; F1 is symmetric, so neither
annotator counts as gold. Articles of `corpus/second` without any mark have not been annotated yet and are left out.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from training.article import CorpusArticle, read_article
from training.check import ARTICLES
from training.marks import Marked
from training.roles import Entry

SECOND = ARTICLES.parent / "second"
_WORDS = {"source": "s", "cue": "q", "content": "c", "actor": "a", "recipient": "r", "position": "p"}
"""Roles whose words are compared wherever they stand."""

Counts = Counter[tuple[str, str]]

_PLURALS = {Entry.QUANTITY: "quantities"}


def agreement(pairs: Iterable[tuple[CorpusArticle, CorpusArticle]]) -> Mapping[str, float]:
    """F1 in per cent by what is compared."""
    counts: Counts = Counter()
    for one, other in pairs:
        for name, role in _WORDS.items():
            _compare(counts, f"words of a {name}", _covered(one, role), _covered(other, role))
        _compare(counts, "cues, any word in common", *_met(_spans(one, "q"), _spans(other, "q")))
        _compare(counts, "triggers, any word in common", *_met(_spans(one, "e"), _spans(other, "e")))
        _compare(counts, "triggers with type", *_met(_typed(one, 0), _typed(other, 0)))
        _compare(counts, "triggers with type and status", *_met(_typed(one, 1), _typed(other, 1)))
        for entry, role in ((Entry.MEETING, "m"), (Entry.CONDITIONAL, "i"), (Entry.QUANTITY, "n"), (Entry.TIME, "t")):
            _compare(counts, _PLURALS.get(entry, f"{entry}s"), *_met(_spans(one, role), _spans(other, role)))
    names = dict.fromkeys(name for name, _ in counts)
    return {name: _f1(counts, name) for name in names}


Spans = set[tuple[int, int, str]]


def _covered(article: CorpusArticle, role: str) -> set[tuple[int, ...]]:
    marks = [mark for mark in article.marks if mark.label.role == role]
    return {(at,) for mark in marks for at in range(mark.start, mark.end) if not article.text[at].isspace()}


def _spans(article: CorpusArticle, role: str) -> Spans:
    return {(mark.start, mark.end, "") for mark in article.marks if mark.label.role == role}


def _typed(article: CorpusArticle, more: int) -> Spans:
    found = set()
    for (entry, _), held in article.entries.items():
        if entry is Entry.EVENT:
            found.add((held["e"][0].start, held["e"][0].end, _told(held["e"][0], more)))
    return found


def _told(trigger: Marked, more: int) -> str:
    from standoff.model import EventType, Status

    types = [a for a in trigger.label.attributes if a in frozenset(EventType)]
    statuses = [a for a in trigger.label.attributes if a in frozenset(Status)] or [Status.OCCURRED.value]
    return " ".join([*types, *(statuses if more else ())])


def _met(one: Spans, other: Spans) -> tuple[set[tuple[int, ...]], set[tuple[int, ...]]]:
    """Both sets with equal members where spans of one kind overlap, each used once."""
    left = sorted(other)
    first: set[tuple[int, ...]] = set()
    second: set[tuple[int, ...]] = set()
    for number, (start, end, told) in enumerate(sorted(one)):
        first.add((number,))
        match = next((s for s in left if s[0] < end and start < s[1] and s[2] == told), None)
        if match is not None:
            left.remove(match)
            second.add((number,))
    return first, second | {(-1 - number,) for number in range(len(left))}


def _compare(counts: Counts, name: str, one: set[tuple[int, ...]], other: set[tuple[int, ...]]) -> None:
    counts.update({(name, "both"): len(one & other), (name, "all"): len(one) + len(other)})


def _f1(counts: Counts, name: str) -> float:
    return round(200 * counts[name, "both"] / counts[name, "all"], 1) if counts[name, "all"] else 0.0


def read_pairs(second: Path = SECOND) -> Iterator[tuple[CorpusArticle, CorpusArticle]]:
    """The articles that were annotated twice and not rewritten since."""
    for path in sorted(second.glob("*/*.txt")):
        one, other = read_article(ARTICLES / path.relative_to(second), ARTICLES), read_article(path, second)
        if other.marks and one.text == other.text:
            yield one, other


def main() -> int:
    """Print the figures."""
    pairs = list(read_pairs())
    print(f"{len(pairs)} articles, {sum(len(one.text.split()) for one, _ in pairs):,} words")
    for name, figure in agreement(pairs).items():
        print(f"{name:>32} {figure:>6}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
