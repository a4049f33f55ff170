"""The dateline at the head of a report: "GENEVA, March 4 (Agency) -", "Moscow. January 5. INTERFAX -"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from standoff.lexicon.layout import LayoutWords
from standoff.lexicon.times import TimeWords

_LONGEST = 110
_PARAGRAPH = 120
_SEPARATOR = re.compile(r"\s(?:--|—|–|-|\|)(?=\s|[“\"‘'])|—|\)\s?[:.]|\)(?=\s+[^\W\d_a-z])|/\.(?=\s)|:\s")
_DASHES = ("-", "–", "—")
_BETWEEN_DASHES = re.compile(r"\s*(?:--|[—–-])\s+(\w[^—–]{4,24}?)(?=\s+(?:--|[—–-])\s)")
_HOUR = re.compile(r"\d{1,2}[:.]\d{2}.*")
_NO_PLACE = frozenset("On In At By From Since After As It He She They We But And For With".split())
_ASIDE = re.compile(r"\([^()]{1,40}\)|/[^/]{1,40}/")
_PIECE = re.compile(r"[^,|;]+")
_STOP = re.compile(r"([^\W_]+)\.(?=\s+\w)")
_WORD = re.compile(r"[^\W_][\w.'’\-]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
_SMALL = frozenset("of the de la le du da do el al and upon am an der den del di sur on in".split())


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as written, `year` is `None` where the words leave it out."""

    year: int | None
    month: int
    day: int

    def resolve(self, near: date | None) -> date | None:
        """The day itself; without a written year the one nearest to `near`, `None` without both."""
        if self.year is not None:
            return calendar_day(self.year, self.month, self.day)
        if near is None:
            return None
        options = [calendar_day(near.year + shift, self.month, self.day) for shift in (0, -1, 1)]
        return min((day for day in options if day), key=lambda day: abs(day - near), default=None)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Offsets are counted from the line's beginning.

    Attributes:
        end: one past the dateline's last character, without the dash that closes it.
        place: start and end of the place; `None` for a line that is only a date.
        written: the day that it names, if any.
    """

    end: int
    place: tuple[int, int] | None
    written: WrittenDate | None


def read_date(text: str, words: TimeWords) -> WrittenDate | None:
    """The day that `text` is, whole and in any written order; `None` if it says anything else."""
    iso = _ISO.fullmatch(text.strip())
    if iso:
        year, month, day = map(int, iso.groups())
        return WrittenDate(year, month, day) if calendar_day(year, month, day) else None
    year_found: int | None = None
    month_found: int | None = None
    day_found: int | None = None
    for word in _WORD.findall(text.lower()):
        plain = word.rstrip(".")
        if word in words.months or plain in words.months:
            month_found = words.months.get(word) or words.months[plain]
        elif _YEAR.fullmatch(plain):
            year_found = int(plain)
        elif (number := _DAY.fullmatch(plain)) and day_found is None:
            day_found = int(number[1])
        elif plain not in words.weekdays:
            return None
    if month_found is None or day_found is None or not calendar_day(year_found or 2000, month_found, day_found):
        return None
    return WrittenDate(year_found, month_found, day_found)


def read_dateline(line: str, words: LayoutWords) -> Dateline | None:
    """The dateline with which `line` begins, or `None`."""
    for cut in _cuts(line):
        found = _read_head(line[:cut], words.times)
        if found is None or not _begins_text(line[cut:]):
            continue
        if found.place is None or _is_marked(line, cut, found, found.place, words):
            return _with_day_after(line, cut, found, words.times)
    return None


def _cuts(line: str) -> Iterator[int]:
    """The ends of what may be a dateline, nearest first."""
    for mark in _SEPARATOR.finditer(line, 0, min(len(line), _LONGEST)):
        end = mark.start() + 1 if mark[0][0] in ")/" else len(line[: mark.start()].rstrip())
        if end:
            yield end


def _begins_text(rest: str) -> bool:
    """Whether a report may begin after a dateline as `rest` does."""
    follows = rest.lstrip(" -–—|:.)/“\"‘'")
    return bool(follows) and (follows[0].isupper() or follows[0].isdigit())


def _is_marked(line: str, cut: int, head: "_Head", place: tuple[int, int], words: LayoutWords) -> bool:
    """Whether a date, an agency, capitals or the dash after it make a name at the head of a line its place."""
    name = line[slice(*place)]
    shouted = name.isupper() and len(name) > 2
    rest = line[cut:].lstrip()
    if rest.startswith(":"):
        return head.marks > 0 or (shouted and len(line) > _PARAGRAPH)
    if not rest.startswith(_DASHES) and not rest.startswith((".", "/", "|")):
        return head.written is not None and head.asides > 0
    return shouted or head.marks > 0 or _is_short_place(line, cut, place, words)


def _with_day_after(line: str, cut: int, head: "_Head", words: TimeWords) -> Dateline:
    """The dateline, together with a day that stands between two dashes behind it."""
    between = _BETWEEN_DASHES.match(line, cut) if head.written is None else None
    day = read_date(between[1], words) if between else None
    if between is None or day is None:
        return Dateline(cut, head.place, head.written)
    return Dateline(between.end(1), head.place, day)


def _is_short_place(line: str, cut: int, place: tuple[int, int], words: LayoutWords) -> bool:
    """A place in ordinary letters with nothing else is one only before a dash and a long text.

    Two words without a comma could as well be a person's name.
    """
    dash = line[cut:].lstrip()[:1]
    name = line[place[0] : place[1]].split()
    return dash in ("-", "–", "—") and len(line) - cut > 60 and (len(name) == 1 or name[0] in words.beginnings)


@dataclass(frozen=True, slots=True)
class _Head:
    """What may be a dateline: its place and day, its remarks in brackets, and how many marks it has."""

    place: tuple[int, int] | None
    written: WrittenDate | None
    asides: int

    @property
    def marks(self) -> int:
        """Days and remarks."""
        return self.asides + (self.written is not None)


def _read_head(head: str, words: TimeWords) -> _Head | None:
    """Place and day of a head of line; `None` if it is no dateline."""
    asides = len(_ASIDE.findall(head))
    blank = _ASIDE.sub(lambda aside: "," * len(aside[0]), head)
    blank = _STOP.sub(lambda stop: stop[0] if _is_short_form(stop[1], words) else f"{stop[1]},", blank)
    pieces = [(piece.start(), piece[0]) for piece in _PIECE.finditer(_join_days(blank)) if piece[0].strip(" .")]
    place: tuple[int, int] | None = None
    if pieces and _is_place(pieces[0][1].strip(" ."), words):
        start, first = pieces.pop(0)
        begin = start + len(first) - len(first.lstrip())
        place = (begin, begin + len(first.strip()))
    elif not asides:
        return None
    written: WrittenDate | None = None
    for _, piece in pieces:
        day = read_date(piece, words)
        if day is None and not _is_remark(piece.strip(" ."), words):
            return None
        written = day or written
    return _Head(place, written, asides)


def _is_remark(piece: str, words: TimeWords) -> bool:
    """Whether a piece may stand in a dateline beside place and day: another place, an agency, a weekday, an hour."""
    return _is_place(piece, words) or piece.lower() in words.weekdays or _HOUR.fullmatch(piece) is not None


def _is_short_form(word: str, words: TimeWords) -> bool:
    """Whether a full stop after `word` belongs to it ("Sept.", "St.")."""
    return f"{word.lower()}." in words.months or (len(word) <= 2 and word.isalpha())


def _join_days(head: str) -> str:
    """The comma between day and year ("March 4, 2021") is not one between pieces."""
    return re.sub(r"(\d),(?= ?(?:19|20)\d\d\b)", r"\1 ", head)


def _is_place(piece: str, words: TimeWords) -> bool:
    tokens = piece.split()
    if not 1 <= len(tokens) <= 5 or not piece[0].isupper():
        return False
    if tokens[0] in _NO_PLACE or any(_is_time_word(token.lower().rstrip("."), words) for token in tokens):
        return False
    return all(
        (token[0].isupper() and _WORD.fullmatch(token.replace("/", "-")) is not None) or token in _SMALL
        for token in tokens
    )


def _is_time_word(word: str, words: TimeWords) -> bool:
    return word in words.months or word in words.weekdays


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day; `None` where the calendar has none ("30 February")."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
