"""What all pages share."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from standoff.brief.wording import Names
from standoff.lexicon import Lexicon
from standoff.store import Store, open_store
from standoff.web.adding import Adding
from standoff.web.desks import Desks
from standoff.web.safety import Safety

DATA = "/api/pages"
"""Before the address of a page: what it shows, as JSON."""

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

    def page(self, request: Request, template: str, view: object, status: int = 200) -> Response:
        """A page, or its view as JSON where the address asks for that.

        Args:
            request: what was asked.
            template: name of the file without its endings.
            view: what the page shows, frozen.
            status: of HTTP.
        """
        if is_for_data(request):
            content = msgspec.json.encode(view, enc_hook=str)  # charts are text that is marked as safe
            return Response(content, status, media_type="application/json")
        html = self.templates.get_template(f"{template}.html.j2").render(
            view=view,
            path=request.url.path,
            asked=request.query_params,
            data=f"{DATA}{request.url.path}{'?' if request.url.query else ''}{request.url.query}",
            navigation=NAVIGATION,
            record=self.path.name,
            form_token=self.safety.form_token,
        )
        return HTMLResponse(html, status_code=status)


def is_for_data(request: Request) -> bool:
    """Whether the view of a page is asked for, not the page."""
    return request.url.path.startswith(f"{DATA}/")
