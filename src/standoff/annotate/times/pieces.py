"""The text cut into runs of letters, runs of digits, single marks and line breaks.

Times are written in too many ways for the parser's tokens to be of use ("mid-May", "1914–18", "5pm",
"the '90s" come out as one token or as four, by chance), so the grammar reads pieces of its own and
goes back to the parse only to ask for tense and attachment.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from standoff.annotate.times.senses import Found
from standoff.lexicon.times import TimeWords

Rule = Callable[["Pieces", int], list[Found]]
"""What may begin at a piece: the expressions found there, in order, none if the rule does not apply."""

_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|\n")
_SAME = {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‑": "-", "‐": "-", "−": "-"}


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text's pieces, in order.

    Attributes:
        text: the text.
        forms: the pieces in lower case; all short dashes are "-", all apostrophes "'".
        starts: offset of each.
        ends: one past the last character of each.
        words: the words of time.
        rules: what may apply at a piece, by its form; under the empty form, what may apply at digits.
        nesting: one number, how many readings of a date are under way ("the end of the end of ...").
    """

    text: str
    forms: list[str]
    starts: list[int]
    ends: list[int]
    words: TimeWords
    rules: Mapping[str, tuple[Rule, ...]]
    nesting: list[int] = field(default_factory=lambda: [0])

    def form(self, i: int) -> str:
        """The piece at `i`, empty outside of the text."""
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def glued(self, i: int) -> bool:
        """Whether nothing stands between the pieces `i - 1` and `i`."""
        return 0 < i < len(self.forms) and self.starts[i] == self.ends[i - 1]

    def capital(self, i: int) -> bool:
        """Whether the piece at `i` begins with a capital letter."""
        return 0 <= i < len(self.forms) and self.text[self.starts[i]].isupper()

    def number(self, i: int) -> int | None:
        """The whole number that the piece at `i` is, if it is one of at most four digits."""
        form = self.form(i)
        return int(form) if len(form) <= 4 and form.isdecimal() else None

    def applicable(self, i: int) -> tuple[Rule, ...]:
        """The rules that may apply at `i`."""
        form = self.form(i)
        return self.rules[""] if form.isdecimal() else self.rules.get(form, ())

    def has(self, i: int, *forms: str) -> bool:
        """Whether `forms` stand at `i`, one after the other."""
        return tuple(self.forms[i : i + len(forms)]) == forms

    def hyphen(self, i: int) -> bool:
        """Whether a short dash stands at `i`, or two hyphens."""
        return self.form(i) == "-"


def cut(text: str, words: TimeWords, rules: Mapping[str, tuple[Rule, ...]]) -> Pieces:
    """The pieces of `text`."""
    matches = list(_PIECE.finditer(text))
    forms = [match[0].lower() for match in matches]
    for i, form in enumerate(forms):
        if form in _SAME:
            forms[i] = _SAME[form]
    return Pieces(text, forms, [match.start() for match in matches], [match.end() for match in matches], words, rules)
