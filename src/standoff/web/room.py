"""What all pages share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse

from standoff.brief.wording import Names
from standoff.lexicon import Lexicon
from standoff.store import Store, open_store
from standoff.web.adding import Adding
from standoff.web.desks import Desks
from standoff.web.safety import Safety

NAVIGATION = (
    ("/", "Desk"),
    ("/positions", "Positions"),
    ("/timeline", "Timeline"),
    ("/dyads", "Dyads"),
    ("/documents", "Reports"),
    ("/parties", "Parties"),
    ("/records", "Records"),
    ("/review", "Review"),
    ("/add", "Add"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The reading room of one record.

    Attributes:
        path: the record's file.
        lexicon: the words of the analysis.
        names: what sides are called where the analysis of the whole record is not at hand.
        desks: the analysis, kept while the record stays as it is.
        templates: the pages.
        safety: what keeps others out.
        adding: codes what readers bring.
        clock: tells the time of now.
        signer: by whom decisions are signed unless a reader gives a name.
    """

    path: Path
    lexicon: Lexicon
    names: Names
    desks: Desks
    templates: Environment
    safety: Safety
    adding: Adding
    clock: Callable[[], datetime]
    signer: str

    def store(self) -> Store:
        """The record, open; to be closed by whoever opened it, in the same thread."""
        return open_store(self.path)

    def page(self, request: Request, template: str, view: object, status: int = 200) -> HTMLResponse:
        """A page.

        Args:
            request: what was asked.
            template: name of the file without its endings.
            view: what the page shows, frozen.
            status: of HTTP.
        """
        html = self.templates.get_template(f"{template}.html.j2").render(
            view=view,
            path=request.url.path,
            asked=request.query_params,
            navigation=NAVIGATION,
            record=self.path.name,
            form_token=self.safety.form_token,
        )
        return HTMLResponse(html, status_code=status)
