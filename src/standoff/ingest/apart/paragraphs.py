"""Lines of a set width to paragraphs: joined where the sentence goes on, hyphens at their ends undone."""

import re
from collections.abc import Iterable, Sequence

_SOFT_HYPHEN = "\u00ad"
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})[-\u2010]$")
_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*$")
_FULL = 0.3
_SHORT = 0.75
_WIDTHS = (50, 100)


def join_lines(lines: Sequence[str], compounds: frozenset[str] = frozenset()) -> str:
    """The lines of one paragraph as one.

    Args:
        lines: not blank.
        compounds: words with a hyphen that the text has elsewhere within a line, in small letters; such a hyphen
            stays at the end of a line too.
    """
    text = ""
    for line in lines:
        line = line.strip()
        broken = _BROKEN_WORD.search(text)
        if not text:
            text = line
        elif text.endswith(_SOFT_HYPHEN):
            text = text[:-1] + line
        elif broken and line[:1].islower():
            follows = re.match(r"[^\W\d_]+", line)
            compound = f"{broken[1]}-{follows[0] if follows else ''}".lower()
            text = (text if compound in compounds else text[:-1]) + line
        else:
            text = f"{text} {line}"
    return text.replace(_SOFT_HYPHEN, "")


def find_compounds(lines: Iterable[str]) -> frozenset[str]:
    """The words with a hyphen within the lines, in small letters."""
    return frozenset(
        match.lower() for line in lines for match in re.findall(r"\b[^\W\d_]+-[^\W\d_]+", line.replace("\u2010", "-"))
    )


def unwrap(text: str) -> str:
    """A message whose lines were broken at a set width as paragraphs; any other text as it is.

    Lines that quote ("> ..."), lists and short lines (addresses, verses) keep their breaks.
    """
    lines = text.splitlines()
    width = _set_width([len(line) for line in lines if line.strip()])
    if width is None:
        return text
    found: list[list[str]] = []
    compounds = find_compounds(lines)
    before = ""
    for line in lines:
        goes_on = bool(before.strip()) and len(before) > _SHORT * width and _is_prose(line) and _is_prose(before)
        if goes_on and not (_ENDS.search(before) and len(before) + len(line.split()[0]) < width):
            found[-1].append(line)
        else:
            found.append([line])
        before = line
    return "\n".join(join_lines(group, compounds) if group[0].strip() else "" for group in found)


def _set_width(lengths: Sequence[int]) -> int | None:
    """The width at which lines were broken; `None` where some are longer than such widths, or few are full."""
    width = max(lengths, default=0)
    full = sum(length > _SHORT * width for length in lengths)
    is_set = _WIDTHS[0] <= width <= _WIDTHS[1] and full >= _FULL * len(lengths)
    return width if is_set else None


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and line[0] not in ">-*•\t" and not line.startswith("    ")
