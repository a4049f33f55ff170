"""Lines of pages to paragraphs: what stands at the head and foot of every page is left out, the rest is joined."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from standoff.ingest.apart.paragraphs import find_compounds, join_lines
from standoff.ingest.apart.pdf_lines import Line

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:page\s+)?\d{1,4}(?:\s*(?:/|of|von|sur|de)\s*\d{1,4})?(?:\s*[-–—|])?", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?:…]['\"’”)\]]*$")
_EDGE_LINES = 2
_SAME_HEIGHT = 3.0
_WIDE_GAP = 1.3
_OTHER_SIZE = 1.12
_INDENT = 0.6
_SHORT = 0.9
_HALF = 0.4


def join_pages(pages: Sequence[Sequence[Line]]) -> str:
    """The text of all pages, a blank line between paragraphs."""
    kept = _without_edges(pages)
    compounds = find_compounds(line.text for lines in kept for line in lines)
    groups: list[list[Line]] = []
    for lines in kept:
        measure = _Measure(lines)
        is_first = True
        for line in lines:
            if not line.text:
                continue
            before = groups[-1][-1] if groups else None
            if before is None or (_parts_pages(before, line) if is_first else measure.parts(before, line)):
                groups.append([line])
            else:
                groups[-1].append(line)
            is_first = False
    return "\n\n".join(join_lines([line.text for line in group], compounds) for group in groups)


def _without_edges(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without running heads and page numbers: what comes again at the edge of other pages."""
    edges = [_edges(lines) for lines in pages]
    seen = Counter(key for lines in edges for key in sorted({_key(line) for line in lines}))
    needed = max(2, (len(pages) + 1) // 2 if len(pages) > 3 else 2)
    found = []
    for lines, edge in zip(pages, edges, strict=True):
        left_out = [line for line in edge if seen[_key(line)] >= needed or _PAGE_NUMBER.fullmatch(line.text)]
        found.append([line for line in lines if not any(line is other for other in left_out)])
    return found


def _edges(lines: Sequence[Line]) -> list[Line]:
    """The outermost lines of a page, above and below."""
    written = [line for line in lines if line.text]
    placed = sorted((line for line in written if line.height is not None), key=lambda line: line.height or 0.0)
    if len(placed) < len(written) / 2:
        placed = written
    heights = [line.height or 0.0 for line in placed]
    if not placed:
        return []
    low, high = heights[:_EDGE_LINES][-1], heights[-_EDGE_LINES:][0]
    if placed is written:
        return [*written[:_EDGE_LINES], *written[-_EDGE_LINES:]]
    return [line for line, height in zip(placed, heights, strict=True) if height <= low or height >= high]


def _key(line: Line) -> tuple[str, int]:
    """What makes edges of several pages the same: their words but for numbers, and their height."""
    return _NUMBER.sub("#", line.text.lower()), round((line.height or 0.0) / _SAME_HEIGHT)


def _parts_pages(before: Line, line: Line) -> bool:
    """Whether a paragraph ends with a page or column."""
    return bool(_ENDS.search(before.text)) or (not line.text[0].islower() and not _same_size(before, line))


def _same_size(before: Line, line: Line) -> bool:
    if before.size is None or line.size is None:
        return True
    return max(before.size, line.size) <= _OTHER_SIZE * min(before.size, line.size)


class _Measure:
    """The measures of a page: how far its lines stand apart and how far they reach."""

    def __init__(self, lines: Sequence[Line]) -> None:
        """Args: lines: of one page, in order."""
        steps = [_step(before, line) for before, line in pairwise(lines)]
        down = [step for step in steps if step is not None and step > 0]
        self._step = median(down) if down else None
        self._rights: dict[int, float] = {}
        for line in lines:
            if line.left is not None and line.right is not None:
                column = round(line.left / 10)
                self._rights[column] = max(self._rights.get(column, 0.0), line.right)
        self._longest = median(sorted(len(line.text) for line in lines if line.text) or [0])

    def parts(self, before: Line, line: Line) -> bool:
        """Whether a new paragraph begins with `line`."""
        if not _same_size(before, line):
            return True
        step = _step(before, line)
        if step is not None and step <= 0:
            return _parts_pages(before, line)
        if step is not None and self._step is not None and step > _WIDE_GAP * self._step:
            return True
        ends = bool(_ENDS.search(before.text))
        if ends and _indent(before, line) > _INDENT:
            return True
        if ends:
            return self._has_room(before, len(line.text.split()[0]))
        return line.text[0].isupper() and self._has_room(before, int(_HALF * self._longest))

    def _has_room(self, before: Line, letters: int) -> bool:
        """Whether so many letters would have had room at the end of a line."""
        if before.left is None or before.right is None:
            return len(before.text) + letters < _SHORT * self._longest
        right = max(
            (reach for column, reach in self._rights.items() if abs(column - before.left / 10) <= 3), default=0.0
        )
        wide = (before.right - before.left) / max(1, len(before.text))
        return before.right + wide * (letters + 1) < right


def _indent(before: Line, line: Line) -> float:
    """How far `line` begins to the right of the line before, in sizes of its letters; 0 where it does not tell."""
    return (line.left - before.left) / line.size if before.left and line.left and line.size else 0.0


def _step(before: Line, line: Line) -> float | None:
    """How far `line` stands below the line before, in points; `None` where the page does not tell."""
    if before.height is None or line.height is None or not before.text or not line.text:
        return None
    return before.height - line.height
