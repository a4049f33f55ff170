"""A brief as one HTML file without anything from outside."""

from functools import cache
from importlib import resources

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from standoff.brief.charts import can_draw, draw_intensity
from standoff.brief.heading import more, provenance, source_line, subtitle
from standoff.brief.page import Brief
from standoff.brief.wording import printable


def render_html(brief: Brief) -> str:
    """The whole page, with a chart if the extra `web` is installed. Every text is escaped."""
    template = _environment().from_string(_file("brief.html.j2"))
    return template.render(brief=brief, style=_file("brief.css"), chart=_chart(brief))


def _chart(brief: Brief) -> Markup | None:
    """Reported intensity as SVG; `None` where there is none, or where the packages that draw are missing."""
    if not brief.weeks or not can_draw():
        return None
    return Markup(draw_intensity(brief.weeks, "intensity-chart", brief.title))  # ElementTree, which writes it, escapes


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True, finalize=_printable, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(subtitle=subtitle, more=more, provenance=provenance, source_line=source_line)
    return environment


def _printable(value: object) -> object:
    """Texts without control and direction characters; markup and numbers as they are."""
    return printable(value) if type(value) is str else value


def _file(name: str) -> str:
    return (resources.files("standoff.brief") / "templates" / name).read_text(encoding="utf-8")
