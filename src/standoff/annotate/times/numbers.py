"""Numbers and amounts as they stand before a unit of time."""

from dataclasses import dataclass

from standoff.annotate.times.pieces import Pieces

_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_LONGEST = 9
PLURAL_AMOUNTS = frozenset({"dozens", "scores", "hundreds", "thousands"})


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that ends before the piece `end`; `count` is `None` where no number is said."""

    end: int
    count: float | None


def cardinal(p: Pieces, i: int) -> Amount | None:
    """A cardinal number in digits or letters."""
    form = p.form(i)
    if form.isdecimal():
        return _digits(p, i)
    if form in ("a", "an") and p.form(i + 1) in ("hundred", "thousand", "dozen", "score"):
        return Amount(i + 2, p.words.numbers[p.form(i + 1)])
    if form not in p.words.numbers:
        return None
    return _letters(p, i)


def _digits(p: Pieces, i: int) -> Amount | None:
    number = p.forms[i]
    end = i + 1
    while (
        len(number) <= _LONGEST
        and p.has(end, ",")
        and p.glued(end)
        and p.glued(end + 1)
        and len(p.form(end + 1)) == 3
        and p.form(end + 1).isdecimal()
    ):
        number += p.forms[end + 1]
        end += 2
    if p.has(end, ".") and p.glued(end) and p.glued(end + 1) and p.form(end + 1).isdecimal():
        number += "." + p.forms[end + 1]
        end += 2
    if len(number) > _LONGEST:
        return None
    return Amount(end, float(number) + _half(p, end)[1]) if _half(p, end)[1] else Amount(end, float(number))


def _letters(p: Pieces, i: int) -> Amount:
    numbers = p.words.numbers
    count: float = numbers[p.forms[i]]
    end = i + 1
    step = 2 if p.hyphen(end) else 1
    below = numbers.get(p.form(i + step), 0)
    if 20 <= count <= 90 and 1 <= below <= 9:
        count += below
        end = i + step + 1
    while p.form(end) in ("hundred", "thousand", "dozen") and end < i + 6:
        count *= numbers[p.form(end)]
        end += 1
    last, half = _half(p, end)
    return Amount(last, count + half)


def _half(p: Pieces, i: int) -> tuple[int, float]:
    """The end of "and a half" at `i` and its worth."""
    if p.has(i, "and", "a", "half"):
        return i + 3, 0.5
    if p.has(i, "and", "half"):
        return i + 2, 0.5
    if p.has(i, "-", "and", "-", "a", "-", "half"):
        return i + 6, 0.5
    return i, 0.0


def amount(p: Pieces, i: int) -> Amount | None:
    """A cardinal number, a range, or a word such as "several"; "a" and "an" count as one."""
    form = p.form(i)
    if form in ("a", "an"):
        return _indefinite(p, i)
    if form == "half" and p.form(i + 1) in ("a", "an", "-") and p.form(i + 2) == "dozen":
        return Amount(i + 3, 6)
    if form == "half" and p.form(i + 1) in ("a", "an"):
        return Amount(i + 2, 0.5)
    if form == "couple" and p.form(i + 1) == "of":
        return Amount(i + 2, 2)
    if form in PLURAL_AMOUNTS and p.form(i + 1) == "of":
        return Amount(i + 2, None)
    if form == "many" and p.form(i - 1) in ("as", "so", "how"):
        return None
    if form in p.words.vague:
        several = cardinal(p, i + 1) if form == "some" else None
        return several or Amount(i + 1, None)
    first = cardinal(p, i)
    if first is None:
        return None
    if p.form(first.end) in ("to", "or", "-"):
        second = cardinal(p, first.end + 1)
        if second is not None and first.count != second.count:
            return Amount(second.end, None)
    return first


def _indefinite(p: Pieces, i: int) -> Amount:
    following = p.form(i + 1)
    if following in ("few", "number"):
        return Amount(i + (3 if p.form(i + 2) == "of" else 2), None)
    if following == "couple":
        return Amount(i + (3 if p.form(i + 2) == "of" else 2), 2)
    if following == "half" and p.form(i + 2 + p.hyphen(i + 2)) == "dozen":
        return Amount(i + 3 + p.hyphen(i + 2), 6)
    if following == "half":
        return Amount(i + 2 + p.hyphen(i + 2), 0.5)
    return cardinal(p, i) or Amount(i + 1, 1)


def ordinal(p: Pieces, i: int) -> Amount | None:
    """An ordinal number: "14th", "third", "twenty-first"."""
    number = p.number(i)
    if number is not None:
        return Amount(i + 2, number) if p.glued(i + 1) and p.form(i + 1) in _ORDINAL_ENDINGS else None
    tens = p.words.numbers.get(p.form(i), 0)
    step = 2 if p.hyphen(i + 1) else 1
    below = p.words.ordinals.get(p.form(i + step), 0)
    if 20 <= tens <= 90 and 1 <= below <= 9:
        return Amount(i + step + 1, tens + below)
    found = p.words.ordinals.get(p.form(i))
    return Amount(i + 1, found) if found is not None else None
