"""The templates: every text is escaped, and none can turn a line round or hide itself."""

from unicodedata import category

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from standoff.brief.heading import provenance, source_line, subtitle
from standoff.brief.wording import count, date_words, printable
from standoff.web.links import PLURALS, query, to_record, to_records, to_span

_HARMFUL = ("Cc", "Cf", "Cs", "Zl", "Zp")
_KEPT = "\n\t\u200c\u200d\u00ad"
_IN_PLACE = "\ufffd"


def make_templates() -> Environment:
    """The templates that come with the program."""
    environment = Environment(
        loader=PackageLoader("standoff.web"),
        autoescape=True,
        finalize=_printable,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        subtitle=subtitle, source_line=source_line, provenance=provenance, day=_day, verbatim=verbatim, count=count
    )
    environment.globals.update(
        to_record=to_record, to_records=to_records, to_span=to_span, query=query, plurals=PLURALS
    )
    return environment


def verbatim(text: str) -> Markup:
    """A report's words for the page, as they stand: characters that act and do not show become a sign, one for one."""
    return escape("".join(_visible(character) for character in text))


def _visible(character: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    if character == "\r":
        return " "
    return _IN_PLACE if category(character) in _HARMFUL and character not in _KEPT else character


def _printable(value: object) -> object:
    """Texts without control and direction characters; markup and numbers as they are."""
    return printable(value) if type(value) is str else value


def _day(value: object, year: int | None = None) -> str:
    return "no date" if value is None else date_words(value, year)  # type: ignore[arg-type]
