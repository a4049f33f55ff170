"""The lines of a page of PDF and where they stand."""

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Line:
    """One line.

    Attributes:
        text: its words; empty for a blank line that the page has as such.
        left: where it begins, in points from the left; `None` where the page does not tell.
        right: where it ends, likewise.
        height: its base line, in points from the bottom, likewise.
        size: of its letters, in points, likewise.
    """

    text: str
    left: float | None = None
    right: float | None = None
    height: float | None = None
    size: float | None = None


def collect_lines(page: Any) -> list[Line]:
    """The lines of a page of pypdf in the order in which they are written."""
    lines = [Line("")]

    def visit(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:
        first, *rest = text.split("\n")
        _add(lines[-1], first, outer, inner, size)
        for more in rest:
            lines.append(Line(""))
            if more.strip():
                _add(lines[-1], more, outer, inner, size)
                lines[-1].height = lines[-1].left = lines[-1].right = None

    page.extract_text(visitor_text=visit)
    for line in lines:
        line.text = " ".join(line.text.split())
    return lines


def _add(line: Line, text: str, outer: list[float], inner: list[float], size: float) -> None:
    """Words to a line; a piece without words tells where the words before it end."""
    left, height = _place(outer, inner)
    if text.strip():
        if not line.text.strip():
            line.left, line.height = left, height
            line.size = round(abs(size * (inner[3] * outer[3] or inner[1] * outer[2])), 2) or None
        line.right = None
    elif line.text.strip() and line.right is None and line.left is not None and left > line.left:
        line.right = left
    line.text += text


def _place(outer: list[float], inner: list[float]) -> tuple[float, float]:
    """The origin of a piece of text on the page."""
    left = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
    height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
    return left, height
