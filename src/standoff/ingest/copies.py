"""Copies: reports that news desks took over from each other, cut, re-headlined and lightly re-worded.

A report is compared by its *wording*: its words without headline, dateline, byline, credits and the words that
house style exchanges freely, in one spelling, in runs of three. Candidates come from MinHash signatures cut
into bands, of the whole wording and of its head (a desk cuts at the end); what they propose is then compared
word run by word run (`is_copy`), so that a candidate that only looks alike is no copy. Everything follows from
the text alone and a fixed seed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Final

from standoff.annotate.dateline import read_dateline
from standoff.lexicon import Lexicon
from standoff.lexicon.copies import CopyWords, read_copy_words
from standoff.lexicon.layout import LayoutWords, read_layout
from standoff.model import Document

SCHEME: Final = 1
"""Number of this way to make signatures: those of another number cannot be compared with these."""
SEED: Final = 5
RUN: Final = 3
"""Words in a run."""
BAND: Final = 3
"""Values of a signature in a band: two texts that share a third of their runs meet in one of the bands
of the whole in four cases out of five, those that share half nearly always."""
WHOLE_BANDS: Final = 42
HEAD_BANDS: Final = 16
HEAD_WORDS: Final = 60

ALIKE: Final = 0.35
"""Share of all runs of two texts that they have in common, from which on they are copies."""
HELD: Final = 0.5
"""Share of the shorter text's runs that the longer one has, from which on the shorter may be cut from it."""
BARELY: Final = 40
"""Of texts of fewer words `NEARLY_ALL` must be common or held: a sentence is soon like another."""
NEARLY_ALL: Final = 0.8
SAME_FACTS: Final = 0.5
"""Of the figures, weekdays and names of the shorter text so many must be in the other: a form filled in
anew (markets, tolls of the day) keeps its words and changes those."""
_REACH: Final = 1.5
"""What an editor cut begins where the original begins: within so many times its own length."""
_FEWEST_FIGURES = 2
_FEWEST_NAMES = 3
_SHORTEST = RUN
_REMEMBERED = 50_000
_SHORTEST_CUT = 15

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_OPENS = re.compile(r'[.!?:“"]')
_POINTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_BYLINE = re.compile(r"\s*(?:By|BY)\s+[A-ZÀ-ÖØ-Þ]")
_LONGEST_BYLINE = 100


@dataclass(frozen=True)
class Wording:
    """What is compared of a report.

    Attributes:
        words: in order, without headline, dateline, byline, credits and empty words, in one spelling.
        figures: its numbers and days of the week.
        names: its words with a capital that do not begin a sentence.
    """

    words: tuple[str, ...]
    figures: frozenset[str]
    names: frozenset[str]

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """All runs of `RUN` words."""
        return frozenset(_runs(self.words))

    def head(self, length: int) -> frozenset[tuple[str, ...]]:
        """The runs of the first `length` words."""
        return frozenset(_runs(self.words[:length]))


