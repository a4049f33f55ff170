"""From a chart to SVG that stands in a page: colours from the page, words for those who do not see it."""

import re
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from itertools import count
from typing import Any
from xml.etree import ElementTree

_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink"
LINK_BASE = "https://page.invalid/"
"""Begins the links of a chart while it is drawn, because the library completes those without a host."""
INK, SOFT, RULE, PAPER, FIRST, SECOND, THIRD = (
    "#1d1f21", "#5a5f63", "#d8d4ca", "#fdfcf9", "#1f5f99", "#a23b1c", "#1b6e3c",
)  # fmt: skip
_OF_THE_PAGE = {
    INK: "var(--ink, #1d1f21)",
    SOFT: "var(--soft, #5a5f63)",
    RULE: "var(--rule, #d8d4ca)",
    PAPER: "var(--paper, #fdfcf9)",
    FIRST: "var(--statement, #1f5f99)",
    SECOND: "var(--event, #a23b1c)",
    THIRD: "var(--meeting, #1b6e3c)",
}
_COLOURED = ("fill", "stroke")
_DROPPED = ("aria-hidden", "aria-roledescription", "role", "pointer-events", "cursor", "style")
_SPEAKING = "aria-label"


def can_draw() -> bool:
    """Whether the packages that draw are installed."""
    return find_spec("altair") is not None and find_spec("vl_convert") is not None


Tables = dict[str, Sequence[Mapping[str, object]]]
"""The rows that a chart draws, by the names by which its parts refer to them: the library copies charts often."""


def to_svg(chart: Any, tables: Tables, name: str, title: str, description: str) -> str:
    """The chart as an `svg` element for a page.

    Args:
        chart: of Altair.
        tables: its rows.
        name: a word that no other chart of the page has, for its ids.
        title: what it shows.
        description: the same in words, for those who do not see it.
    """
    import vl_convert

    root = ElementTree.fromstring(vl_convert.vegalite_to_svg(chart.to_dict(validate=False) | {"datasets": tables}))
    _take_out_background(root)
    _name_ids(root, name)
    for element in root.iter():
        _adapt(element)
    _give_words(root, name, title, description)
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")  # HTML knows its svg without a namespace
    return ElementTree.tostring(root, encoding="unicode")


def _take_out_background(root: ElementTree.Element) -> None:
    for child in list(root):
        if child.tag == f"{{{_SVG}}}rect":
            root.remove(child)


def _name_ids(root: ElementTree.Element, name: str) -> None:
    """Ids that no other chart of a page has."""
    numbers = count(1)
    renamed = {e.attrib["id"]: f"{name}-{next(numbers)}" for e in root.iter() if "id" in e.attrib}
    for element in root.iter():
        for attribute, value in element.attrib.items():
            if attribute == "id":
                element.set(attribute, renamed[value])
            elif "url(#" in value:
                element.set(attribute, re.sub(r"url\(#([^)]+)\)", lambda m: f"url(#{renamed[m[1]]})", value))


def _adapt(element: ElementTree.Element) -> None:
    """The page's colours and links; of what is said to screen readers only the names of links."""
    for attribute in _COLOURED:
        colour = element.attrib.get(attribute, "").lower()
        if colour in _OF_THE_PAGE:
            element.set(attribute, _OF_THE_PAGE[colour])
    link = element.attrib.get(f"{{{_LINK}}}href")
    if link is not None:
        element.set("href", "/" + link.removeprefix(LINK_BASE))
        del element.attrib[f"{{{_LINK}}}href"]
        spoken = next((child.attrib[_SPEAKING] for child in element if _SPEAKING in child.attrib), None)
        if spoken is not None:
            element.set(_SPEAKING, spoken)
            ElementTree.SubElement(element, f"{{{_SVG}}}title").text = spoken
    for attribute in (*_DROPPED, *(() if link is not None else (_SPEAKING,))):
        element.attrib.pop(attribute, None)
    if element.tag == f"{{{_SVG}}}text":
        element.set("pointer-events", "none")  # a number on a bar must not keep clicks from the bar


def _give_words(root: ElementTree.Element, name: str, title: str, description: str) -> None:
    words = []
    for tag, text in (("title", title), ("desc", description)):
        element = ElementTree.Element(f"{{{_SVG}}}{tag}", {"id": f"{name}-{tag}"})
        element.text = text
        words.append(element)
    root[:0] = words
    root.set("class", "chart")
    root.set("role", "group")
    root.set("aria-labelledby", f"{name}-title")
    root.set("aria-describedby", f"{name}-desc")
