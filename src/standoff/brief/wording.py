"""Quotations, dates and names as the brief writes them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import category

from standoff.analyze.days import Day
from standoff.analyze.sides import side_of
from standoff.brief.people import NOBODY, People, bare_name
from standoff.brief.phrases import Phrases
from standoff.model import Party, PartyKind

LONGEST_QUOTE = 150
"""Characters after which a quotation is cut at a word's border."""

_DOUBLE = re.compile(r"[\"“”„«»]")
_OPENING = re.compile(r"(?:(?<=[\s(\[])|^)[\"“„«](?=\S)")
_EDGES = " \t\n,;:–—-"
_STOPS = ".!?…"
_OWNER = re.compile(r"^(?:its|his|her|their|our|the|a|an)\s+", re.IGNORECASE)
_COMMON_HEADS = frozenset(
    (
        "A An The Some Several Many Two Three Four Both Other His Her Its Their Local Senior Police Soldiers Troops "
        "Rebels Protesters Villagers Residents Witnesses Lawmakers Prosecutors Officials Diplomats Aides Envoys "
        "Activists Analysts"
    ).split()
)
_JOINERS = "\u200c\u200d\u00ad"
_HARMFUL = ("Cc", "Cf", "Cs", "Zl", "Zp")


def printable(text: str) -> str:
    """`text` on one line, with control and direction characters shown as `\\xNN`.

    What comes from a report must not be able to move the cursor of a terminal or to reverse a line.
    """
    return "".join(
        f"\\x{ord(character):02x}" if category(character) in _HARMFUL and character not in _JOINERS else character
        for character in " ".join(text.split())
    )


def quote(words: str, longest: int = LONGEST_QUOTE) -> str:
    """`words` in curly quotation marks, on one line, inner double marks made single, cut with an ellipsis."""
    line = _without_stop(_without_odd_marks(" ".join(words.split()).strip(_EDGES)).strip(_EDGES))
    inner = cut(_DOUBLE.sub("’", _OPENING.sub("‘", line)), longest)
    return f"“{inner}{'’' if _lacks_close(inner) else ''}”"


def _lacks_close(line: str) -> bool:
    """Whether the last inner quotation mark of `line` is one that opens."""
    return line.rfind("‘") > line.rfind("’")


def _without_odd_marks(line: str) -> str:
    """`line` without a pair of marks around the whole, and without one at an edge whose fellow is missing."""
    marks = len(_DOUBLE.findall(line))
    first, last = bool(_DOUBLE.match(line)), bool(line) and bool(_DOUBLE.match(line[-1]))
    if marks == 2 and first and last:
        return line[1:-1]
    if marks % 2 and (first or last):
        return line[1:] if first else line[:-1]
    return line


def _without_stop(line: str) -> str:
    """`line` without its full stop, which the brief's own sentence sets; abbreviations keep theirs."""
    words = line.split(" ")
    return line[:-1] if line.endswith(".") and "." not in words[-1][:-1] and len(words[-1]) > 2 else line


def quotes(pieces: Iterable[str], longest: int = LONGEST_QUOTE) -> str:
    """Several pieces of one text as one quotation, ellipses between them."""
    return quote(" … ".join(" ".join(piece.split()).strip(_EDGES) for piece in pieces), longest)


def cut(line: str, longest: int) -> str:
    """`line` if it is not longer than that; else its beginning up to a word's border, and an ellipsis."""
    if len(line) <= longest:
        return line
    kept = line[: longest - 1]
    if " " in kept:
        kept = kept[: kept.rindex(" ")]
    return kept.rstrip(_EDGES) + " …"


