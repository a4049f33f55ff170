"""Numbers in digits and words, and ranges of them, as they stand in a row of tokens."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from standoff.lexicon.amounts import AmountWords

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(\.\d+)?([a-z]{1,3})?", re.IGNORECASE)
_RANGE_MARKS = frozenset({"to", "-", "–", "—", "or"})
_HYPHENS = frozenset({"-", "–"})
_ARTICLES = frozenset({"a", "an"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number or range of numbers in a row of tokens.

    Attributes:
        first: index of its first token.
        last: index after its last token.
        low: smallest number that it names.
        high: largest.
        vague: whether it is a plural without a number ("dozens"), whose range is a convention.
        written: the digits, where it is one number in digits without a scale; else `None`.
    """

    first: int
    last: int
    low: float
    high: float
    vague: bool = False
    written: str | None = None


def may_begin(lower: str, words: AmountWords) -> bool:
    """Whether a number can begin with this word: a quick look before `read_numeral`."""
    return lower[0].isdigit() or lower in words.numbers or lower in words.begins


def read_numeral(doc: Doc, first: int, words: AmountWords) -> Numeral | None:
    """The number or range that begins at token `first`; `None` where none does.

    "between 5 and 7" is read from the 5. Descending pairs ("72-21") are votes and scores: no range,
    and the first number stands alone.
    """
    one = _single(doc, first, words)
    if one is None or one.last >= len(doc):
        return one
    at = one.last + 1 if doc[one.last].lower_ in words.percent and one.last + 1 < len(doc) else one.last
    if not _is_range_mark(doc, first, doc[at].lower_):
        return one
    at += 2 if at + 1 < len(doc) and doc[at + 1].text in words.currencies else 1
    two = _single(doc, at, words) if at < len(doc) else None
    if two is None or one.vague != two.vague:
        return one
    return _joined(doc, one, two, words) or one


def _is_range_mark(doc: Doc, first: int, mark: str) -> bool:
    """Whether `mark` joins two ends of a range that begins at `first`: not in "rose from 5 to 7"."""
    before = doc[first - 1].lower_ if first > 0 else ""
    if first > 1 and before and not before[0].isalnum():
        before = doc[first - 2].lower_
    if mark == "and":
        return before == "between"
    return mark in _RANGE_MARKS and not (mark == "to" and before == "from")


def _joined(doc: Doc, one: Numeral, two: Numeral, words: AmountWords) -> Numeral | None:
    """One range of two numbers; "2 to 3 million" gives both the scale of the second."""
    scale = words.scales.get(doc[two.last - 1].lower_)
    low = one.low
    if scale is not None and doc[one.last - 1].lower_ not in words.scales and low * scale < two.high:
        low *= scale
    return Numeral(one.first, two.last, low, two.high, one.vague) if low < two.high else None


def _single(doc: Doc, first: int, words: AmountWords) -> Numeral | None:
    token = doc[first]
    lower = token.lower_
    if lower[0].isdigit():
        return _digits(doc, first, words)
    if lower in words.vague:
        return _vague(doc, first, words)
    if lower in words.numbers:
        return _spelled(doc, first, words)
    if lower in words.multipliers or lower in _ARTICLES or lower in words.scales:
        return _multiplied(doc, first, words)
    return None


def _digits(doc: Doc, first: int, words: AmountWords) -> Numeral | None:
    match = _DIGITS.fullmatch(doc[first].text)
    if match is None:
        return None
    suffix = (match.group(3) or "").lower()
    if suffix and suffix not in words.suffixes:
        return None
    value = float(re.sub(r"[, \u00a0\u202f]", "", match.group(1)) + (match.group(2) or ""))
    value *= words.suffixes.get(suffix, 1.0)
    if not suffix and _has_suffix(doc, first, words):
        value *= words.suffixes[doc[first + 1].lower_]
        return Numeral(first, first + 2, value, value)
    end, scale = _scales(doc, first + 1, words)
    plain = not suffix and end == first + 1
    return Numeral(first, end, value * scale, value * scale, written=doc[first].text if plain else None)


