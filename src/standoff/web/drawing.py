"""Charts in pages."""

from collections.abc import Callable
from threading import Lock

from markupsafe import Markup

_ONE_AT_A_TIME = Lock()


def drawn(draw: Callable[[], str]) -> Markup:
    """What `draw` draws, as markup that the page takes as it is: the chart's texts were escaped when it was written.

    One chart is drawn at a time: the library that draws shares one engine.
    """
    with _ONE_AT_A_TIME:
        return Markup(draw())  # ElementTree, which writes it, escapes
