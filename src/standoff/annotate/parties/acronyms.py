"""Acronyms that the article itself explains: "the Pan Africanist Congress (PAC)"."""

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.annotate.parties.names import head_of

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "de", "&"})
_LONGEST = 12


def find_acronyms(tokens: Sequence[Token]) -> dict[str, int]:
    """The token that heads the long form, by acronym; the first explanation counts."""
    found: dict[str, int] = {}
    for at in range(1, len(tokens) - 2):
        if tokens[at].text != "(" or tokens[at + 2].text != ")":
            continue
        acronym = tokens[at + 1].text
        if not (acronym.isupper() and acronym.isalpha() and 2 <= len(acronym) <= _LONGEST):
            continue
        first = _long_form(tokens, at - 1, acronym)
        if first is not None:
            found.setdefault(acronym, head_of(tokens, first, at - 1).i)
    return found


def _long_form(tokens: Sequence[Token], last: int, acronym: str) -> int | None:
    """Where the words begin whose initials are the letters of `acronym`; `None` if they do not fit."""
    letters = list(acronym)
    at = last
    while at >= 0 and letters and last - at < 2 * _LONGEST:
        word = tokens[at].text
        if word[:1].upper() == letters[-1] and word[:1].isupper():
            letters.pop()
            if not letters:
                return at
        elif word.lower() not in _SMALL and word not in ("-", "'s", "’s", "'"):
            return None
        at -= 1
    return None
