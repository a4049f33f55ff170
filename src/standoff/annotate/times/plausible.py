"""Words that look like times and are not: "may", "March on", "the fall of Kabul", "2000 troops", "dates back"."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from standoff.annotate.times.pieces import Pieces
from standoff.annotate.times.senses import Calendar, Found, Length, Part, Reference, Repeat, Shift

_NAMES = frozenset({4, 5, 6, 8, 3})
_PLAIN_BEFORE = frozenset("in since until till during early late mid last next this every each throughout".split())
_SEASON_WORDS = frozenset({"fall", "spring"})
_SEASON_BEFORE = frozenset("in the this last next late early by every each of during since until mid".split())
_DEMONSTRATIVE = frozenset("these those the his her its their our my your no".split())


def plausible(p: Pieces, found: Sequence[Found], doc: Doc, starts: list[int]) -> list[Found]:
    """Those of `found` that are times in their context."""

    def token(item: Found) -> Token:
        return doc[max(0, bisect_right(starts, p.starts[item.start]) - 1)]

    return [_plain(p, item, token(item)) for item in found if _is_time(p, item, token(item))]


def _plain(p: Pieces, item: Found, token: Token) -> Found:
    """The same without a "that" which only opens a clause ("said that Monday would do")."""
    sense = item.sense
    if p.form(item.start) != "that" or token.tag_ != "IN" or not isinstance(sense, Calendar):
        return item
    return Found(item.start + 1, item.end, replace(sense, choose=None, story=False))


def _is_time(p: Pieces, item: Found, token: Token) -> bool:
    sense = item.sense
    if isinstance(sense, Calendar):
        return _is_date(p, item, sense, token)
    if isinstance(sense, Shift) and p.form(item.start) in p.words.days:
        return not _is_title(p, item.start) and p.form(item.start - 1) not in ("a", "an", "better", "new")
    if isinstance(sense, Part) and isinstance(sense.whole, Calendar) and sense.whole.season and not sense.whole.year:
        return not _is_compound(item, token)
    if isinstance(sense, Reference) and p.form(item.end - 1) in ("past", "future"):
        following = p.form(item.end)
        return (
            following not in p.words.vague
            and following != "of"
            and not following.isdecimal()
            and not _has_noun(p, item)
        )
    if isinstance(sense, Length) and p.form(item.start) == "one" and p.form(item.end - 1) == "day":
        beside = p.form(item.end) in ("before", "after", "ahead", "prior")
        return beside or p.hyphen(item.end - 2) or p.form(item.start - 1) in p.words.prepositions
    if isinstance(sense, Length) and item.end - item.start == 1 and sense.count is None:
        modified = any(child.dep_ in ("amod", "compound", "poss") for child in token.lefts)
        return p.form(item.start - 1) not in _DEMONSTRATIVE and token.pos_ == "NOUN" and not modified
    return not (isinstance(sense, Repeat) and p.form(item.start) in p.words.sets and token.pos_ == "PROPN")


def _is_title(p: Pieces, i: int) -> bool:
    """Whether a capitalised word stands after another in one name ("USA TODAY")."""
    return p.capital(i) and p.capital(i - 1) and p.text[p.ends[i - 1] : p.starts[i]] == " "


def _has_noun(p: Pieces, item: Found) -> bool:
    """Whether a number or unit follows, so that "past" is an adjective."""
    following = p.form(item.end)
    return following in p.words.numbers or following in p.words.units


def _is_date(p: Pieces, item: Found, sense: Calendar, token: Token) -> bool:
    if item.end - item.start > 2:
        return True
    if sense.day is not None and p.form(item.end - 1) in p.words.phrases:
        last = token.doc[min(len(token.doc), token.i + item.end - item.start) - 1]
        return not (last.dep_ == "compound" and last.head.tag_ == "NN")
    bare = sense.year is None and sense.day is None and sense.choose is None and sense.within is None
    if sense.weekday is not None and bare:
        return p.form(item.start - 1) not in p.words.named_weekdays or not p.capital(item.start - 1)
    if sense.month is not None and bare:
        return _is_month(p, item, sense.month, token)
    if sense.season is not None and bare:
        return _is_season(p, item, token)
    if sense.year is not None and sense.month is None and sense.season is None and sense.segment is None:
        return _is_year(p, item, token)
    return True


def _is_month(p: Pieces, item: Found, month: int, token: Token) -> bool:
    """A month's bare name, unless it is a verb or a person's name."""
    if token.tag_ in ("MD", "VB", "VBP", "VBD"):
        return False
    before = p.form(item.start - 1)
    if before in _PLAIN_BEFORE or (p.hyphen(item.end) and p.form(item.end + 1) in p.words.months):
        return True
    part_of_name = token.dep_ == "compound" and token.head.pos_ == "PROPN"
    if month not in _NAMES:
        return not part_of_name
    if before in ("a", "an") and not p.capital(item.end):
        return True
    return not part_of_name and (
        before in p.words.prepositions or before in ("the", ",", "(", "'") or p.hyphen(item.end)
    )


def _is_season(p: Pieces, item: Found, token: Token) -> bool:
    before, form = p.form(item.start - 1), p.form(item.end - 1)
    if token.pos_ == "VERB":
        return False
    if form in _SEASON_WORDS and before not in _SEASON_BEFORE and p.form(item.start) != "the":
        return False
    if form == "fall" and p.form(item.end) == "of":
        return False
    if p.form(item.start) == "the" and form in _SEASON_WORDS and p.form(item.start - 1) not in p.words.prepositions:
        return False
    return not _is_compound(item, token)


def _is_compound(item: Found, token: Token) -> bool:
    """Whether the last word belongs to a name after it ("the Summer Olympics"); `token` is the first."""
    last = token.doc[min(len(token.doc), token.i + item.end - item.start) - 1]
    return last.dep_ == "compound" and last.head.i > last.i and last.head.text[:1].isupper()


def _is_year(p: Pieces, item: Found, token: Token) -> bool:
    """A number of four digits, unless it counts something or stands in a name or sum."""
    before = p.form(item.start - 1)
    if p.glued(item.start) and before in ("-", "/"):
        return True
    if before in ("$", "£", "€", "#", "%", "+") or before in p.words.numbered or p.has(item.start - 2, "no", "."):
        return False
    if p.form(item.end) == "year" and p.form(item.end + 1 + p.hyphen(item.end + 1)) == "old":
        return False
    if p.form(item.end) in ("%", "percent", "km", "miles", "meters", "metres", "people", "feet"):
        return False
    if token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNPS"):
        return before in ("the", "in", "since", "during", "until", "as") or token.head.i - token.i > 2
    return True