@dataclass(frozen=True, slots=True)
class Signature:
    """A wording in numbers.

    Attributes:
        values: MinHash values of the whole, then of the head; 32 bits each.
        bands: one number for each band of values; two texts with one in common are candidates.
    """

    values: tuple[int, ...]
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CopyReader:
    """Reads wordings.

    Attributes:
        words: of copies.
        layout: of datelines.
        plain: as of `words`, with what was asked before kept at hand.
    """

    words: CopyWords
    layout: LayoutWords
    plain: Callable[[str], str]

    @classmethod
    def of(cls, lexicon: Lexicon) -> "CopyReader":
        """The reader with the words of `lexicon`."""
        words = lexicon.table(read_copy_words)
        return cls(words, lexicon.table(read_layout), lru_cache(_REMEMBERED)(words.plain))

    def wording(self, document: Document) -> Wording:
        """What is compared of `document`."""
        found: list[str] = []
        figures: set[str] = set()
        names: set[str] = set()
        for line in self._lines(document):
            for word, begins in _words(line):
                plain = self.plain(word.casefold())
                if plain[0].isdigit() or plain in self.words.days:
                    figures.add(plain)
                elif word[0].isupper() and not begins and plain not in self.words.empty:
                    names.add(plain)
                if plain not in self.words.empty:
                    found.append(plain)
        return Wording(tuple(found), frozenset(figures), frozenset(names))

    def _lines(self, document: Document) -> Iterator[str]:
        """The lines of the running text."""
        title = " ".join((document.title or "").split())
        for place, match in enumerate(_LINE.finditer(document.text)):
            line = match[0].strip()
            if not line or (place == 0 and title and line == title):
                continue
            dateline = read_dateline(line, self.layout)
            text = line[dateline.end :] if dateline is not None else line
            if not self._is_furniture(text):
                yield text

    def _is_furniture(self, line: str) -> bool:
        return line.casefold().lstrip(" *•").startswith(self.words.tails) or (
            len(line) < _LONGEST_BYLINE and _BYLINE.match(line) is not None
        )


def sign(wording: Wording) -> Signature | None:
    """The signature of a wording; `None` for one that is too short to be compared."""
    if len(wording.words) < _SHORTEST:
        return None
    whole = _minimum(wording.runs, BAND * WHOLE_BANDS)
    head = _minimum(wording.head(HEAD_WORDS), BAND * HEAD_BANDS)
    return Signature(whole + head, (*_bands("whole", whole), *_bands("head", head)))


def likeness(one: Wording, other: Wording) -> float:
    """The share of the runs of both that both have, 0 to 1."""
    union = len(one.runs | other.runs)
    return len(one.runs & other.runs) / union if union else 0.0


def is_copy(one: Wording, other: Wording) -> bool:
    """Whether one of the two is the other, cut or lightly changed."""
    short, long = sorted((one, other), key=lambda wording: len(wording.words))
    if not short.runs or not _same_facts(short, long):
        return False
    brief = len(short.words) < BARELY
    alike, held = (NEARLY_ALL, NEARLY_ALL) if brief else (ALIKE, HELD)
    return likeness(short, long) >= alike or (len(short.words) >= _SHORTEST_CUT and _held(short, long) >= held)


def _held(short: Wording, long: Wording) -> float:
    """The share of the shorter text's runs that stand at the beginning of the longer one."""
    head = long.head(int(len(short.words) * _REACH) + RUN)
    return len(short.runs & head) / len(short.runs)


def _same_facts(short: Wording, long: Wording) -> bool:
    return _hold(short.figures, long.figures, _FEWEST_FIGURES) and _hold(short.names, long.names, _FEWEST_NAMES)


def _hold(some: frozenset[str], others: frozenset[str], fewest: int) -> bool:
    """Whether enough of `some` are among `others`; fewer than `fewest` tell nothing."""
    return len(some) < fewest or len(some & others) / len(some) >= SAME_FACTS


def _words(line: str) -> Iterator[tuple[str, bool]]:
    """The words of a line, abbreviations without their points, and whether each begins a sentence."""
    text = _POINTED.sub(lambda found: found[0].replace(".", "") + " ", line)
    end = 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        yield match[0].replace(",", ""), end == 0 or _OPENS.search(between) is not None
        end = match.end()


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[place:] for place in range(RUN)), strict=False)


def _minimum(runs: frozenset[tuple[str, ...]], values: int) -> tuple[int, ...]:
    from rensa import RMinHash

    minhash = RMinHash(values, SEED)
    minhash.update(sorted(" ".join(run) for run in runs))
    return tuple(minhash.digest())


def _bands(part: str, values: Sequence[int]) -> Iterator[int]:
    """A number of 63 bits for each `BAND` values."""
    for place in range(0, len(values), BAND):
        written = f"{SCHEME} {part} {place} {values[place : place + BAND]}".encode()
        yield int.from_bytes(blake2b(written, digest_size=8).digest()) >> 1