def _has_suffix(doc: Doc, first: int, words: AmountWords) -> bool:
    """Whether the next token is a scale written at the digits: "$40m", "20m people", not "500m from"."""
    if first + 1 >= len(doc) or doc[first].whitespace_ or doc[first + 1].lower_ not in words.suffixes:
        return False
    if first > 0 and doc[first - 1].text in words.currencies:
        return True
    return first + 2 < len(doc) and doc[first + 2].pos_ in ("NOUN", "ADJ")


def _scales(doc: Doc, at: int, words: AmountWords) -> tuple[int, float]:
    """Where the scale words from `at` on end, and their product; a hyphen may join the first."""
    scale = 1.0
    start = at
    if at + 1 < len(doc) and doc[at].text in _HYPHENS and doc[at + 1].lower_ in words.scales:
        at += 1
    while at < len(doc) and doc[at].lower_ in words.scales:
        scale *= words.scales[doc[at].lower_]
        at += 1
    return (at, scale) if scale != 1.0 else (start, 1.0)


def _vague(doc: Doc, first: int, words: AmountWords) -> Numeral:
    """ "dozens", "tens of thousands", "hundreds of thousands"."""
    low, high = words.vague[doc[first].lower_]
    end = first + 1
    if end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].lower_ in words.vague:
        scale = words.scales.get(doc[end + 1].lower_.removesuffix("s"), 1.0)
        return Numeral(first, end + 2, low * scale, (high + 1) * scale - 1, vague=True)
    return Numeral(first, end, low, high, vague=True)


def _spelled(doc: Doc, first: int, words: AmountWords) -> Numeral:
    """ "twenty-five", "three hundred and fifty thousand"."""
    total = current = 0.0
    at = first
    while at < len(doc):
        word = doc[at].lower_
        if word in words.numbers and (at == first or _continues(doc, at, current, words)):
            current += words.numbers[word]
        elif word in words.scales and at > first:
            current *= words.scales[word]
            if words.scales[word] >= 1000:
                total, current = total + current, 0.0
        elif not _joins(doc, at, words, current or total):
            break
        at += 1
    return Numeral(first, at, total + current, total + current)


def _continues(doc: Doc, at: int, current: float, words: AmountWords) -> bool:
    """Whether a number word adds to those before it: "twenty five", "hundred five", not "five six"."""
    value = words.numbers[doc[at].lower_]
    before = doc[at - 1].lower_
    if before in words.scales or before == "and":
        return True
    return value < 10 and current % 100 >= 20 and current % 10 == 0


def _joins(doc: Doc, at: int, words: AmountWords, so_far: float) -> bool:
    """Whether a hyphen or "and" at `at` stands inside a number written in words."""
    if at == 0 or at + 1 >= len(doc):
        return False
    before, after = doc[at - 1].lower_, doc[at + 1].lower_
    if doc[at].text in _HYPHENS:
        return after in words.scales or (words.numbers.get(before, 0) >= 20 and 0 < words.numbers.get(after, 0) < 10)
    return doc[at].lower_ == "and" and before in words.scales and so_far >= 100 and after in words.numbers


def _multiplied(doc: Doc, first: int, words: AmountWords) -> Numeral | None:
    """ "a hundred", "half a million", "several thousand", "a few dozen", "a quarter of a million"."""
    low = high = 1.0
    at = first
    while at < len(doc) and at - first < 5:
        word = doc[at].lower_
        if word in words.multipliers:
            low, high = low * words.multipliers[word][0], high * words.multipliers[word][1]
        elif word in words.scales:
            end, scale = _scales(doc, at, words)
            return Numeral(first, end, low * scale, high * scale, vague=low != high)
        elif word not in _ARTICLES and not (word == "of" and at > first):
            return None
        at += 1
    return None