def around(text: str, start: int, end: int, longest: int = LONGEST_QUOTE) -> str:
    """The part of a sentence around `[start, end)`, cut on both sides with ellipses if it is too long."""
    if len(text) <= longest:
        return text
    room = max(longest - (end - start), 0)
    first = max(0, min(start - room // 3, len(text) - longest))
    last = min(len(text), max(first + longest, min(end, first + longest)))
    if first > 0:
        blank = text.find(" ", first, start)
        first = blank + 1 if blank >= 0 else start
    if last < len(text):
        blank = text.rfind(" ", first, last)
        last = blank if blank > first else last
    return ("… " if first else "") + text[first:last].strip(_EDGES) + (" …" if last < len(text) else "")


def sentence(text: str) -> str:
    """`text` with a capital at its head and a full stop at its end."""
    line = text[:1].upper() + text[1:]
    closed = line.rstrip("”’)")
    return line if closed.endswith(tuple(_STOPS)) and not closed.endswith(" …") else line + "."


_WEEK_LESS_A_DAY = 6


def on_day(day: Day, year: int | None = None) -> str:
    """When something was, as a sentence says it: "on 6 February", "in the week of 6 February"."""
    words = day_words(day, year) or ""
    return (
        f"in {words}"
        if words.startswith("the week") or _whole_month_or_year(day)
        else f"on {words}"
        if day.first == day.last
        else words
    )


def day_words(day: Day | None, year: int | None = None) -> str | None:
    """A day or span of days in words ("6 February", "16-17 February"), with the year unless it is `year`."""
    if day is None:
        return None
    if day.first == day.last:
        return date_words(day.first, year)
    if day.first.weekday() == 0 and (day.last - day.first).days == _WEEK_LESS_A_DAY:
        return f"the week of {date_words(day.first, year)}"
    whole = _whole_month_or_year(day)
    if whole is not None:
        return whole
    if (day.first.year, day.first.month) == (day.last.year, day.last.month):
        return f"{day.first.day}–{date_words(day.last, year)}"
    return f"{date_words(day.first, year)} to {date_words(day.last, year)}"


def _whole_month_or_year(day: Day) -> str | None:
    """ "March 2014" or "2014" for a span that is just that."""
    next_day = day.last + timedelta(days=1)
    if day.first.day != 1 or next_day.day != 1 or day.first.year != day.last.year:
        return None
    if day.first.month == day.last.month:
        return f"{_MONTHS[day.first.month - 1]} {day.first.year}"
    return str(day.first.year) if day.first.month == 1 and day.last.month == 12 else None


_MONTHS = "January February March April May June July August September October November December".split()


def date_words(day: date, year: int | None = None) -> str:
    """A date in words, with the year unless it is `year`."""
    text = f"{day.day} {_MONTHS[day.month - 1]}"
    return text if day.year == year else f"{text} {day.year}"


def listed(items: Sequence[str]) -> str:
    """Items as a sentence lists them: "A", "A and B", "A, B and C"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def possessive(name: str) -> str:
    """The possessive of a name."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 report", "6 reports"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


@dataclass(frozen=True, slots=True)
class Names:
    """What sides and people are called.

    Attributes:
        countries: names by alpha-3 code.
        words: names and adjectives of each country, which need not be said twice.
        phrases: short names and articles.
        people: everybody named.
    """

    countries: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]
    phrases: Phrases
    people: People = NOBODY

    def side(self, side: str) -> str:
        """A side in a heading: "Russia", "U.S.", "NATO"."""
        return self.phrases.names.get(side) or self.countries.get(side, side)

    def side_in_text(self, side: str) -> str:
        """A side in a sentence: "Russia", "the U.S.", "NATO"."""
        name = self.side(side)
        return f"the {name}" if name in self.phrases.articles else name

    def sides_in_text(self, sides: Iterable[str]) -> str:
        """Several sides in a sentence."""
        return listed([self.side_in_text(side) for side in sides])

    def party(self, party: Party) -> str:
        """Somebody in a sentence: people with office and country, people not named as they are described."""
        party = self.people.known_as(party)
        if party.name is not None:
            return self._person(party)
        side = side_of(party)
        if side is not None and party.kind is PartyKind.STATE and not party.anonymous:
            return self.side_in_text(side)
        if (
            side is not None
            and party.kind is PartyKind.ORGANISATION
            and side not in self.countries
            and not party.anonymous
        ):
            return self.side_in_text(side)
        described = _lower_article(_without_edges(party.text))
        belongs = side or party.country
        if belongs is None or party.kind is PartyKind.BLOC or belongs == described or self._tells(described, belongs):
            return described
        return f"{described} ({self.side(belongs)})"

    def parties(self, parties: Iterable[Party]) -> str:
        """Several in a sentence, each once."""
        return listed(list(dict.fromkeys(self.party(party) for party in parties)))

    def _person(self, party: Party) -> str:
        name, country = bare_name(party.name or party.text), party.country or party.id
        role = _OWNER.sub("", _without_edges(party.role)) if party.role else None
        known = role is not None and country is not None and self._tells(role, country)
        where = f" ({self.side(country)})" if country is not None and not known else ""
        if role is None:
            return f"{name}{where}"
        if role[:1].isupper() and " of " not in role and len(role.split()) <= 4:
            return f"{role} {name}{where}"
        return f"{name}, {role}{where},"

    def _tells(self, text: str, side: str) -> bool:
        """Whether `text` names the side already."""
        words = (side, self.side(side), *self.words.get(side, ()))
        return any(re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", text) for word in words)


def _lower_article(text: str) -> str:
    """`text` as it stands within a sentence: "A spokesman" becomes "a spokesman"."""
    head = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if head in _COMMON_HEADS else text


def _without_edges(text: str) -> str:
    return " ".join(text.split()).strip(_EDGES + "“”\"'‘’")
